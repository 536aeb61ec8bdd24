import type { Sql, Tx } from '../database.ts'

/** A desk that somebody holds on a day, as a position to act from. */
export interface HeldSeat {
  readonly id: string
  readonly desk: string
  readonly role: string
  readonly region: string
  readonly org: string | null
}

/** One position for each desk held on `day` (YYYY-MM-DD), in order of desk. */
export const listSeats = (sql: Sql | Tx, county: string, day: string): Promise<readonly HeldSeat[]> => sql<HeldSeat[]>`
  select distinct on (p.desk) p.id, p.desk, p.role, p.region, p.org from position p join account a on a.id = p.account
  where p.county = ${county} and a.disabled_at is null and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
  order by p.desk, p.valid_from, p.id`
