import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tx } from './database.ts'

/** A cell of a bulk row. Objects go as JSON, string arrays as `text[]`, bytes as `bytea`. */
export type Cell = string | number | boolean | null | undefined | Date | Uint8Array | readonly string[] | object

const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text

const arrayLiteral = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`

const render = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '\\N'
  if (typeof cell === 'string') return escaped(cell)
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  if (cell instanceof Date) return cell.toISOString()
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`
  if (Array.isArray(cell) && cell.every((item) => typeof item === 'string')) return escaped(arrayLiteral(cell))
  return escaped(JSON.stringify(cell))
}

/** Bytes held back before they go on the wire: large enough to be quick, small enough to stay in constant memory. */
const CHUNK = 256 * 1024

async function* lines(rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>): AsyncGenerator<Buffer> {
  let held: string[] = []
  let size = 0
  for await (const row of rows) {
    const line = `${row.map(render).join('\t')}\n`
    held.push(line)
    size += line.length
    if (size >= CHUNK) {
      yield Buffer.from(held.join(''))
      held = []
      size = 0
    }
  }
  if (size > 0) yield Buffer.from(held.join(''))
}

/** Rows into a table by COPY, as they come. Must be called by a role that no row policy holds back. */
export const copyRows = async (
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): Promise<void> => {
  const into = await tx.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`).writable()
  await pipeline(Readable.from(lines(rows), { objectMode: false }), into)
}
