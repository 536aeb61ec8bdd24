import { Readable } from 'node:stream'
import { bookOf } from './tableBook.ts'

/** Rows of text under a header, to be sent as a file while they are read. */
export interface Table {
  /** File name without its ending. */
  readonly name: string
  readonly header: readonly string[]
  readonly rows: AsyncIterable<readonly string[]>
}

/** A cell that a spreadsheet would take for a formula is made plain text: what residents wrote must not run anywhere. */
const plain = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell)
/** Less than nothing is a number, and runs nowhere. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const fileHeaders = (name: string, type: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
})

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`

/** Characters handed on at once. */
const BUNDLE = 64 * 1024

async function* csvText({ header, rows }: Table): AsyncGenerator<string> {
  let text = `\ufeff${lineOf(header)}`
  for await (const row of rows) {
    text += lineOf(row.map(plain))
    if (text.length < BUNDLE) continue
    yield text
    text = ''
  }
  yield text
}

/** CSV in UTF-8 with a byte order mark, so that spreadsheets read Chinese; streamed. */
const csv = (table: Table): Response =>
  new Response(Readable.toWeb(Readable.from(csvText(table), { objectMode: false })) as ReadableStream, {
    headers: fileHeaders(`${table.name}.csv`, 'text/csv; charset=utf-8'),
  })

/** XLSX with every cell as text (codes and ids keep their zeros); streamed. */
const xlsx = ({ name, header, rows }: Table): Response =>
  new Response(bookOf(header, rows), { headers: fileHeaders(`${name}.xlsx`, XLSX) })

/** Control characters can't stand in XML, and a cell holds 32,767 characters. */
export const xmlText = (cell: string): string =>
  [...cell]
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .join('')
    .slice(0, 32_767)

export const tableResponse = (format: 'csv' | 'xlsx', table: Table): Response =>
  format === 'csv' ? csv(table) : xlsx(table)
