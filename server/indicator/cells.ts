import { canGrow, growthOf, type Indicator, periodBefore } from '../../kernel/indicator/index.ts'
import type { Basis, Reading } from '../../store/derive/reading.ts'
import type { ComparedCell, GrowthOver } from '../contract/indicator.ts'
import { isUnfinished, presentReading } from './present.ts'

/** What a table of numbers asks of each region. */
export interface AskedCells {
  readonly keys: readonly string[]
  readonly periods: readonly string[]
  readonly growth: readonly GrowthOver[]
}

/** Periods that must be read: those asked for, and those that they grow from. */
export const periodsRead = ({ periods, growth }: AskedCells): readonly string[] => [
  ...new Set([...periods, ...growth.flatMap((over) => periods.flatMap((period) => periodBefore(period, over) ?? []))]),
]

const isPartial = (basis: Basis, { period, coverage }: Reading): boolean =>
  isUnfinished(basis, period) || (coverage !== null && coverage.have < coverage.of)

const grownIn = (
  basis: Basis,
  indicator: Indicator,
  now: Reading,
  asked: { readonly over: GrowthOver; readonly find: (key: string, period: string) => Reading | undefined },
): NonNullable<ComparedCell['growth']> => {
  const { over, find } = asked
  const from = periodBefore(now.period, over)
  const then = from === undefined ? undefined : find(now.indicator, from)
  if (then === undefined || !canGrow(indicator)) return []
  const grown = growthOf(indicator, now.value, then.value)
  const sides = [
    ...(isPartial(basis, now) ? ['now' as const] : []),
    ...(isPartial(basis, then) ? ['then' as const] : []),
  ]
  return [{ over, from: then.period, ...grown, partial: grown.value === null ? [] : sides }]
}

/** Cells of one region: for each period, each indicator in the order asked for. */
export const cellsOf = (
  basis: Basis,
  readings: readonly Reading[],
  names: ReadonlyMap<string, string>,
  { keys, periods, growth }: AskedCells,
): readonly ComparedCell[] => {
  const known = new Map(readings.map((one) => [`${one.indicator} ${one.period}`, one]))
  const find = (key: string, period: string) => known.get(`${key} ${period}`)
  return periods.flatMap((period) =>
    keys.map((key): ComparedCell => {
      const now = find(key, period)
      const indicator = basis.indicators.get(key)
      if (!now || !indicator) throw new Error(`nothing was read of ${key} in ${period}`)
      const { value, parts, coverage, unfinished, why } = presentReading(basis, now, names)
      return {
        ...{ value: value.value, coverage, unfinished, why },
        ...(parts.length > 0 && { parts: parts.map((part) => part.value) }),
        ...(growth.length > 0 && { growth: growth.flatMap((over) => grownIn(basis, indicator, now, { over, find })) }),
      }
    }),
  )
}
