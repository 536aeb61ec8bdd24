import { connect } from '../../store/connect.ts'
import type { TestDatabase } from '../support/database.ts'

export interface Ledger {
  /** Table → number of rows and a digest of all of them. */
  readonly read: () => Promise<Readonly<Record<string, string>>>
  readonly close: () => Promise<void>
}

/** Sessions note when they were last used; that is no effect of what was asked. */
const ASIDE = new Set(['session'])

/** The whole database as numbers to compare: what a refused request has left behind shows as a table that differs. */
export const openLedger = async (database: TestDatabase): Promise<Ledger> => {
  const sql = connect(database.ownerUrl, { max: 1 })
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`
  const query = tables
    .filter(({ name }) => !ASIDE.has(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by t::text), '')) as digest from "${name}" t`,
    )
    .join(' union all ')
  return {
    read: async () => {
      const rows = await sql.unsafe<{ name: string; digest: string }[]>(query)
      return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
    },
    close: () => sql.end(),
  }
}
