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

/** `village`: what was lodged for a grid or a household counts for its village, what lies higher where it is. */
const columnsSql = (village: string): string =>
  [
    'm.county',
    'm.id',
    `${village} as region`,
    'm.lodged_at',
    // it belongs to the tree of its lodging
    'm.lodged_at as recorded_at',
    ...Object.entries(CELLS).map(([key, sql]) => `${sql} as ${key}`),
  ].join(', ')

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** Matters of a process as records of matterLedger(), in place of a table. What is on a closed route is in no number. */
export const mattersSql = (process: string, where = 'true'): string =>
  `(select ${columnsSql('m.village')} from matter m where m.process = ${literal(process)} and not m.sealed and ${where})`

/** The same of matters as they stood at a past instant, from JSON bound at `place`. */
export const pastMattersSql = (place: string): string =>
  `(select ${columnsSql('left(m.region, 12) collate "C"')} from jsonb_to_recordset(${place}::text::jsonb) m (${Object.entries(
    BASE,
  )
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')}))`

/** Whether a matter `t` was lodged between two days, both included; the instants are those that the index has. */
export const lodgedWithinSql = (first: string, last: string): string =>
  `t.lodged_at >= (${first})::timestamp at time zone 'Asia/Shanghai'
    and t.lodged_at < ((${last})::timestamp + interval '1 day') at time zone 'Asia/Shanghai'`
