import { lastDayOf, monthsOf } from '../../kernel/indicator/index.ts'
import { isoDate } from '../../kernel/ledger/days.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import { pastTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { after, DIVISION_WIDTHS } from '../../kernel/place/index.ts'
import { later, type Sql, type Tx } from '../database.ts'

/** A cell as the database holds it: sensitive ones are bytes that only the server's keys open. */
export type StoredCell = string | number | boolean | string[] | number[] | Buffer | Date | null
export type StoredRow = Readonly<Record<string, StoredCell>>
/** Columns and values of a row to be written. */
type Written = Record<string, StoredCell>

export interface StoredRecord {
  readonly id: string
  readonly region: string
  readonly region_name: string
  readonly version: number
  readonly recorded_at: Date
  /** Name of who wrote it; empty where the program did. */
  readonly recorded_by_name: string
  readonly confirmed_at: Date
  readonly source: string
  readonly reason: string
  /** Only of what no longer stands. */
  readonly until?: Date
  readonly cells: StoredRow
}

/** Who writes what, when and why; times as the program's clock has them. */
export interface Writing {
  readonly county: string
  readonly at: Date
  /** Position; null where the program writes. */
  readonly by: string | null
  readonly source: 'hand' | 'import' | 'exchange'
  readonly reason: string
}

export interface RecordFilter {
  /** Records about this region and what lies below; the caller's scope holds besides. */
  readonly region: string
  /** Value of the ledger's period field, as text: `2025`, `2025-03`. */
  readonly period?: string
  /** Fields with the one value that they must have. */
  readonly equal?: Readonly<Record<string, string | number | boolean>>
  /** As they stood at this instant: what was corrected or removed since is there as it was. */
  readonly stood?: Date
  /** Only what was confirmed before. */
  readonly staleBefore?: Date
}

export interface RecordKey {
  readonly region: string
  readonly id: string
  /** Text of the record's period field; of lists in the order of `newest` alone. */
  readonly period?: string
}

const COUNTY_DIGITS = DIVISION_WIDTHS[2]

const fieldKeys = ({ fields }: Ledger): readonly string[] => fields.map(({ key }) => key)

/** The cells of a row as one JSON-free record: each field's column under its own name. */
export const columns = (
  sql: Sql | Tx,
  ledger: Ledger,
) => sql`r.id, r.region, coalesce(g.name, r.region) region_name, r.version,
  r.recorded_at, coalesce(a.name, '') recorded_by_name, r.confirmed_at, r.source, coalesce(r.reason, '') reason, ${cellsOf(sql, ledger)}`

/** Dates, months and numerics come back as text, so that nothing is rounded or moved to another day. */
const cellsOf = (sql: Sql | Tx, ledger: Ledger) =>
  ledger.fields.map(({ key, type, sensitive }, index) => {
    const column = sql`${index === 0 ? sql`` : sql`,`} r.${sql(key)}`
    const exact = sensitive === undefined && ['date', 'decimal'].includes(type.kind)
    return exact ? sql`${column}::text as ${sql(key)}` : sql`${column}`
  })

/** Joined where columns() are read: what the region is called, and who wrote. */
export const NAMES = (sql: Sql | Tx) => sql`left join region g on g.code = r.region and g.valid_to is null
  left join position p on p.id = r.recorded_by left join account a on a.id = p.account`

/** A row as the driver gives it. */
export type Raw = Record<string, StoredCell> & Omit<StoredRecord, 'cells'>

/** Whole numbers come back as text from `bigint`; no ledger holds one beyond 2^53. */
const cellFrom = (ledger: Ledger, row: Raw): StoredRow =>
  Object.fromEntries(
    ledger.fields.map(({ key, type, sensitive }) => {
      const value = row[key] ?? null
      const whole = sensitive === undefined && (type.kind === 'integer' || type.kind === 'money')
      return [key, whole && value !== null ? Number(value) : value]
    }),
  )

export const recordOf =
  (ledger: Ledger) =>
  (row: Raw): StoredRecord => ({
    id: row.id,
    region: row.region,
    region_name: row.region_name,
    version: row.version,
    recorded_at: row.recorded_at,
    recorded_by_name: row.recorded_by_name,
    confirmed_at: row.confirmed_at,
    source: row.source,
    reason: row.reason,
    ...(row.until && { until: row.until }),
    cells: cellFrom(ledger, row),
  })

/** Whom a list asks for. The region says the county, too: an index that has all that is asked need not be left for the row. */
const matching = (sql: Sql | Tx, ledger: Ledger, filter: RecordFilter) => {
  const equal = Object.entries(filter.equal ?? {}).filter(([key]) => fieldKeys(ledger).includes(key))
  return sql`r.region >= ${filter.region} and r.region < ${after(filter.region)}
    ${filter.period !== undefined && ledger.period ? sql`and ${periodIs(sql, ledger, filter.period)}` : sql``}
    ${equal.length > 0 ? equal.map(([key, value]) => sql`and r.${sql(key)} = ${value}`) : sql``}
    ${filter.staleBefore ? sql`and r.confirmed_at < ${filter.staleBefore}` : sql``}`
}

/** The one shard that a page comes from; regions above a county lie in several. */
const inCounty = (sql: Sql | Tx, { region }: RecordFilter) =>
  region.length < COUNTY_DIGITS ? sql`` : sql`r.county = ${region.slice(0, COUNTY_DIGITS)} and`

/**
 * A period asked for covers every finer one: `2025` also holds 2025-03 and 2025-03-09. Days are compared with days: row policies keep any
 * other comparison from the index.
 */
export const periodIs = (sql: Sql | Tx, ledger: Ledger, period: string) => {
  const kind = ledger.fields.find(({ key }) => key === ledger.period)?.type.kind
  const column = sql`r.${sql(ledger.period ?? '')}`
  if (kind === 'year') return sql`${column} = ${Number(period.slice(0, 4))}`
  const months = monthsOf(period)
  const [first = '', last = ''] = [months[0], months.at(-1)]
  if (kind === 'month' && first === last) return sql`${column} = ${first}`
  if (kind === 'month') return sql`${column} >= ${first} and ${column} <= ${last}`
  return sql`${column} >= ${`${first}-01`}::date and ${column} <= ${lastDayOf(last) ?? ''}::date`
}

/** Rows of the ledger as they were at an instant, in place of its table. */
export const stood = (sql: Sql | Tx, ledger: Ledger, at: Date) => {
  const names = ['county', 'id', 'region', 'version', 'recorded_at', 'recorded_by', 'confirmed_at', 'source', 'reason']
  const each = sql([...names, ...fieldKeys(ledger)])
  return sql`(select ${each} from ${sql(tableOf(ledger))} where recorded_at <= ${at}
    union all select ${each} from ${sql(pastTableOf(ledger))} where recorded_at <= ${at} and until > ${at})`
}

/**
 * Rows of a page. Where days or what grows old narrow it, its records are found by the index alone, which has those of a region in another
 * order than the list: thousands are sorted for fifty, and only the fifty are fetched.
 */
const pageFrom = (sql: Sql | Tx, ledger: Ledger, filter: RecordFilter, page: ListedPage) => {
  const table = filter.stood ? stood(sql, ledger, filter.stood) : sql(tableOf(ledger))
  const where = sql`${matching(sql, ledger, filter)}
    ${afterKey(sql, ledger, page)}`
  if (filter.stood || (filter.period === undefined && filter.staleBefore === undefined && !page.newest))
    return sql`${table} r ${NAMES(sql)} where ${inCounty(sql, filter)} ${where}`
  return sql`(select r.region, r.id from ${table} r where ${where} order by ${orderOf(sql, ledger, page)} limit ${page.limit}) f
    join ${table} r on ${inCounty(sql, filter)} r.id = f.id and r.region = f.region ${NAMES(sql)} where true`
}

/**
 * Plans what follows in this transaction by the values that it asks for: which index serves is decided by how seldom they are, and a plan
 * made for any value takes seconds where one for these takes a millisecond. Travels with the next statement.
 */
export const planByValues = (tx: Sql | Tx): void => later(tx, tx`set local plan_cache_mode = force_custom_plan`)

interface ListedPage {
  readonly after: RecordKey | null
  readonly limit: number
  /** Records of one place by their period, newest first; only where neither a period nor what grows old narrows the list. */
  readonly newest?: boolean
}

const periodColumn = (sql: Sql | Tx, { period = '' }: Ledger) => sql`r.${sql(period)}`

/** A place's records are sorted when they are reached: the indexes lead by region, and one place has few. */
const orderOf = (sql: Sql | Tx, ledger: Ledger, { newest }: ListedPage) =>
  newest ? sql`r.region, ${periodColumn(sql, ledger)} desc, r.id` : sql`r.region, r.id`

/** What comes after a record in that order. A record without its period comes first. */
const following = (sql: Sql | Tx, ledger: Ledger, { region, id, ...key }: RecordKey) => {
  const column = periodColumn(sql, ledger)
  const kind = ledger.fields.find((field) => field.key === ledger.period)?.type.kind
  // a key of another ledger, or of nobody's making, is none
  const period = (kind === 'date' ? isoDate(key.period ?? '') : key.period) ?? ''
  const value =
    kind === 'year' ? sql`${Number(period.slice(0, 4))}` : kind === 'date' ? sql`${period}::date` : sql`${period}`
  const later =
    period === ''
      ? sql`(${column} is not null or r.id > ${id}::uuid)`
      : sql`(${column} < ${value} or (${column} = ${value} and r.id > ${id}::uuid))`
  return sql`and r.region >= ${region} and (r.region > ${region} or ${later})`
}

const afterKey = (sql: Sql | Tx, ledger: Ledger, { after: key, newest }: ListedPage) => {
  if (key === null) return sql``
  return newest ? following(sql, ledger, key) : sql`and (r.region, r.id) > (${key.region}, ${key.id}::uuid)`
}

/** By region, then by age or by period: a page at a time, quick for every scope because the range of regions leads the index. */
export const listRecords = async (
  tx: Sql | Tx,
  ledger: Ledger,
  filter: RecordFilter,
  page: ListedPage,
): Promise<readonly StoredRecord[]> => {
  planByValues(tx)
  const rows = await tx<Raw[]>`
    select ${columns(tx, ledger)} from ${pageFrom(tx, ledger, filter, page)} order by ${orderOf(tx, ledger, page)} limit ${page.limit}`
  return rows.map(recordOf(ledger))
}

/** How many there are, counted no further than `most`: a page needs to know whether there are many, not how many millions. */
export const countRecords = async (
  tx: Sql | Tx,
  ledger: Ledger,
  filter: RecordFilter,
  most: number,
): Promise<number> => {
  planByValues(tx)
  const [row] = await tx<{ n: number }[]>`select count(*)::int n from (
    select 1 from ${tx(tableOf(ledger))} r where ${matching(tx, ledger, filter)} limit ${most}) found`
  return row?.n ?? 0
}

export const findRecord = async (
  tx: Sql | Tx,
  ledger: Ledger,
  county: string,
  id: string,
): Promise<StoredRecord | undefined> => {
  const rows = await tx<Raw[]>`select ${columns(tx, ledger)} from ${tx(tableOf(ledger))} r ${NAMES(tx)}
    where r.county = ${county} and r.id = ${id}`
  return rows.map(recordOf(ledger))[0]
}

/** What stood before, newest first; with a removed record's last version. */
export const listPast = async (
  tx: Sql | Tx,
  ledger: Ledger,
  county: string,
  id: string,
): Promise<readonly StoredRecord[]> => {
  const rows = await tx<Raw[]>`select ${columns(tx, ledger)}, r.until from ${tx(pastTableOf(ledger))} r ${NAMES(tx)}
    where r.county = ${county} and r.id = ${id} order by r.version desc limit 200`
  return rows.map(recordOf(ledger))
}

/** The record that has the same grain, where another one would take its place. */
export const findSame = async (
  tx: Sql | Tx,
  ledger: Ledger,
  county: string,
  region: string,
  row: StoredRow,
): Promise<{ readonly id: string; readonly version: number } | undefined> => {
  if (ledger.grain === null) return undefined
  const rows = await tx<{ id: string; version: number }[]>`
    select r.id, r.version from ${tx(tableOf(ledger))} r where r.county = ${county} and r.region = ${region}
      ${ledger.grain.length > 0 ? ledger.grain.map((key) => tx`and r.${tx(key)} is not distinct from ${row[key] as string}`) : tx``}`
  return rows[0]
}

/** Written as given; a second record of the same grain fails the statement. */
export const addRecord = async (
  tx: Tx,
  ledger: Ledger,
  record: { readonly id: string; readonly region: string; readonly row: StoredRow },
  writing: Writing,
): Promise<void> => {
  const { county, at, by, source, reason } = writing
  const own = { county, id: record.id, region: record.region, version: 1, recorded_at: at, recorded_by: by }
  const whole: Written = { ...own, confirmed_at: at, source, reason, ...record.row }
  await tx`insert into ${tx(tableOf(ledger))} ${tx(whole)}`
}

/** Keeps what stood, then puts the new cells in its place. Undefined where another version stands by now. */
export const correctRecord = async (
  tx: Tx,
  ledger: Ledger,
  record: { readonly id: string; readonly version: number; readonly region: string; readonly row: StoredRow },
  writing: Writing,
): Promise<number | undefined> => {
  const { county, at, by, source, reason } = writing
  if (!(await keepPast(tx, ledger, record, writing))) return undefined
  const { region, row } = record
  const next: Written = { recorded_at: at, recorded_by: by, confirmed_at: at, source, reason, region, ...row }
  const rows = await tx<{ version: number }[]>`
    update ${tx(tableOf(ledger))} set version = version + 1, ${tx(next)}
    where county = ${county} and id = ${record.id} and version = ${record.version} returning version`
  return rows[0]?.version
}

/** It no longer stands; what stood is kept. False where another version stands by now. */
export const removeRecord = async (
  tx: Tx,
  ledger: Ledger,
  record: { readonly id: string; readonly version: number },
  writing: Writing,
): Promise<boolean> => {
  if (!(await keepPast(tx, ledger, record, writing))) return false
  const gone = await tx`delete from ${tx(tableOf(ledger))}
    where county = ${writing.county} and id = ${record.id} and version = ${record.version}`
  return gone.count === 1
}

/** Says that it is still right; no new version, for nothing changed. False where another version stands by now. */
export const confirmRecord = async (
  tx: Tx,
  ledger: Ledger,
  record: { readonly id: string; readonly version: number },
  writing: Pick<Writing, 'county' | 'at'>,
): Promise<boolean> => {
  const done = await tx`update ${tx(tableOf(ledger))} set confirmed_at = ${writing.at}
    where county = ${writing.county} and id = ${record.id} and version = ${record.version}`
  return done.count === 1
}

const keepPast = async (
  tx: Tx,
  ledger: Ledger,
  { id, version }: { readonly id: string; readonly version: number },
  { county, at }: Writing,
): Promise<boolean> => {
  const own = ['county', 'id', 'region', 'version', 'recorded_at', 'recorded_by', 'confirmed_at', 'source', 'reason']
  const names = [...own, ...fieldKeys(ledger)]
  const kept = await tx`insert into ${tx(pastTableOf(ledger))} (${tx(names)}, until)
    select ${tx(names)}, ${at}::timestamptz from ${tx(tableOf(ledger))}
    where county = ${county} and id = ${id} and version = ${version} for update`
  return kept.count === 1
}
