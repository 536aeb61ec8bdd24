import type { Tx } from '../database.ts'
import type { Found } from '../matter/find.ts'
import type { MatterRecord } from '../matter/record.ts'

/** A matter of one of the processes by its number, within the acting scope; never one on the closed route. */
export const findNumbered = async (
  tx: Tx,
  county: string,
  number: string,
  processes: readonly string[],
): Promise<Found | undefined> => {
  const [row] = await tx<(MatterRecord & { history: Found['history'] })[]>`
    select m.*, matter_history(m.county, m.id) as history from matter m
    where m.county = ${county} and m.number = ${number} and m.process = any (${processes as string[]}) and not m.sealed`
  return row && { matter: row, history: row.history }
}
