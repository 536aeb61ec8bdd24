import type { Sql, Tx } from '../database.ts'

/** A desk somebody holds, with their names. */
export interface HeldDesk {
  readonly desk: string
  readonly role: string
  readonly region: string
  readonly people: readonly string[]
}

export interface DeskRange {
  /** Null: any role. */
  readonly roles: readonly string[] | null
  readonly lo: string
  readonly hi: string
  /** YYYY-MM-DD, China. */
  readonly day: string
}

/** Desks of these roles held on a day in a part of the tree, by region. */
export const listHeldDesks = (sql: Sql | Tx, county: string, range: DeskRange): Promise<readonly HeldDesk[]> => sql<
  HeldDesk[]
>`
  select p.desk, p.role, p.region, array_agg(a.name order by a.name) as people
  from position p join account a on a.id = p.account
  where p.county = ${county} and a.disabled_at is null and p.region >= ${range.lo} and p.region < ${range.hi}
    and (${range.roles === null} or p.role = any (${(range.roles ?? []) as string[]}))
    and p.valid_from <= ${range.day} and (p.valid_to is null or p.valid_to > ${range.day})
  group by p.desk, p.role, p.region
  order by p.region, p.role, p.desk`

/** How many tasks are open on each desk, as far as the asker's scope reaches. */
export const countOpenTasks = async (
  tx: Tx,
  county: string,
  desks: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx<{ desk: string; open: number }[]>`
    select desk, count(*)::integer as open from matter_task
    where county = ${county} and done_at is null and desk = any (${desks as string[]})
    group by desk`
  return new Map(rows.map(({ desk, open }) => [desk, open]))
}

/** How many of the latest matters looked at, so that a full county answers as fast as an empty one. */
const LATEST = 300

/** How often each desk led the latest matters of a category. */
export const countUsed = async (tx: Tx, county: string, category: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx<{ lead: string; used: number }[]>`
    select lead, count(*)::integer as used from (
      select lead from matter where county = ${county} and category = ${category} and lead is not null
      order by lodged_at desc limit ${LATEST}
    ) latest group by lead`
  return new Map(rows.map(({ lead, used }) => [lead, used]))
}
