import type { Sql, Tx } from './database.ts'

/** Whose reports. */
export interface Owner {
  readonly county: string
  readonly account: string
}
export interface Report {
  readonly name: string
  readonly asked: unknown
  readonly savedAt: Date
  /** Region whose people see it; null: its owner alone. */
  readonly sharedWith: string | null
  /** Name and post of the owner, in words. */
  readonly byName: string
}
export interface ListedReport extends Report {
  readonly mine: boolean
}

/** Shared reports that one reader is shown, at most. */
const MOST_SHARED = 500

/** What somebody has kept, by name; then what is shared with any of `regions`, the latest first. */
export const listReports = async (
  sql: Sql | Tx,
  { county, account }: Owner,
  regions: readonly string[],
): Promise<readonly ListedReport[]> => {
  const own = await sql<ListedReport[]>`
    select name, asked, saved_at "savedAt", shared_with "sharedWith", by_name "byName", true mine
    from report where county = ${county} and account = ${account} order by name`
  const shared = await sql<ListedReport[]>`
    select name, asked, saved_at "savedAt", shared_with "sharedWith", by_name "byName", false mine
    from report where county = ${county} and account <> ${account} and shared_with = any (${regions as string[]})
    order by saved_at desc, name limit ${MOST_SHARED}`
  return [...own, ...shared]
}

/** How many somebody has kept under other names. */
export const countOtherReports = async (tx: Tx, { county, account }: Owner, name: string): Promise<number> => {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int n from report where county = ${county} and account = ${account} and name <> ${name}`
  return row?.n ?? 0
}

/** Keeps it; what bore the name before is replaced. */
export const putReport = async (tx: Tx, { county, account }: Owner, report: Report): Promise<void> => {
  const { name, asked, savedAt, sharedWith, byName } = report
  await tx`insert into report (county, account, name, asked, saved_at, shared_with, by_name)
    values (${county}, ${account}, ${name}, ${tx.json(asked as never)}, ${savedAt}, ${sharedWith}, ${byName})
    on conflict (county, account, name) do update set asked = excluded.asked, saved_at = excluded.saved_at,
      shared_with = excluded.shared_with, by_name = excluded.by_name`
}

/** Whether there was one of that name. */
export const removeReport = async (tx: Tx, { county, account }: Owner, name: string): Promise<boolean> => {
  const gone = await tx`delete from report where county = ${county} and account = ${account} and name = ${name}`
  return gone.count > 0
}
