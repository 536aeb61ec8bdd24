import type { Sql } from '../database.ts'

export interface NamedRegion {
  readonly code: string
  readonly name: string
  readonly from: string
  /** First day on which it is no more; null while it stands. */
  readonly to: string | null
}

/** Every region of the county that ever was, in order of time, with the regions above it. */
export const listNamedRegions = (sql: Sql, county: string): Promise<readonly NamedRegion[]> => sql<NamedRegion[]>`
  select code, name, valid_from::text as "from", valid_to::text as "to" from region
  where (code >= ${county} and code < ${`${county}:`}) or code = left(${county}, 2) or code = left(${county}, 4)
  order by valid_from, code`

export const listNamedOrganisations = (sql: Sql): Promise<readonly { code: string; name: string }[]> =>
  sql<{ code: string; name: string }[]>`select code, coalesce(nullif(short_name, ''), name) as name from organisation`

/** Names of whoever holds these desks on `day` (YYYY-MM-DD). */
export const listPeople = (
  sql: Sql,
  county: string,
  desks: readonly string[],
  day: string,
): Promise<readonly { desk: string; name: string }[]> => sql<{ desk: string; name: string }[]>`
  select p.desk, a.name from position p join account a on a.id = p.account
  where p.county = ${county} and p.desk = any (${desks as string[]}) and a.disabled_at is null
    and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
  order by a.name`
