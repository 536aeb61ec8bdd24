import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

export interface Household {
  readonly id: string
  readonly region: string
  readonly door: string
  readonly head_name: string
  readonly phone_cipher: Buffer | null
  readonly persons: number
  readonly worker: string | null
  /** Name of who holds the worker's position. */
  readonly worker_name: string | null
  /** Grid and group as people call them; the code where neither stands today. */
  readonly region_name: string
  readonly village_name: string
  readonly note: string
  readonly version: number
}

const COLUMNS = (sql: Sql | Tx) => sql`h.id, h.region, h.door, h.head_name, h.phone_cipher, h.persons::int, h.worker,
  a.name worker_name, h.note, h.version, coalesce(v.name, '') village_name,
  coalesce(nullif(concat_ws('·', g.name, t.name), ''), h.region) region_name`
/** Who keeps contact, and the names of what the household lies in: village, grid, group. */
const NAMES = (sql: Sql | Tx) => sql`left join position p on p.id = h.worker left join account a on a.id = p.account
  left join region v on v.code = left(h.region, 12) and v.valid_to is null
  left join region g on g.code = left(h.region, 15) and g.valid_to is null and length(h.region) >= 15
  left join region t on t.code = h.region and t.valid_to is null and length(h.region) > 15`

export interface HouseholdFilter {
  readonly county: string
  /** Every household below this region; the caller's scope holds besides. */
  readonly region: string
  /** Part of the door or of the head's name. */
  readonly text?: string
  /** Only those whom nobody looks after. */
  readonly unassigned?: boolean
  /** Only those whom this position looks after. */
  readonly worker?: string
  /** Where they lay on a past day, YYYY-MM-DD; default where they lie now. */
  readonly on?: string
}

/** The households, each where it lay on the day asked for: what ended first after that day is what held then. */
const source = (sql: Sql | Tx, { county, on }: HouseholdFilter) =>
  on === undefined
    ? sql`household h`
    : sql`(select n.county, n.id, coalesce(w.region, n.region) as region, n.door, n.head_name, n.phone_cipher, n.persons, n.worker,
        n.note, n.version
      from household n left join (
        select distinct on (household) household, region from household_past
        where county = ${county} and until > ${on} order by household, until
      ) w on w.household = n.id
      where n.county = ${county}) h`

const matching = (sql: Sql | Tx, filter: HouseholdFilter) => {
  const text = `%${(filter.text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`h.county = ${filter.county} and h.region >= ${filter.region} and h.region < ${after(filter.region)}
    ${filter.text ? sql`and (h.door like ${text} or h.head_name like ${text})` : sql``}
    ${filter.unassigned ? sql`and h.worker is null` : sql``}
    ${filter.worker ? sql`and h.worker = ${filter.worker}` : sql``}`
}

/** Key of a page: region, door and id of its last household. */
export interface HouseholdKey {
  readonly region: string
  readonly door: string
  readonly id: string
}

/** By region, then by door: short numbers before long ones, so that 2号 comes before 10号. */
export const listHouseholds = (
  tx: Tx,
  filter: HouseholdFilter,
  page: { readonly after: HouseholdKey | null; readonly limit: number },
): Promise<readonly Household[]> => tx<Household[]>`
  select ${COLUMNS(tx)} from ${source(tx, filter)} ${NAMES(tx)}
  where ${matching(tx, filter)}
    ${
      page.after
        ? tx`and (h.region, length(h.door), h.door, h.id)
          > (${page.after.region}, length(${page.after.door}), ${page.after.door}, ${page.after.id}::uuid)`
        : tx``
    }
  order by h.region, length(h.door), h.door, h.id limit ${page.limit}`

export const countHouseholds = async (tx: Tx, filter: HouseholdFilter): Promise<number> => {
  const [row] = await tx<
    { n: number }[]
  >`select count(*)::int n from ${source(tx, filter)} where ${matching(tx, filter)}`
  return row?.n ?? 0
}

export const findHousehold = async (tx: Tx, county: string, id: string): Promise<Household | undefined> => {
  const rows = await tx<Household[]>`
    select ${COLUMNS(tx)} from household h ${NAMES(tx)} where h.county = ${county} and h.id = ${id}`
  return rows[0]
}

/** How many households each region of the lowest layer has. */
export const countByRegion = async (tx: Tx, county: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx<{ region: string; n: number }[]>`
    select region, count(*)::int n from household where county = ${county} group by region`
  return new Map(rows.map(({ region, n }) => [region, n]))
}

/** The households behind a door of a region; several where two groups number alike. */
export const listAtDoor = (
  tx: Tx,
  county: string,
  region: string,
  door: string,
): Promise<readonly Pick<Household, 'head_name' | 'persons'>[]> => tx<Pick<Household, 'head_name' | 'persons'>[]>`
  select head_name, persons::int from household
  where county = ${county} and region >= ${region} and region < ${after(region)} and door = ${door} order by id limit 2`

export interface HouseholdChange {
  readonly region: string
  readonly door: string
  readonly persons: number
  readonly worker: string | null
  readonly note: string
  readonly phoneCipher: Uint8Array | null
}

/** Remembers where the household lay until `day`; a second move on one day changes nothing of that. */
export const rememberRegion = async (
  tx: Tx,
  of: { readonly county: string; readonly household: string; readonly region: string; readonly day: string },
): Promise<void> => {
  await tx`insert into household_past (county, household, until, region)
    values (${of.county}, ${of.household}, ${of.day}, ${of.region}) on conflict (county, household, until) do nothing`
}

/** Answers the new version, or undefined where somebody else was quicker than `version`. */
export const changeHousehold = async (
  tx: Tx,
  county: string,
  id: string,
  version: number,
  to: HouseholdChange,
): Promise<number | undefined> => {
  const rows = await tx<{ version: number }[]>`
    update household set region = ${to.region}, door = ${to.door}, persons = ${to.persons}, worker = ${to.worker},
      note = ${to.note}, phone_cipher = ${to.phoneCipher}, version = version + 1
    where county = ${county} and id = ${id} and version = ${version} returning version`
  return rows[0]?.version
}

export const findHouseholds = (tx: Tx, county: string, ids: readonly string[]): Promise<readonly Household[]> =>
  tx<Household[]>`
    select ${COLUMNS(tx)} from household h ${NAMES(tx)} where h.county = ${county} and h.id = any (${ids as string[]})`

/** Where each household goes and on which version; those that somebody else changed meanwhile are not in the answer. */
export const handOverHouseholds = async (
  tx: Tx,
  county: string,
  worker: string | null,
  to: readonly { readonly id: string; readonly version: number; readonly region: string }[],
): Promise<readonly string[]> => {
  const rows = await tx<{ id: string }[]>`
    update household h set worker = ${worker}, region = n.region, version = h.version + 1
    from unnest(${to.map(({ id }) => id)}::uuid[], ${to.map(({ version }) => version)}::int[],
      ${to.map(({ region }) => region)}::text[]) n(id, version, region)
    where h.county = ${county} and h.id = n.id and h.version = n.version returning h.id`
  return rows.map(({ id }) => id)
}

/** Region and role of a position that somebody holds on `day`. */
export const findWorker = async (
  sql: Sql | Tx,
  county: string,
  position: string,
  day: string,
): Promise<{ readonly role: string; readonly region: string } | undefined> => {
  const rows = await sql<{ role: string; region: string }[]>`
    select role, region from position where county = ${county} and id = ${position}
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`
  return rows[0]
}

/** How many households each worker looks after in each region of `width` digits below `root`; null where nobody does. */
export const listLoads = (
  tx: Tx,
  county: string,
  root: string,
  width: number,
): Promise<readonly { readonly region: string; readonly worker: string | null; readonly households: number }[]> => tx<
  { region: string; worker: string | null; households: number }[]
>`
  select left(h.region, ${width}) region, h.worker, count(*)::int households from household h
  where h.county = ${county} and h.region >= ${root} and h.region < ${after(root)}
  group by 1, 2 order by 1`
