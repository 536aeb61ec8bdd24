import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** A region as it was on the day asked for. Dates are YYYY-MM-DD; `validTo` is the first day on which it is no more. */
export interface Region {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly kind: string
  /** Type of a grid, as the county's scheme names it; empty elsewhere and where nobody has said. */
  readonly form: string
  /** What a grid covers, in words. */
  readonly area: string
  readonly validFrom: string
  readonly validTo: string | null
  /** How many regions lie one level below it, on that day. */
  readonly children: number
}

/** Rows of `region` that stood on a day. */
const standing = (sql: Sql | Tx, on: string, alias = 'r') =>
  sql`${sql(alias)}.valid_from <= ${on} and (${sql(alias)}.valid_to is null or ${sql(alias)}.valid_to > ${on})`

/** `layers` counts the levels there are: the children of the lowest are none. */
const columns = (sql: Sql | Tx, on: string) => sql`
  r.code, r.name, r.level::int, r.kind, r.form, r.area, r.valid_from::text "validFrom", r.valid_to::text "validTo",
  (select count(*)::int from region c where c.level = r.level + 1 and c.code >= r.code and c.code < r.code || ':'
    and ${standing(sql, on, 'c')}) children`

export const findRegion = async (sql: Sql | Tx, code: string, on: string): Promise<Region | undefined> => {
  const rows = await sql<
    Region[]
  >`select ${columns(sql, on)} from region r where r.code = ${code} and ${standing(sql, on)}`
  return rows[0]
}

/** Whether the register of regions knows `code`, on whatever day. */
export const hasRegion = async (sql: Sql | Tx, code: string): Promise<boolean> => {
  const rows = await sql`select 1 from region where code = ${code} limit 1`
  return rows.length > 0
}

export interface Page {
  /** Code of the last row of the page before; empty for the first page. */
  readonly after: string
  readonly limit: number
}

/** Regions of one level inside `root`, in order of code. */
export const listRegions = (
  sql: Sql | Tx,
  where: { readonly root: string; readonly level: number; readonly on: string },
  page: Page,
): Promise<readonly Region[]> => sql<Region[]>`
  select ${columns(sql, where.on)} from region r
  where r.level = ${where.level} and r.code >= ${where.root} and r.code < ${after(where.root)} and r.code > ${page.after}
    and ${standing(sql, where.on)}
  order by r.code limit ${page.limit}`

/**
 * Regions inside `root` whose name holds `text`, or whose code begins with it; higher levels first. The key of a page is
 * `level.code` of its last row.
 */
export const searchRegions = (
  sql: Sql | Tx,
  where: { readonly root: string; readonly text: string; readonly on: string },
  page: Page,
): Promise<readonly Region[]> => {
  const [level = '0', code = ''] = page.after.split('.')
  const digits = /^\d+$/.test(where.text)
  const match = digits
    ? sql`r.code >= ${where.text} and r.code < ${after(where.text)}`
    : sql`r.name like ${`%${where.text.replaceAll(/[\\%_]/g, '\\$&')}%`}`
  return sql<Region[]>`
    select ${columns(sql, where.on)} from region r
    where r.code >= ${where.root} and r.code < ${after(where.root)} and ${match} and ${standing(sql, where.on)}
      and (r.level, r.code) > (${Number(level) || 0}, ${code})
    order by r.level, r.code limit ${page.limit}`
}

/** Names of `codes` on a day; a code that did not stand then has its latest name. */
export const namesOf = async (
  sql: Sql | Tx,
  codes: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, string>> => {
  if (codes.length === 0) return new Map()
  const rows = await sql<{ code: string; name: string }[]>`
    select distinct on (r.code) r.code, r.name from region r where r.code = any (${codes as string[]})
    order by r.code, (${standing(sql, on)}) desc, r.valid_from desc`
  return new Map(rows.map((row) => [row.code, row.name]))
}

/** Shapes (GeoJSON geometries) of the regions of one level inside `root`, where there are any. */
export const listShapes = (
  sql: Sql | Tx,
  where: { readonly root: string; readonly level: number; readonly on: string },
): Promise<readonly { readonly code: string; readonly name: string; readonly geometry: object }[]> => sql<
  { code: string; name: string; geometry: object }[]
>`
  select r.code, r.name, s.geometry from region r join region_shape s on s.code = r.code
  where r.level = ${where.level} and r.code >= ${where.root} and r.code < ${after(where.root)}
    and ${standing(sql, where.on)}
  order by r.code`

/** A grid that nobody has drawn before. */
export const addRegion = async (
  tx: Tx,
  to: Pick<Region, 'code' | 'name' | 'level' | 'kind' | 'form' | 'area' | 'validFrom'>,
): Promise<void> => {
  await tx`insert into region (code, name, level, kind, form, area, valid_from)
    values (${to.code}, ${to.name}, ${to.level}, ${to.kind}, ${to.form}, ${to.area}, ${to.validFrom})`
}

/** Says what a standing grid is and covers; its name and its households change by a succession. */
export const describeRegion = async (
  tx: Tx,
  code: string,
  to: Partial<Pick<Region, 'form' | 'area'>>,
): Promise<void> => {
  const { form, area } = to
  await tx`update region set form = coalesce(${form ?? null}, form), area = coalesce(${area ?? null}, area)
    where code = ${code} and valid_to is null`
}

/** Every code that was ever given right below `parent`, and the names that stand there today. Locks the register until the end. */
export const childrenOf = async (
  tx: Tx,
  parent: string,
  level: number,
): Promise<readonly { readonly code: string; readonly name: string; readonly standing: boolean }[]> => {
  await tx`select pg_advisory_xact_lock(hashtext('region'))`
  return tx<{ code: string; name: string; standing: boolean }[]>`
    select code, name, valid_to is null as standing from region
    where level = ${level} and code >= ${parent} and code < ${after(parent)} order by code`
}
