import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** A grid of another net, and the grid of the county's one net that took it over (002-JD-22). */
export interface GridAlias {
  readonly net: string
  readonly foreignCode: string
  readonly region: string
  readonly name: string
  readonly validFrom: string
  readonly validTo: string | null
}

export const listAliases = (
  sql: Sql | Tx,
  filter: { readonly county: string; readonly root: string; readonly net?: string; readonly on: string },
  page: { readonly after: string; readonly limit: number },
): Promise<readonly GridAlias[]> => {
  const [net = '', code = ''] = page.after.split('|')
  return sql<GridAlias[]>`
    select net, foreign_code "foreignCode", region, name, valid_from::text "validFrom", valid_to::text "validTo"
    from grid_alias where county = ${filter.county} and region >= ${filter.root} and region < ${after(filter.root)}
      and valid_from <= ${filter.on} and (valid_to is null or valid_to > ${filter.on})
      ${filter.net === undefined ? sql`` : sql`and net = ${filter.net}`} and (net, foreign_code) > (${net}, ${code})
    order by net, foreign_code limit ${page.limit}`
}

/** The own grid behind a foreign code on a day: what an exchange with that net asks. */
export const findByAlias = async (
  sql: Sql | Tx,
  county: string,
  net: string,
  foreignCode: string,
  on: string,
): Promise<string | undefined> => {
  const rows = await sql<{ region: string }[]>`select region from grid_alias
    where county = ${county} and net = ${net} and foreign_code = ${foreignCode}
      and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`
  return rows[0]?.region
}

/** From `on` the foreign grid belongs to `region`; what it belonged to before ends on that day. */
export const putAlias = async (tx: Tx, county: string, alias: Omit<GridAlias, 'validTo'>): Promise<void> => {
  const { net, foreignCode, region, name, validFrom } = alias
  await tx`update grid_alias set valid_to = ${validFrom} where county = ${county} and net = ${net}
    and foreign_code = ${foreignCode} and valid_to is null and valid_from < ${validFrom}`
  await tx`insert into grid_alias (county, net, foreign_code, region, name, valid_from)
    values (${county}, ${net}, ${foreignCode}, ${region}, ${name}, ${validFrom})
    on conflict (county, net, foreign_code, valid_from) do update set region = excluded.region, name = excluded.name`
}
