import { type Ledger, type Row, rowVariables } from '../ledger/index.ts'
import { DAY, measureFormulas } from './row.ts'
import { type SumColumn, sumColumns } from './sums.ts'
import type { Measure } from './types.ts'

/**
 * What one record adds to a number: null where a formula has no value for it, so that it is left out. Where a condition is not met it adds 0
 * to a count or a sum, and is no part of a share, mean or ratio (null): a quotient is not drawn down by what it is not about.
 */
export interface Contribution {
  readonly numerator: number | null
  readonly denominator: number | null
  /** The band that it lies in, of a distribution. */
  readonly band?: string
}

type Variables = Readonly<Record<string, unknown>>

const evaluated = (ledger: Ledger, source: string, variables: Variables): unknown => {
  for (const kind of ['bool', 'number'] as const) {
    const compiled = measureFormulas(ledger).compile(source, kind)
    if (compiled.ok) return compiled.value.value(variables)
  }
  return null
}

const countOf = (ledger: Ledger, column: SumColumn, variables: Variables): number | null => {
  if (column.kind === 'covered') return null
  const values = column.where.map((source) => evaluated(ledger, source, variables))
  const lacks = 'has' in column && column.has.some((source) => evaluated(ledger, source, variables) === null)
  if (lacks || values.includes(null)) return null
  if (!values.every((value) => value === true)) return 0
  if (column.kind === 'distinct') return variables[column.field] === null ? null : 1
  if (column.kind === 'sum') return (evaluated(ledger, column.of, variables) as number | null) ?? null
  if (column.band === undefined) return 1
  const { of, from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = column.band
  const number = Number(evaluated(ledger, of, variables))
  return number >= from && number < until ? 1 : 0
}

const QUOTIENTS: readonly Measure['kind'][] = ['share', 'mean', 'ratio']

/**
 * What a record adds to a measure over its ledger, as it is summed; `on` is the last day of the period, or today (YYYY-MM-DD). Of
 * `distinct` and `coverage` it says whether the record is looked at: what several have in common counts once.
 */
export const contribution = (ledger: Ledger, measure: Measure, row: Row, on: string): Contribution => {
  const variables = { ...rowVariables(ledger, row), [DAY]: on }
  const columns = sumColumns('', measure)
  const parts = columns.map((column) => countOf(ledger, column, variables))
  if (measure.kind === 'bands') {
    const band = measure.bands[parts.indexOf(1)]?.key
    return {
      numerator: parts.every((part) => part === null) ? null : band ? 1 : 0,
      denominator: null,
      ...(band && { band }),
    }
  }
  if (!QUOTIENTS.includes(measure.kind)) return { numerator: parts[0] ?? null, denominator: null }
  const among = columns[1]?.kind === 'covered' ? [] : (columns[1]?.where ?? [])
  if (among.some((source) => evaluated(ledger, source, variables) !== true))
    return { numerator: null, denominator: null }
  return { numerator: parts[0] ?? null, denominator: parts[1] ?? null }
}
