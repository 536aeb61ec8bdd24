import type { Ledger } from '../../kernel/ledger/index.ts'
import { pastTableOf, tableOf } from '../../kernel/ledger/index.ts'
import type { Sql, Tx } from '../database.ts'

export type NamesByKey = ReadonlyMap<string, string>

const byKey = (rows: readonly { readonly key: string; readonly name: string }[]): NamesByKey =>
  new Map(rows.map(({ key, name }) => [key, name]))

/** Names of regions as they stand now, or as they were last called. */
export const regionNames = async (sql: Sql | Tx, codes: readonly string[]): Promise<NamesByKey> =>
  codes.length === 0
    ? new Map()
    : byKey(
        await sql`select distinct on (code) code as key, name from region where code in ${sql(codes)}
        order by code, valid_from desc`,
      )

export const organisationNames = async (sql: Sql | Tx, codes: readonly string[]): Promise<NamesByKey> =>
  codes.length === 0
    ? new Map()
    : byKey(
        await sql`select distinct on (code) code as key, name from organisation where code in ${sql(codes)}
        order by code, valid_from desc`,
      )

/** What a record is called, and whether it still stands. */
export interface RecordName {
  readonly name: string
  readonly stands: boolean
}

/**
 * What records of a ledger are called: the text of `field`, of those withdrawn as they were last called. Of those alone that the caller may
 * see: the row policies say which.
 */
export const recordNames = async (
  sql: Sql | Tx,
  ledger: Ledger,
  county: string,
  { field, ids }: { readonly field: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, RecordName>> => {
  if (ids.length === 0) return new Map()
  const rows = await sql<(RecordName & { id: string })[]>`
    select distinct on (id) id::text, name, stands from (
      select id, ${sql(field)} as name, true as stands, null::timestamptz as until from ${sql(tableOf(ledger))}
      where county = ${county} and id in ${sql(ids)}
      union all
      select id, ${sql(field)}, false, until from ${sql(pastTableOf(ledger))}
      where county = ${county} and id in ${sql(ids)}) called
    order by id, stands desc, until desc`
  return new Map(rows.map(({ id, name, stands }) => [id, { name, stands }]))
}
