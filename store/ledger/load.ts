import type { Ledger } from '../../kernel/ledger/index.ts'
import { pastTableOf, staysUnlessGiven, tableOf } from '../../kernel/ledger/index.ts'
import type { Tx } from '../database.ts'
import type { Writing } from './records.ts'
import { INCOMING } from './stage.ts'

/** Rows that can't be kept, by what the database alone knows. */
export interface LoadProblem {
  readonly row: number
  /** Key of the field, `region`, or empty for the whole row. */
  readonly path: string
  readonly code:
    | 'unknown-region'
    | 'repeated-grain'
    | 'record-gone'
    | 'record-corrected'
    | 'other-region'
    | 'would-clear'
    | 'required'
    | 'period-closed'
  readonly params?: Readonly<Record<string, string | number>>
}

export interface Loaded {
  readonly added: number
  readonly corrected: number
  readonly same: number
}

/** What a sheet leaves out of a ledger: fields without a column of theirs. */
export interface Left {
  readonly absent: readonly string[]
}
const ALL: Left = { absent: [] }

const fieldKeys = ({ fields }: Ledger): readonly string[] => fields.map(({ key }) => key)
/** Fields that a row may leave blank where a record stands that has them. */
const keptKeys = ({ fields }: Ledger): readonly string[] => fields.filter(staysUnlessGiven).map(({ key }) => key)

/**
 * Rows in the same place with the same cells, told by an equality that a hash finds: `is not distinct from` would compare each with each. What
 * must be there needs no care for null.
 */
const alike = (tx: Tx, ledger: Ledger, keys: readonly string[], a: string, b: string) => {
  const required = new Set(ledger.fields.filter((field) => field.required === true).map(({ key }) => key))
  // the driver takes an empty list for a value
  if (keys.length === 0) return tx``
  return keys.map((key) =>
    required.has(key)
      ? tx`and ${tx(a)}.${tx(key)} = ${tx(b)}.${tx(key)}`
      : tx`and coalesce(${tx(a)}.${tx(key)}::text, E'\\x01') = coalesce(${tx(b)}.${tx(key)}::text, E'\\x01')`,
  )
}

const none = async (tx: Tx, ledger: Ledger, { county }: Pick<Writing, 'county'>): Promise<boolean> => {
  const [row] = await tx<
    { some: boolean }[]
  >`select exists (select 1 from ${tx(tableOf(ledger))} where county = ${county}
    and region in (select region from ${tx(INCOMING)})) some`
  return row?.some !== true
}

/**
 * Finds what stands under the same grain, or what a row says that it corrects. True where anything was found; of a ledger without a grain,
 * where anything stands in these places, for a row may say the same without naming it.
 */
export const findStanding = async (tx: Tx, ledger: Ledger, writing: Pick<Writing, 'county'>): Promise<boolean> => {
  if (await none(tx, ledger, writing)) return false
  const same =
    ledger.grain === null ? tx`r.id = i.corrects` : tx`r.region = i.region ${alike(tx, ledger, ledger.grain, 'r', 'i')}`
  const found =
    await tx`update ${tx(INCOMING)} i set found = r.id, found_version = r.version from ${tx(tableOf(ledger))} r
    where r.county = ${writing.county} and ${same}`
  return ledger.grain === null || found.count > 0
}

interface Asked {
  readonly county: string
  readonly day: string
  readonly lo: string
  readonly hi: string
  /** Rows told of each kind. */
  readonly most: number
}

type Found = { row: number; other?: number }

const unknownRegions = (tx: Tx, ledger: Ledger, { lo, hi, day, most }: Asked) => tx<Found[]>`
  select i.row_number as row from ${tx(INCOMING)} i
  where i.region in (select region from ${tx(INCOMING)} except
    select g.code from region g where g.code >= ${lo} and g.code < ${hi} and g.level = any (${[...ledger.levels]}::int[])
      and g.valid_from <= ${day} and (g.valid_to is null or g.valid_to > ${day}))
  order by 1 limit ${most}`

/** Of two rows for one record the first counts. A hash finds that there are none quicker than sorting would. */
const repeatedRows = async (tx: Tx, ledger: Ledger, most: number): Promise<readonly Found[]> => {
  const keys = ledger.grain === null ? ['corrects'] : ['region', ...ledger.grain]
  const given = ledger.grain === null ? tx`where corrects is not null` : tx``
  const [some] = await tx`select 1 from ${tx(INCOMING)} ${given} group by ${tx(keys)} having count(*) > 1 limit 1`
  if (some === undefined) return []
  return tx<Found[]>`select row_number as row, first as other from (
    select row_number, min(row_number) over (partition by ${tx(keys)}) as first from ${tx(INCOMING)} ${given}) beside
    where row_number > first order by 1 limit ${most}`
}

const goneRows = (tx: Tx, most: number) => tx<Found[]>`select row_number as row from ${tx(INCOMING)}
  where corrects is not null and found is null order by 1 limit ${most}`

const correctedRows = (tx: Tx, most: number) => tx<Found[]>`select row_number as row, found_version as other
  from ${tx(INCOMING)} where found is not null and seen <> found_version order by 1 limit ${most}`

const movedRows = (tx: Tx, ledger: Ledger, { county, most }: Asked) => tx<Found[]>`select i.row_number as row
  from ${tx(INCOMING)} i join ${tx(tableOf(ledger))} r on r.county = ${county} and r.id = i.found
  where r.region <> i.region order by 1 limit ${most}`

/** A field without a column keeps what stands; where something stands, nobody knows whether it still fits the rest. */
const clearedRows = (tx: Tx, ledger: Ledger, key: string, { county, most }: Asked) => tx<Found[]>`
  select i.row_number as row from ${tx(INCOMING)} i join ${tx(tableOf(ledger))} r on r.county = ${county} and r.id = i.found
  where r.${tx(key)} is not null order by 1 limit ${most}`

const missingRows = (tx: Tx, key: string, most: number) => tx<Found[]>`select row_number as row from ${tx(INCOMING)}
  where found is null and ${tx(key)} is null order by 1 limit ${most}`

const told = (rows: readonly Found[], path: string, code: LoadProblem['code'], param?: string): LoadProblem[] =>
  rows.map(({ row, other }) => ({
    row,
    path,
    code,
    ...(param !== undefined && other !== undefined && { params: { [param]: other } }),
  }))

/** What the rows show to be wrong beside each other, beside what stands, and beside the tree of `day`; in their order. */
export const listProblems = async (
  tx: Tx,
  ledger: Ledger,
  asked: Asked & { readonly standing: boolean },
  { absent }: Left = ALL,
): Promise<readonly LoadProblem[]> => {
  const { most, standing } = asked
  const needed = ledger.fields.filter((field) => field.required === true && staysUnlessGiven(field))
  const unseen = absent.filter((key) => !keptKeys(ledger).includes(key))
  const found = await Promise.all([
    unknownRegions(tx, ledger, asked).then((rows) => told(rows, 'region', 'unknown-region')),
    repeatedRows(tx, ledger, most).then((rows) => told(rows, '', 'repeated-grain', 'row')),
    ledger.grain === null ? goneRows(tx, most).then((rows) => told(rows, '', 'record-gone')) : [],
    ...needed.map(({ key }) => missingRows(tx, key, most).then((rows) => told(rows, key, 'required'))),
    ...(standing
      ? [
          correctedRows(tx, most).then((rows) => told(rows, '', 'record-corrected', 'version')),
          movedRows(tx, ledger, asked).then((rows) => told(rows, 'region', 'other-region')),
          ...unseen.map((key) => clearedRows(tx, ledger, key, asked).then((rows) => told(rows, key, 'would-clear'))),
        ]
      : []),
  ])
  return found.flat().toSorted((a, b) => a.row - b.row)
}

/** Sums that follow: of the regions and periods that the rows state, and of those that the corrected ones stated. */
const markStaged = async (tx: Tx, ledger: Ledger, { county, at }: Writing, standing: boolean): Promise<void> => {
  const period = (of: string) =>
    ledger.period ? tx`coalesce(left(${tx(of)}.${tx(ledger.period)}::text, 7), '')` : tx`''`
  const corrected = standing
    ? tx`union select ${county}, ${ledger.key}, r.region, ${period('r')}, ${at}::timestamptz
      from ${tx(tableOf(ledger))} r join ${tx(INCOMING)} i on r.county = ${county} and i.found = r.id group by 3, 4`
    : tx``
  await tx`insert into derive_due (county, ledger, region, period, since)
    select ${county}, ${ledger.key}, i.region, ${period('i')}, ${at}::timestamptz from ${tx(INCOMING)} i group by 3, 4
    ${corrected} order by 3, 4
    on conflict (county, ledger, region, period) do update set since = least(derive_due.since, excluded.since)`
}

const OWN = ['version', 'recorded_at', 'recorded_by', 'confirmed_at', 'source', 'reason']

/** What was found takes the place of what stood, which is kept; sensitive cells and files left blank stay as they were. */
const correctStaged = async (tx: Tx, ledger: Ledger, { county, at, by, source, reason }: Writing): Promise<number> => {
  const keys = fieldKeys(ledger)
  const kept = ['county', 'id', 'region', ...OWN, ...keys]
  const stays = new Set(keptKeys(ledger))
  const cells = keys.map((key) =>
    stays.has(key) ? tx`, ${tx(key)} = coalesce(i.${tx(key)}, r.${tx(key)})` : tx`, ${tx(key)} = i.${tx(key)}`,
  )
  const table = tx(tableOf(ledger))
  await tx`insert into ${tx(pastTableOf(ledger))} (${tx(kept)}, until)
    select ${kept.map((key, index) => tx`${index === 0 ? tx`` : tx`,`} r.${tx(key)}`)}, ${at}::timestamptz from ${table} r
    join ${tx(INCOMING)} i on r.county = ${county} and i.found = r.id`
  const done = await tx`update ${table} r set version = r.version + 1, recorded_at = ${at}, recorded_by = ${by},
      confirmed_at = ${at}, source = ${source}, reason = ${reason} ${cells}
    from ${tx(INCOMING)} i where r.county = ${county} and r.id = i.found`
  return done.count
}

/** Keeps the staged rows: those that found what stands correct it, the rest are new. Call findStanding and dropSame before. */
export const keepStaged = async (
  tx: Tx,
  ledger: Ledger,
  writing: Writing,
  standing: boolean,
): Promise<Omit<Loaded, 'same'>> => {
  await markStaged(tx, ledger, writing, standing)
  const corrected = standing ? await correctStaged(tx, ledger, writing) : 0
  return { added: await addStaged(tx, ledger, writing), corrected }
}

/** The staged rows that found nothing, as new records. The grain's constraint fails the statement where two are one. */
export const addStaged = async (
  tx: Tx,
  ledger: Ledger,
  { county, at, by, source, reason }: Writing,
): Promise<number> => {
  const keys = fieldKeys(ledger)
  const added = await tx`insert into ${tx(tableOf(ledger))} (${tx(['county', 'id', 'region', ...OWN, ...keys])})
    select ${county}, id, region, 1, ${at}::timestamptz, ${by}::uuid, ${at}::timestamptz, ${source}, ${reason}
      ${keys.map((key) => tx`, ${tx(key)}`)} from ${tx(INCOMING)} where found is null`
  return added.count
}

/** Whether a ledger has no record at all in a range of regions: then all rows are new, and none need be looked for. */
export const isEmptyWithin = async (
  tx: Tx,
  ledger: Ledger,
  { county, lo, hi }: { readonly county: string; readonly lo: string; readonly hi: string },
): Promise<boolean> => {
  const rows =
    await tx`select 1 from ${tx(tableOf(ledger))} where county = ${county} and region >= ${lo} and region < ${hi} limit 1`
  return rows.length === 0
}

/** Runs `work`, and undoes it alone where it throws an error that `undoes` knows: undefined then. */
export const unlessUndone = async <T>(
  tx: Tx,
  work: () => Promise<T>,
  undoes: (error: unknown) => boolean,
): Promise<T | undefined> => {
  await tx`savepoint work`
  try {
    const result = await work()
    await tx`release savepoint work`
    return result
  } catch (error) {
    if (!undoes(error)) throw error
    await tx`rollback to savepoint work`
    return undefined
  }
}
