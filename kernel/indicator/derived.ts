import { type Formulas, formulas } from '../formula/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { periodBefore } from './period.ts'
import type { Derived, Indicator, Value } from './types.ts'
import { NO_VALUE } from './value.ts'

/** Indicators and ledgers in force, by key. */
export interface Declared {
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly indicators: ReadonlyMap<string, Indicator>
}

/** The version of each indicator that is in force on a day (YYYY-MM-DD); of several that claim it the last declared. */
export const definitionsOn = (indicators: readonly Indicator[], day: string): ReadonlyMap<string, Indicator> =>
  new Map(
    indicators
      .filter(({ from, until }) => (from === undefined || from <= day) && (until === undefined || day <= until))
      .map((one) => [one.key, one]),
  )

/** Periods that a streak looks back, at most. */
export const LONGEST_STREAK = 60

const nameOf = (key: string): string => key.replaceAll('-', '_')

const kept = new WeakMap<ReadonlyMap<string, Indicator>, Formulas>()

/** Formulas over indicators: each by its key with `_` for `-`, a double that may be null. */
export const indicatorFormulas = ({ indicators }: Pick<Declared, 'indicators'>): Formulas => {
  const known = kept.get(indicators)
  if (known) return known
  const made = formulas(Object.fromEntries([...indicators.keys()].map((key) => [nameOf(key), 'double?'])))
  kept.set(indicators, made)
  return made
}

const STREAKS = formulas({ value: 'double?', before: 'double?' })

/** CEL of a streak: over `value` and `before`. */
export const streakFormula = (when: string) => STREAKS.compile(when, 'bool')

const readBy = (
  declared: Pick<Declared, 'indicators'>,
  source: string,
  kind: 'number' | 'bool' = 'number',
): readonly string[] => {
  const compiled = indicatorFormulas(declared).compile(source, kind)
  if (!compiled.ok) return []
  return [...declared.indicators.keys()].filter((key) => compiled.value.reads(nameOf(key)))
}

/** What formulas read, by their text: asked for each region of a page. */
const reads = new WeakMap<ReadonlyMap<string, Indicator>, Map<string, readonly string[]>>()

/** Keys of the indicators that one is computed from; none for a measure. */
export const sourcesOf = (declared: Pick<Declared, 'indicators'>, { is }: Indicator): readonly string[] => {
  if (is.kind === 'growth' || is.kind === 'streak') return [is.of]
  if (is.kind !== 'formula' && is.kind !== 'regions') return []
  const known = reads.get(declared.indicators) ?? new Map<string, readonly string[]>()
  reads.set(declared.indicators, known)
  const text = is.kind === 'formula' ? is.is : `${is.of} && ${is.among ?? ''}`
  const found = known.get(text) ?? (is.kind === 'formula' ? readBy(declared, is.is) : readByRegions(declared, is))
  known.set(text, found)
  return found
}

type Regions = Derived & { kind: 'regions' }

/** A condition on regions, made ready once: it is asked of every region of a page, in every period of a course. */
interface Condition {
  readonly reads: readonly { readonly key: string; readonly name: string }[]
  /** Whether it can hold though something that it reads has no value. */
  readonly chooses: boolean
  readonly value: (given: Readonly<Record<string, number | null>>) => boolean | null
  /** What it is where all that it reads is 0 or has no value, by which of them is 0: so it is for most regions of a page. */
  readonly ofNothing: Map<number, boolean>
}
const conditions = new WeakMap<ReadonlyMap<string, Indicator>, Map<string, Condition | null>>()

/** Null where it cannot be read, which `lingyan check` refuses. */
const conditionOf = (declared: Pick<Declared, 'indicators'>, source: string): Condition | null => {
  const known = conditions.get(declared.indicators) ?? new Map<string, Condition | null>()
  conditions.set(declared.indicators, known)
  const found = known.get(source)
  if (found !== undefined) return found
  const compiled = indicatorFormulas(declared).compile(source, 'bool')
  const made = compiled.ok
    ? {
        reads: readBy(declared, source, 'bool').map((key) => ({ key, name: nameOf(key) })),
        chooses: CHOOSES.test(source),
        value: compiled.value.value,
        ofNothing: new Map<number, boolean>(),
      }
    : null
  known.set(source, made)
  return made
}

const readByRegions = (declared: Pick<Declared, 'indicators'>, { of, among }: Regions): readonly string[] => [
  ...new Set([of, ...(among === undefined ? [] : [among])].flatMap((source) => readBy(declared, source, 'bool'))),
]

/** Whether the indicator differs by period: then growth and streaks have a meaning. Throws on a cycle, which `lingyan check` refuses. */
export const isPeriodic = (declared: Declared, key: string, seen: readonly string[] = []): boolean => {
  const indicator = declared.indicators.get(key)
  if (!indicator) return false
  if (seen.includes(key)) throw new Error(`indicators that rest on each other: ${[...seen, key].join(' → ')}`)
  if ('ledger' in indicator.is) return declared.ledgers.get(indicator.is.ledger)?.period !== undefined
  return sourcesOf(declared, indicator).some((source) => isPeriodic(declared, source, [...seen, key]))
}

const before = (period: string, over: 'period' | 'year', steps: number): readonly string[] => {
  const found = periodBefore(period, over)
  return found === undefined || steps === 0 ? [] : [found, ...before(found, over, steps - 1)]
}

/** Measures that an indicator rests on in some periods (and counts of regions), each with the periods for which it must be known. */
export const needsOf = (
  declared: Declared,
  key: string,
  periods: readonly string[],
  needs: Map<string, Set<string>> = new Map(),
): ReadonlyMap<string, ReadonlySet<string>> => {
  const indicator = declared.indicators.get(key)
  if (!indicator) return needs
  const { is } = indicator
  if ('ledger' in is || is.kind === 'regions') needs.set(key, new Set([...(needs.get(key) ?? []), ...periods]))
  if ('ledger' in is) return needs
  const earlier = periods.flatMap((period) => {
    if (is.kind === 'growth') return before(period, is.over, 1)
    return is.kind === 'streak' ? before(period, 'period', LONGEST_STREAK) : []
  })
  for (const source of sourcesOf(declared, indicator))
    needsOf(declared, source, [...new Set([...periods, ...earlier])], needs)
  return needs
}

/** Values of measures and of counts of regions, by key and period. */
export type Known = (key: string, period: string) => Value

const computed = (value: number | null): Value => (value === null ? NO_VALUE : { ...NO_VALUE, value })

const growth = (declared: Declared, is: Derived & { kind: 'growth' }, period: string, known: Known): Value => {
  const earlier = periodBefore(period, is.over)
  if (earlier === undefined || !isPeriodic(declared, is.of)) return NO_VALUE
  const now = indicatorValue(declared, is.of, period, known).value
  const then = indicatorValue(declared, is.of, earlier, known).value
  return computed(now === null || then === null || then <= 0 ? null : now / then - 1)
}

const streak = (declared: Declared, is: Derived & { kind: 'streak' }, period: string, known: Known): Value => {
  const compiled = streakFormula(is.when)
  const at = (one: string | undefined): number | null =>
    one === undefined ? null : indicatorValue(declared, is.of, one, known).value
  if (!compiled.ok || !isPeriodic(declared, is.of) || at(period) === null) return NO_VALUE
  const periods = [period, ...before(period, 'period', LONGEST_STREAK)]
  const ends = periods.findIndex(
    (one, index) => compiled.value.value({ value: at(one), before: at(periods[index + 1]) }) !== true,
  )
  return computed(ends < 0 ? periods.length : ends)
}

/** What can have a value though something that it reads has none. */
const CHOOSES = /[?|&]|[=!]=|null|has\(/

const formula = (declared: Declared, indicator: Indicator, source: string, period: string, known: Known): Value => {
  const compiled = indicatorFormulas(declared).compile(source, 'number')
  if (!compiled.ok) return NO_VALUE
  const read = sourcesOf(declared, indicator).map(
    (key) => [nameOf(key), indicatorValue(declared, key, period, known).value] as const,
  )
  // without a choice in it, a formula has no value where one that it reads has none; asking CEL would make an error of each
  if (!CHOOSES.test(source) && read.some(([, value]) => value === null)) return NO_VALUE
  return computed(compiled.value.value(Object.fromEntries(read)))
}

/**
 * An indicator in one region and period, from the values of measures there. No value where one that it reads has none, where the one
 * before is 0 or less (growth), where it does not differ by period (growth, streak).
 */
export const indicatorValue = (declared: Declared, key: string, period: string, known: Known): Value => {
  const indicator = declared.indicators.get(key)
  if (!indicator) return NO_VALUE
  const { is } = indicator
  if ('ledger' in is || is.kind === 'regions') return known(key, period)
  if (is.kind === 'growth') return growth(declared, is, period, known)
  if (is.kind === 'streak') return streak(declared, is, period, known)
  return formula(declared, indicator, is.is, period, known)
}

/** More than this, and which of them are 0 would not fit a number. */
const MOST_NOTHING = 30

const holdsIn = ({ reads, chooses, value, ofNothing }: Condition, read: (key: string) => number | null): boolean => {
  const given: Record<string, number | null> = {}
  let zeros = 0
  let nothing = reads.length <= MOST_NOTHING
  for (const [at, { key, name }] of reads.entries()) {
    const one = read(key)
    if (one === null && !chooses) return false
    given[name] = one
    if (one === 0) zeros += 2 ** at
    else nothing &&= one === null
  }
  if (!nothing) return value(given) === true
  const known = ofNothing.get(zeros) ?? value(given) === true
  ofNothing.set(zeros, known)
  return known
}

/**
 * Whether a region is looked at, and whether it meets what is asked, by its own indicators: `value` by key, null where one has none. Asked
 * for no more of them than it takes to know.
 */
export const meetsIn = (
  declared: Pick<Declared, 'indicators'>,
  { of, among }: Regions,
  value: (key: string) => number | null,
): { readonly among: boolean; readonly of: boolean } => {
  const holds = (source: string): boolean => {
    const condition = conditionOf(declared, source)
    return condition !== null && holdsIn(condition, value)
  }
  const looked = among === undefined || holds(among)
  return { among: looked, of: looked && holds(of) }
}
