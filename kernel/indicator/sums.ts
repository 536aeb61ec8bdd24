import type { Ledger } from '../ledger/index.ts'
import type { Indicator, Measure, Reaching } from './types.ts'

/**
 * A column of `sums_<ledger>`. `where` are CEL over the row that must all be true, `has` CEL that must have a value; a row for which
 * one of them has none is left out.
 */
export type SumColumn = { readonly name: string } & (
  | { readonly kind: 'count'; readonly where: readonly string[]; readonly has: readonly string[]; readonly band?: Band }
  /** Exact sum of a CEL number. */
  | { readonly kind: 'sum'; readonly of: string; readonly where: readonly string[]; readonly has: readonly string[] }
  /** Different values of a field; the only column that is not the sum of its parts. */
  | {
      readonly kind: 'distinct'
      readonly field: string
      readonly where: readonly string[]
      readonly reaching?: readonly Reaching[]
    }
  /** Regions of a level in which the count column `of` is not 0. */
  | { readonly kind: 'covered'; readonly of: string; readonly level: number }
)

/** `from` included, `until` not. */
export interface Band {
  readonly of: string
  readonly from?: number
  readonly until?: number
}

/** Columns that every table of sums has besides; `covered` counts regions of the ledger's lowest level that have a record, as they were on the period's last day. */
export const SUMS_COLUMNS = ['county', 'region', 'period', 'level', 'records', 'covered', 'computed_at'] as const

/** The lowest level that a record of the ledger is about: its regions are the ones that may be lacking. */
export const coverLevelOf = ({ levels }: Pick<Ledger, 'levels'>): number => Math.max(...levels)

export const isMeasure = ({ is }: Pick<Indicator, 'is'>): boolean => 'ledger' in is

/** FNV-1a, 32 bits: tells two definitions of one indicator apart in the name of a column. */
const digest = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0')
}

/** Bytes that a name may have in PostgreSQL. */
const NAME = 63

/**
 * Name of a column: the indicator, the part, and what it is computed by, so that a changed definition is another column and never
 * adds to what the former one left.
 */
const nameOf = (key: string, part: string, definition: unknown): string => {
  const tail = `_${part}_${digest(JSON.stringify(definition))}`
  return `${key.replaceAll('-', '_').slice(0, NAME - tail.length)}${tail}`
}

const list = (...given: readonly (string | undefined)[]): readonly string[] =>
  given.filter((one): one is string => one !== undefined)

type Part<K extends Measure['kind']> = (measure: Measure & { kind: K }, name: (part: string) => string) => SumColumn[]

const COLUMNS: { readonly [K in Measure['kind']]: Part<K> } = {
  count: ({ where }, name) => [{ name: name('n'), kind: 'count', where: list(where), has: [] }],
  sum: ({ of, where }, name) => [
    { name: name('n'), kind: 'sum', of, where: list(where), has: [] },
    { name: name('d'), kind: 'count', where: list(where), has: [of] },
  ],
  mean: ({ of, where }, name) => [
    { name: name('n'), kind: 'sum', of, where: list(where), has: [] },
    { name: name('d'), kind: 'count', where: list(where), has: [of] },
  ],
  share: ({ of, among }, name) => [
    { name: name('n'), kind: 'count', where: list(among, of), has: [] },
    { name: name('d'), kind: 'count', where: list(among), has: [of] },
  ],
  ratio: ({ over, under, where }, name) => [
    { name: name('n'), kind: 'sum', of: over, where: list(where), has: [under] },
    { name: name('d'), kind: 'sum', of: under, where: list(where), has: [over] },
  ],
  bands: ({ of, where, bands }, name) =>
    bands.map(({ from }, index) => {
      const until = bands[index + 1]?.from
      const band = { of, ...(index > 0 && from !== undefined && { from }), ...(until !== undefined && { until }) }
      return { name: name(`b${index}`), kind: 'count', where: list(where), has: [of], band }
    }),
  distinct: ({ field, where, reaching }, name) => [
    { name: name('n'), kind: 'distinct', field, where: list(where), ...(reaching && { reaching }) },
  ],
  coverage: ({ level, where }, name) => [
    { name: name('c'), kind: 'count', where: list(where), has: [] },
    { name: name('n'), kind: 'covered', of: name('c'), level },
  ],
}

/** Columns that a measure is kept in, in the order of its parts: numerator first, then denominator; one for each band. */
export const sumColumns = (key: string, measure: Measure): readonly SumColumn[] => {
  const known = named.get(measure) ?? new Map<string, readonly SumColumn[]>()
  named.set(measure, known)
  const found = known.get(key) ?? columnsFor(key, measure)
  known.set(key, found)
  return found
}

/** Asked for with every number of a page. */
const named = new WeakMap<Measure, Map<string, readonly SumColumn[]>>()

const columnsFor = (key: string, measure: Measure): readonly SumColumn[] => {
  const name = (part: string): string => nameOf(key, part, measure)
  return (COLUMNS[measure.kind] as Part<Measure['kind']>)(measure as never, name)
}

/** All columns of `sums_<ledger>`, by the indicators over it. */
export const columnsOf = (ledger: Pick<Ledger, 'key'>, indicators: readonly Indicator[]): readonly SumColumn[] => [
  ...new Map(
    indicators
      .flatMap(({ key, is }) => ('ledger' in is && is.ledger === ledger.key ? sumColumns(key, is) : []))
      .map((column) => [column.name, column]),
  ).values(),
]
