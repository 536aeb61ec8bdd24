import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

export interface Organisation {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly hierarchy: string
  readonly kind: string
  readonly region: string
  readonly parent: string | null
  readonly validFrom: string
  readonly validTo: string | null
  /** How many organisations stand right below it in its hierarchy. */
  readonly children: number
}

const columns = (sql: Sql | Tx, on: string) => sql`
  o.code, o.name, o.short_name "shortName", o.hierarchy, o.kind, o.region, o.parent,
  o.valid_from::text "validFrom", o.valid_to::text "validTo",
  (select count(*)::int from organisation c where c.parent = o.code and c.valid_from <= ${on}
    and (c.valid_to is null or c.valid_to > ${on})) children`

export interface OrganisationFilter {
  /** Organisations of this region and of everything below it. */
  readonly root: string
  /** Exactly this region. */
  readonly region?: string
  readonly hierarchy?: string
  readonly parent?: string
  /** Part of the name or short name. */
  readonly text?: string
  readonly on: string
}

/** In order of code. */
export const listOrganisations = (
  sql: Sql | Tx,
  filter: OrganisationFilter,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly Organisation[]> => {
  const text = `%${(filter.text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<Organisation[]>`
    select ${columns(sql, filter.on)} from organisation o
    where o.region >= ${filter.root} and o.region < ${after(filter.root)} and o.code > ${page.after}
      and o.valid_from <= ${filter.on} and (o.valid_to is null or o.valid_to > ${filter.on})
      ${filter.region === undefined ? sql`` : sql`and o.region = ${filter.region}`}
      ${filter.hierarchy === undefined ? sql`` : sql`and o.hierarchy = ${filter.hierarchy}`}
      ${filter.parent === undefined ? sql`` : sql`and o.parent = ${filter.parent}`}
      ${filter.text ? sql`and (o.name like ${text} or o.short_name like ${text})` : sql``}
    order by o.code limit ${page.limit}`
}

export const findOrganisation = async (sql: Sql | Tx, code: string, on: string): Promise<Organisation | undefined> => {
  const rows = await sql<Organisation[]>`select ${columns(sql, on)} from organisation o where o.code = ${code}`
  return rows[0]
}

export interface OrganisationChange {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly hierarchy: string
  readonly kind: string
  readonly region: string
  readonly parent: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

/** Adds the organisation, or gives it what is new; its code stays for ever. */
export const putOrganisation = async (tx: Tx, to: OrganisationChange): Promise<void> => {
  await tx`insert into organisation (code, name, short_name, hierarchy, kind, region, parent, valid_from, valid_to)
    values (${to.code}, ${to.name}, ${to.shortName}, ${to.hierarchy}, ${to.kind}, ${to.region}, ${to.parent},
      ${to.validFrom}, ${to.validTo})
    on conflict (code) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      hierarchy = excluded.hierarchy, region = excluded.region, parent = excluded.parent, valid_to = excluded.valid_to`
}

/** Whether somebody still holds a position there on the day. */
export const holdsPositions = async (tx: Tx, code: string, on: string): Promise<boolean> => {
  const rows = await tx`select 1 from position where org = ${code} and (valid_to is null or valid_to > ${on}) limit 1`
  return rows.length > 0
}

/** Organisations of one hierarchy at the grids below a village, on a day: by grid, in order of code. */
export const listBelow = (
  sql: Sql | Tx,
  of: { readonly village: string; readonly hierarchy: string; readonly on: string },
): Promise<readonly { readonly region: string; readonly name: string; readonly kind: string }[]> => sql<
  { region: string; name: string; kind: string }[]
>`
  select o.region, o.name, o.kind from organisation o
  where o.hierarchy = ${of.hierarchy} and o.region > ${of.village} and o.region < ${after(of.village)}
    and o.valid_from <= ${of.on} and (o.valid_to is null or o.valid_to > ${of.on})
  order by o.region, o.code`

/** Offices of one kind at these regions, by region: those whose code ends in the region and `office`; on a day. */
export const findOffices = async (
  sql: Sql | Tx,
  regions: readonly string[],
  office: string,
  on: string,
): Promise<ReadonlyMap<string, string>> => {
  if (regions.length === 0) return new Map()
  const rows = await sql<{ region: string; code: string }[]>`select o.region, min(o.code) as code from organisation o
    where o.region in ${sql(regions)} and right(o.code, length(o.region) + ${office.length + 2}) = '-' || o.region || ${`-${office}`}
      and o.valid_from <= ${on} and (o.valid_to is null or o.valid_to > ${on})
    group by o.region`
  return new Map(rows.map(({ region, code }) => [region, code]))
}
