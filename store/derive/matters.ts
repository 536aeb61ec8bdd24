import type { Row } from '../../kernel/ledger/index.ts'
import { after } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** Columns of `matter` that the cells of a matter are made of, and their types: what a past instant gives in their place. */
const BASE = {
  county: 'char(6)',
  id: 'uuid',
  region: 'text',
  lodged_at: 'timestamptz',
  category: 'text',
  channel: 'text',
  step: 'text',
  stage: 'text',
  outcome: 'text',
  responsible: 'text',
  answered_at: 'timestamptz',
  late: 'boolean',
  closed_at: 'timestamptz',
  contacted: 'boolean',
  resolved: 'boolean',
  satisfaction: 'smallint',
  verdict_source: 'text',
  returned: 'smallint',
  extended: 'smallint',
  reopened: 'smallint',
  supervised: 'smallint',
  merged_into: 'uuid',
} as const

/** A matter as it stood at a past instant. */
export type PastMatter = Readonly<Record<keyof typeof BASE, string | number | boolean | null>>

const dayOf = (column: string): string => `(m.${column} at time zone 'Asia/Shanghai')::date`
const hoursTo = (column: string): string => `floor(extract(epoch from m.${column} - m.lodged_at) / 3600)::bigint`
const text = (column: string): string => `m.${column} collate "C"`
const whole = (column: string): string => `m.${column}::bigint`

/** What each field of matterLedger() is. */
const CELLS: Readonly<Record<string, string>> = {
  lodged_on: dayOf('lodged_at'),
  category: text('category'),
  channel: text('channel'),
  step: text('step'),
  stage: text('stage'),
  outcome: text('outcome'),
  responsible: `nullif(m.responsible, '') collate "C"`,
  answered: 'm.answered_at is not null',
  answered_on: dayOf('answered_at'),
  late: 'm.late',
  closed: 'm.closed_at is not null',
  closed_on: dayOf('closed_at'),
  hours_to_answer: hoursTo('answered_at'),
  hours_to_close: hoursTo('closed_at'),
  days_to_answer: `(${dayOf('answered_at')} - ${dayOf('lodged_at')})::bigint`,
  days_to_close: `(${dayOf('closed_at')} - ${dayOf('lodged_at')})::bigint`,
  judged: 'm.verdict_source is not null',
  contacted: 'm.contacted',
  resolved: 'm.resolved',
  satisfaction: whole('satisfaction'),
  returned: whole('returned'),
  extended: whole('extended'),
  reopened: whole('reopened'),
  supervised: whole('supervised'),
  merged: 'm.merged_into is not null',
}

const cellsSql = Object.entries(CELLS)
  .map(([key, sql]) => `${sql} as ${key}`)
  .join(', ')

/** `village`: what was lodged for a grid or a household counts for its village, what lies higher where it is. */
const columnsSql = (village: string): string =>
  // it belongs to the tree of its lodging
  `m.county, m.id, ${village} as region, m.lodged_at, m.lodged_at as recorded_at, ${cellsSql}`

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** Matters of a process as records of matterLedger(), in place of a table. What is on a closed route is in no number. */
export const mattersSql = (process: string, where = 'true'): string =>
  `(select ${columnsSql('m.village')} from matter m where m.process = ${literal(process)} and not m.sealed and ${where})`

const pastRecords = (place: string): string =>
  `jsonb_to_recordset(${place}::text::jsonb) m (${Object.entries(BASE)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')})`

/** The same of matters as they stood at a past instant, from JSON bound at `place`. */
export const pastMattersSql = (place: string): string =>
  `(select ${columnsSql('left(m.region, 12) collate "C"')} from ${pastRecords(place)})`

/** Whether a matter `t` was lodged between two days, both included; the instants are those that the index has. */
export const lodgedWithinSql = (first: string, last: string): string =>
  `t.lodged_at >= (${first})::timestamp at time zone 'Asia/Shanghai'
    and t.lodged_at < ((${last})::timestamp + interval '1 day') at time zone 'Asia/Shanghai'`

/** A matter behind a number, with its cells as matterLedger() has them. */
export interface MatterRow {
  readonly id: string
  readonly number: string
  readonly region: string
  readonly region_name: string
  readonly lodged_at: Date
  readonly cells: Row
}

const rowOf = (row: Omit<MatterRow, 'cells'> & { readonly cells: Row }): MatterRow => ({
  id: row.id,
  number: row.number,
  region: row.region,
  region_name: row.region_name,
  lodged_at: row.lodged_at,
  cells: row.cells,
})

/** Equality on the index of towns and villages; nothing for a whole county. */
const inRegion = (tx: Tx, county: string, region: string) => {
  if (county.startsWith(region)) return tx`true`
  if (region.length === 9) return tx`m.town = ${region}`
  return region.length === 12 ? tx`m.village = ${region}` : tx`m.region >= ${region} and m.region < ${after(region)}`
}

/**
 * Matters that a number of a region is made of, newest first: those that the asker's scope lets him see, none of the closed route. Of a
 * past instant (`until` at the latest) the cells are those of today: see pastCells().
 */
export const listMattersBehind = async (
  tx: Tx,
  of: {
    readonly county: string
    readonly process: string
    readonly region: string
    readonly since: Date
    readonly until: Date
  },
  page: { readonly after?: { readonly at: Date; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly MatterRow[]> => {
  const { county, process, region, since, until } = of
  const rows = await tx<MatterRow[]>`
    select m.id, m.number, m.village as region, coalesce(g.name, m.village) as region_name, m.lodged_at, to_jsonb(c) as cells
    from matter m left join region g on g.code = m.village and g.valid_to is null
      cross join lateral (select ${tx.unsafe(cellsSql)}) c
    where m.county = ${county} and m.process = ${process} and not m.sealed and ${inRegion(tx, county, region)}
      and m.lodged_at >= ${since} and m.lodged_at < ${until}
      ${page.after ? tx`and (m.lodged_at, m.id) < (${page.after.at}, ${page.after.id}::uuid)` : tx``}
    order by m.lodged_at desc, m.id desc limit ${page.limit}`
  return rows.map(rowOf)
}

/** The cells of matters as they stood at a past instant, by id. */
export const pastCells = async (tx: Tx, matters: readonly PastMatter[]): Promise<ReadonlyMap<string, Row>> => {
  const rows = await tx.unsafe<{ id: string; cells: Row }[]>(
    `select m.id, to_jsonb(c) as cells from ${pastRecords('$1')} cross join lateral (select ${cellsSql}) c`,
    [JSON.stringify(matters)],
  )
  return new Map(rows.map(({ id, cells }) => [id, cells]))
}

/** Matters in sight on which something was done after an instant, of those lodged until then. */
export const listMoved = async (
  tx: Sql | Tx,
  process: string,
  region: string,
  instant: Date,
): Promise<readonly string[]> => {
  const rows = await tx<{ id: string }[]>`
    select id from moved_matters(${process}, ${region}, ${after(region)}, ${instant}) m (id)`
  return rows.map(({ id }) => id)
}
