import { later, type Sql, type Tx } from '../database.ts'

export interface ExternalKey {
  readonly source: string
  readonly external: string
  readonly record: string
}

/** Which of these external numbers are known, and as what. */
export const listKnown = async (
  tx: Tx,
  county: string,
  source: string,
  externals: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (externals.length === 0) return new Map()
  const rows = await tx<{ external: string; record: string }[]>`select external, record from exchange_key
    where county = ${county} and source = ${source} and external = any (${externals as string[]})`
  return new Map(rows.map((row) => [row.external, row.record]))
}

/** Of these records, those that the source named. */
export const listOwn = async (
  tx: Tx,
  county: string,
  source: string,
  records: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (records.length === 0) return new Set()
  const rows = await tx<{ record: string }[]>`select record from exchange_key
    where county = ${county} and source = ${source} and record = any (${records as string[]})`
  return new Set(rows.map(({ record }) => record))
}

/** Goes out with the commit; a number that is known already fails it. */
export const addKeys = (tx: Tx, county: string, keys: readonly ExternalKey[]): void => {
  if (keys.length === 0) return
  later(tx, tx`insert into exchange_key ${tx(keys.map((key) => ({ county, ...key })))}`)
}

/** Lets one import of a source wait for another, so that both cannot take in the same number. Until the end of the transaction. */
export const lockSource = async (tx: Tx, county: string, source: string): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`${county}/${source}`}, 0))`
}

/** The youngest record that a source named; undefined where it named none. Ids tell their age (UUID version 7). */
export const lastOf = async (sql: Sql | Tx, county: string, source: string): Promise<string | undefined> => {
  // most sources named something lately or never: asked first, so that the second statement ends soon
  const [some] = await sql`select from exchange_key where county = ${county} and source = ${source} limit 1`
  if (!some) return undefined
  const [row] = await sql<{ record: string }[]>`select record from exchange_key
    where county = ${county} and source = ${source} order by record desc limit 1`
  return row?.record
}
