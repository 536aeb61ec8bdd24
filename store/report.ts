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
}

/** What somebody has kept, by name. */
export const listReports = async (sql: Sql | Tx, { county, account }: Owner): Promise<readonly Report[]> =>
  sql<Report[]>`select name, asked, saved_at "savedAt" from report where county = ${county} and account = ${account}
    order by name`

/** Keeps it; what bore the name before is replaced. */
export const putReport = async (tx: Tx, { county, account }: Owner, report: Report): Promise<void> => {
  await tx`insert into report (county, account, name, asked, saved_at)
    values (${county}, ${account}, ${report.name}, ${tx.json(report.asked as never)}, ${report.savedAt})
    on conflict (county, account, name) do update set asked = excluded.asked, saved_at = excluded.saved_at`
}

/** Whether there was one of that name. */
export const removeReport = async (tx: Tx, { county, account }: Owner, name: string): Promise<boolean> => {
  const gone = await tx`delete from report where county = ${county} and account = ${account} and name = ${name}`
  return gone.count > 0
}
