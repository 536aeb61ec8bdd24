import type { Ledger } from '../ledger/index.ts'
import { sumColumns } from './sums.ts'
import type { Measure, Value } from './types.ts'

/** A row of sums: exact decimals as text, by column. */
export type SumsRow = Readonly<Record<string, string>>

export const NO_VALUE: Value = { numerator: null, denominator: null, value: null }

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const plain = (numerator: string): Value => ({
  numerator: trimmed(numerator),
  denominator: null,
  value: Number(numerator),
})

/** No value where the denominator is 0; what there was of both is kept. */
const quotient = (numerator: string, denominator: string): Value => ({
  numerator: trimmed(numerator),
  denominator: trimmed(denominator),
  value: Number(denominator) === 0 ? null : Number(numerator) / Number(denominator),
})

/** A value, and of a distribution its bands. */
export interface Measured {
  readonly value: Value
  readonly parts: readonly { readonly key: string; readonly value: Value }[]
}

const whole = (value: Value): Measured => ({ value, parts: [] })

const banded = (bands: readonly { readonly key: string }[], counts: readonly string[]): Measured => {
  const total = String(counts.reduce((sum, count) => sum + BigInt(count), 0n))
  const parts = bands.map(({ key }, index) => ({ key, value: quotient(counts[index] ?? '0', total) }))
  return { value: plain(total), parts }
}

/**
 * Regions of which something is expected: `known`, those that stand and those closed with none in their place that have something on record;
 * all that have it where the sums know of more than the tree. What is covered is never more than the whole.
 */
export const expectedRegions = (have: number, known: number): number => Math.max(have, known)

/**
 * What a measure is in one region and period. `sums` is undefined where nothing is on record: then a register, of which a region may have
 * no record at all, counts 0, and anything else has no value. `regions` is of how many regions of its level it is expected (coverage).
 */
export const measured = (
  key: string,
  measure: Measure,
  ledger: Pick<Ledger, 'grain'>,
  sums: SumsRow | undefined,
  regions: number | null,
): Measured => {
  const columns = sumColumns(key, measure).map(({ name }) => name)
  const cell = (part: number): string => sums?.[columns[part] ?? ''] ?? '0'
  if (measure.kind === 'coverage')
    return whole(regions === null ? NO_VALUE : quotient(cell(1), String(expectedRegions(Number(cell(1)), regions))))
  const counts = measure.kind === 'count' || measure.kind === 'distinct'
  if (sums === undefined && !(counts && ledger.grain === null)) return whole(NO_VALUE)
  if (counts) return whole(plain(cell(0)))
  if (measure.kind === 'bands')
    return banded(
      measure.bands,
      columns.map((_, part) => cell(part)),
    )
  if (measure.kind === 'sum') return whole(cell(1) === '0' ? NO_VALUE : plain(cell(0)))
  return whole(quotient(cell(0), cell(1)))
}
