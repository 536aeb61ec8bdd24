import { civilDate } from '../kernel/calendar/index.ts'
import type { Program } from '../server/program.ts'
import type { Tx } from '../store/database.ts'
import { type BulkMatter, copyMatters } from '../store/matter/bulk.ts'
import { copyNumbers } from '../store/matter/number.ts'
import type { Planned } from './whole.ts'

/** Numbers of each day, in order of lodging, over all processes. */
const numbering = () => {
  const days = new Map<string, number>()
  const next = (at: number): string => {
    const day = civilDate(new Date(at).toISOString())
    const number = (days.get(day) ?? 0) + 1
    days.set(day, number)
    return `${day.slice(2).replaceAll('-', '')}-${String(number).padStart(5, '0')}`
  }
  return { days, next }
}

/** Matters lived one after the other and written as they come. Returns how many there were. */
export const makeMatters = async (
  tx: Tx,
  program: Program,
  planned: readonly Planned[],
  progress: (done: number, of: number) => void,
): Promise<number> => {
  const ordered = planned.toSorted((a, b) => a.lodgedAt - b.lodgedAt)
  const numbers = numbering()
  function* wholes(): Generator<BulkMatter> {
    for (const [n, { lodgedAt, whole }] of ordered.entries()) {
      yield whole(numbers.next(lodgedAt))
      if (n % 500 === 0) progress(n, ordered.length)
    }
  }
  const written = await copyMatters(tx, wholes())
  await copyNumbers(tx, program.county, numbers.days)
  return written
}
