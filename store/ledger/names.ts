import type { Ledger } from '../../kernel/ledger/index.ts'
import { tableOf } from '../../kernel/ledger/index.ts'
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

/** What records of a ledger are called: the text of `field`. Of those alone that the caller may see. */
export const recordNames = async (
  sql: Sql | Tx,
  ledger: Ledger,
  county: string,
  field: string,
  ids: readonly string[],
): Promise<NamesByKey> =>
  ids.length === 0
    ? new Map()
    : byKey(
        await sql`select r.id::text as key, r.${sql(field)} as name from ${sql(tableOf(ledger))} r
        where r.county = ${county} and r.id in ${sql(ids)}`,
      )
