import type { Ledger } from '../../kernel/ledger/index.ts'
import { pastTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { copyRows } from '../copy.ts'
import type { Tx } from '../database.ts'
import type { StoredRow, Writing } from './records.ts'

/** A row to be taken in, under the id that it will have if it is new. */
export interface LoadedRow {
  readonly id: string
  /** Where it stood in what was sent, from 1. */
  readonly row: number
  readonly region: string
  readonly cells: StoredRow
}

/** Rows that can't be kept, by what the database alone knows. */
export interface LoadProblem {
  readonly row: number
  readonly path: 'region' | ''
  readonly code: 'unknown-region' | 'repeated-grain'
  readonly params?: { readonly row: number }
}

export interface Loaded {
  readonly added: number
  readonly corrected: number
  readonly same: number
}

const OWN = ['county', 'id', 'region', 'version', 'recorded_at', 'recorded_by', 'confirmed_at', 'source', 'reason']
const INCOMING = 'incoming_rows'

const fieldKeys = ({ fields }: Ledger): readonly string[] => fields.map(({ key }) => key)
const quoted = (name: string): string => `"${name}"`

/** Puts the rows beside the ledger, for this transaction alone; nothing is kept yet. Constant memory, whatever their number. */
export const stageRows = async (
  tx: Tx,
  ledger: Ledger,
  rows: Iterable<LoadedRow> | AsyncIterable<LoadedRow>,
  { county, at, by, source, reason }: Writing,
): Promise<void> => {
  await tx`create temp table ${tx(INCOMING)} (like ${tx(tableOf(ledger))}) on commit drop`
  await tx`alter table ${tx(INCOMING)} add column row_number integer, add column found uuid`
  const keys = fieldKeys(ledger)
  async function* lines() {
    for await (const { id, row, region, cells } of rows)
      yield [county, id, region, 1, at, by, at, source, reason, row, ...keys.map((key) => cells[key] ?? null)]
  }
  await copyRows(tx, INCOMING, [...OWN, 'row_number', ...keys.map(quoted)], lines())
  await tx`analyze ${tx(INCOMING)}`
}

/** What the rows show to be wrong beside each other and beside the tree of `day`; at most `most`, in their order. */
export const listProblems = async (
  tx: Tx,
  ledger: Ledger,
  { day, lo, hi, most }: { readonly day: string; readonly lo: string; readonly hi: string; readonly most: number },
): Promise<readonly LoadProblem[]> => {
  const unknown = await tx<{ row: number }[]>`select i.row_number as row from ${tx(INCOMING)} i
    where not (i.region >= ${lo} and i.region < ${hi} and exists (select 1 from region g where g.code = i.region
      and g.level = any (${[...ledger.levels]}::int[]) and g.valid_from <= ${day} and (g.valid_to is null or g.valid_to > ${day})))
    order by 1 limit ${most}`
  const repeated =
    ledger.grain === null
      ? []
      : await tx<{ row: number; first: number }[]>`select row_number as row, first from (
          select row_number, min(row_number) over (partition by ${tx(['region', ...ledger.grain])}) as first
          from ${tx(INCOMING)}) beside where row_number > first order by 1 limit ${most}`
  return [
    ...unknown.map(({ row }): LoadProblem => ({ row, path: 'region', code: 'unknown-region' })),
    ...repeated.map(
      ({ row, first }): LoadProblem => ({ row, path: '', code: 'repeated-grain', params: { row: first } }),
    ),
  ].toSorted((a, b) => a.row - b.row)
}

/** Leaves out rows that must not be kept. */
export const dropStaged = async (tx: Tx, rows: readonly number[]): Promise<void> => {
  if (rows.length > 0) await tx`delete from ${tx(INCOMING)} where row_number = any (${[...rows]}::int[])`
}

/** Finds what stands under the same grain, and drops the rows that say nothing new. Returns how many those were. */
const findStanding = async (tx: Tx, ledger: Ledger): Promise<number> => {
  if (ledger.grain === null) return 0
  const keys = fieldKeys(ledger)
  await tx`update ${tx(INCOMING)} i set found = r.id from ${tx(tableOf(ledger))} r
    where r.county = i.county and r.region = i.region
      ${ledger.grain.length > 0 ? ledger.grain.map((key) => tx`and r.${tx(key)} is not distinct from i.${tx(key)}`) : tx``}`
  // encrypted cells differ each time: a row with such a field is taken as said anew
  if (ledger.fields.some(({ sensitive }) => sensitive !== undefined)) return 0
  const cells = (of: string) => keys.map((key, index) => tx`${index === 0 ? tx`` : tx`,`} ${tx(of)}.${tx(key)}`)
  const same = await tx`delete from ${tx(INCOMING)} i using ${tx(tableOf(ledger))} r
    where r.county = i.county and r.id = i.found and (${cells('r')}) is not distinct from (${cells('i')})`
  return same.count
}

/** Sums that follow: of the regions and periods that the rows state, and of those that the corrected ones stated. */
const markStaged = async (tx: Tx, ledger: Ledger, at: Date): Promise<void> => {
  const period = (of: string) => (ledger.period ? tx`left(${tx(of)}.${tx(ledger.period)}::text, 7)` : tx`''`)
  await tx`insert into derive_due (county, ledger, region, period, since)
    select i.county, ${ledger.key}, i.region, coalesce(${period('i')}, ''), ${at}::timestamptz from ${tx(INCOMING)} i group by 1, 2, 3, 4
    union
    select r.county, ${ledger.key}, r.region, coalesce(${period('r')}, ''), ${at}::timestamptz from ${tx(tableOf(ledger))} r
      join ${tx(INCOMING)} i on i.county = r.county and i.found = r.id group by 1, 2, 3, 4
    on conflict (county, ledger, region, period) do nothing`
}

/** Keeps the staged rows: a row whose grain stands corrects it, unless it says the same; the rest are new. */
export const keepStaged = async (tx: Tx, ledger: Ledger, { at }: Writing): Promise<Loaded> => {
  const same = await findStanding(tx, ledger)
  await markStaged(tx, ledger, at)
  const keys = fieldKeys(ledger)
  const [now, past] = [tx(tableOf(ledger)), tx(pastTableOf(ledger))]
  const all = [...OWN, ...keys]
  const changed = [...OWN.slice(4), ...keys]
  const ours = (names: readonly string[]) => names.map((key, index) => tx`${index === 0 ? tx`` : tx`,`} r.${tx(key)}`)
  await tx`insert into ${past} (${tx(all)}, until) select ${ours(all)}, ${at}::timestamptz from ${now} r
    join ${tx(INCOMING)} i on i.county = r.county and i.found = r.id`
  const corrected = await tx`update ${now} r set version = r.version + 1,
      ${changed.map((key, index) => tx`${index === 0 ? tx`` : tx`,`} ${tx(key)} = i.${tx(key)}`)}
    from ${tx(INCOMING)} i where r.county = i.county and r.id = i.found`
  const added = await tx`insert into ${now} (${tx(all)}) select ${tx(all)} from ${tx(INCOMING)} where found is null`
  return { added: added.count, corrected: corrected.count, same }
}
