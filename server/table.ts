import { PassThrough, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import ExcelJS from 'exceljs'

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

/** CSV in UTF-8 with a byte order mark, so that spreadsheets read Chinese; streamed. */
const csv = ({ name, header, rows }: Table): Response => {
  const stream = Readable.from(mapped(rows)).pipe(
    stringify({ bom: true, header: true, columns: [...header], record_delimiter: 'windows' }),
  )
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: fileHeaders(`${name}.csv`, 'text/csv; charset=utf-8'),
  })
}

async function* mapped(rows: Table['rows']): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map(plain)
}

/** XLSX with every cell as text (codes and ids keep their zeros); streamed. */
const xlsx = ({ name, header, rows }: Table): Response => {
  const out = new PassThrough()
  const fill = async (): Promise<void> => {
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true })
    const sheet = book.addWorksheet('1', { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = header.map((title) => ({ header: title, width: 20, style: { numFmt: '@' } }))
    for await (const row of rows) {
      sheet.addRow(row.map(xmlText)).commit()
      if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve))
    }
    sheet.commit()
    await book.commit()
  }
  fill().catch((error: Error) => out.destroy(error))
  return new Response(Readable.toWeb(out) as ReadableStream, {
    headers: fileHeaders(`${name}.xlsx`, XLSX),
  })
}

/** Control characters can't stand in XML, and a cell holds 32,767 characters. */
export const xmlText = (cell: string): string =>
  [...cell]
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .join('')
    .slice(0, 32_767)

export const tableResponse = (format: 'csv' | 'xlsx', table: Table): Response =>
  format === 'csv' ? csv(table) : xlsx(table)
