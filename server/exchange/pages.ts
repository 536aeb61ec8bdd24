import type { Result } from '../../kernel/refusal/index.ts'
import { accept } from '../../kernel/refusal/index.ts'

/** Rows read at a time: few round trips, little memory. */
export const BATCH = 500

/** All rows of a list that is read page by page; `read` gets the last row of the page before. */
export async function* eachOf<T>(read: (last: T | null) => Promise<readonly T[]>): AsyncGenerator<T, void> {
  for (let last: T | null = null; ; ) {
    const rows: readonly T[] = await read(last)
    yield* rows
    if (rows.length < BATCH) return
    last = rows.at(-1) ?? null
  }
}

export async function* mapped<T, U>(rows: AsyncIterable<T>, present: (row: T) => U): AsyncGenerator<U> {
  for await (const row of rows) yield present(row)
}

/** A column of an exported list: the key of its heading, and its cell. */
export type Column<T> = readonly [key: string, cell: (row: T) => string | number | boolean | null | undefined]

export async function* cellsOf<T>(columns: readonly Column<T>[], rows: AsyncIterable<T> | Iterable<T>) {
  for await (const row of rows)
    yield columns.map(([, cell]) => {
      const value = cell(row)
      return value === null || value === undefined ? '' : String(value)
    })
}

/** Time of day in China as people write it, without a zone: 2026-03-02 10:00. */
export const minute = (at: string | null | undefined): string =>
  at ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : ''

/** What an export writes: headings by key, and rows as text. Cells are numbers and ids as they are kept, so that nothing is lost. */
export interface Listing {
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<readonly string[]>
}
export const listing = <T>(columns: readonly Column<T>[], rows: AsyncIterable<T> | Iterable<T>): Result<Listing> =>
  accept({ columns: columns.map(([key]) => key), rows: cellsOf(columns, rows) })
