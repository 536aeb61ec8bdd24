import { copyRows } from '../copy.ts'
import type { Database, Tx } from '../database.ts'

const BLOCK = 100

/**
 * Numbers `yymmdd-nnnnn` per county and day, taken from the database in blocks, so that two lodgings never wait for each other.
 * What a stopped process had left of a block stays unused: numbers are unique and rising, not without gaps.
 */
export const openNumbers = (database: Database, county: string): ((day: string) => Promise<string>) => {
  const blocks = new Map<string, { next: number; end: number }>()
  const asking = new Map<string, Promise<void>>()
  const fill = async (day: string): Promise<void> => {
    // on the other door: a lodging waits for it with a connection in hand
    const [row] = await database.system<{ next: string }[]>`
      insert into number_block (county, series, next) values (${county}, ${day}, ${BLOCK + 1})
      on conflict (county, series) do update set next = number_block.next + ${BLOCK} returning next`
    const end = Number(row?.next)
    blocks.set(day, { next: end - BLOCK, end })
  }
  return async (day) => {
    for (;;) {
      const block = blocks.get(day)
      if (block && block.next < block.end) {
        const number = block.next
        block.next += 1
        return `${day.slice(2).replaceAll('-', '')}-${String(number).padStart(5, '0')}`
      }
      const waited = asking.get(day) ?? fill(day).finally(() => asking.delete(day))
      asking.set(day, waited)
      await waited
    }
  }
}

/** Sets the counters past the numbers of what was written in bulk: day (YYYY-MM-DD) → how many. The days must be new. */
export const copyNumbers = (tx: Tx, county: string, days: ReadonlyMap<string, number>): Promise<void> =>
  copyRows(
    tx,
    'number_block',
    ['county', 'series', 'next'],
    [...days].map(([day, count]) => [county, day, count + 1]),
  )
