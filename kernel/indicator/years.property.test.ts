import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Declared, indicatorValue, LONGEST_STREAK } from './derived.ts'
import { dues, indicators, members } from './example/club.ts'
import { sumColumns } from './sums.ts'
import type { Indicator, Measure, Value } from './types.ts'
import { measured, NO_VALUE } from './value.ts'

const due = indicators.find(({ key }) => key === 'due') as Indicator
const streakOf = (when: string): Indicator => ({ ...due, key: 'years', is: { kind: 'streak', of: 'due', when } })
const FIRST = 1900
const course = fc.array(fc.option(fc.integer({ min: -5, max: 5 }), { freq: 8 }), { minLength: 1, maxLength: 80 })
/** The streak that ends in the last year of a course of years; null is a year without a value. */
const streakIn = (when: string, years: readonly (number | null)[]): number | null => {
  const declared: Declared = {
    ledgers: new Map([dues, members].map((ledger) => [ledger.key, ledger])),
    indicators: new Map([due, streakOf(when)].map((one) => [one.key, one])),
  }
  const known = (_key: string, period: string): Value => {
    const value = years[Number(period) - FIRST] ?? null
    return value === null ? NO_VALUE : { numerator: String(value), denominator: null, value }
  }
  return indicatorValue(declared, 'years', String(FIRST + years.length - 1), known).value
}

/** Counted by hand, from the last year back. */
const counted = (years: readonly (number | null)[], holds: (value: number, before: number | null) => boolean) => {
  if (years.at(-1) === null) return null
  let length = 0
  for (let at = years.length - 1; at >= 0; at -= 1) {
    const value = years[at] ?? null
    if (value === null || !holds(value, years[at - 1] ?? null)) break
    length += 1
  }
  return Math.min(length, LONGEST_STREAK + 1)
}

describe('a streak of years', () => {
  it('is how many years in a row, up to this one, meet what is asked; a year without value ends it', () => {
    fc.assert(
      fc.property(course, (years) => {
        expect(streakIn('value >= 0.0', years)).toBe(counted(years, (value) => value >= 0))
        expect(streakIn('value > before', years)).toBe(
          counted(years, (value, before) => before !== null && value > before),
        )
      }),
    )
  })

  it('does not depend on what was before the year that ended it, and is one more in each further year that holds', () => {
    fc.assert(
      fc.property(course, course, fc.integer({ min: 0, max: 5 }), (old, years, next) => {
        const since = [-1, ...years]
        const now = streakIn('value >= 0.0', since)
        expect(streakIn('value >= 0.0', [...old, ...since].slice(-200))).toBe(now)
        if (now !== null && now <= LONGEST_STREAK) expect(streakIn('value >= 0.0', [...since, next])).toBe(now + 1)
        expect(streakIn('value >= 0.0', [...since, -1])).toBe(0)
        expect(streakIn('value >= 0.0', [...since, null])).toBeNull()
      }),
    )
  })
})

describe('an external value', () => {
  const mean = { kind: 'mean', ledger: 'members', of: 'rating' } satisfies Measure
  const columns = sumColumns('rate', mean).map(({ name }) => name)
  const read = (sum: string, count: number) =>
    measured('rate', mean, members, { [columns[0] ?? '']: sum, [columns[1] ?? '']: String(count) }, null).value.value

  it('stated by several is still itself, whatever its places; stated by nobody it is no value, and zero is one', () => {
    const places = fc.integer({ min: 0, max: 6 })
    const scaled = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
    /** A whole number of 10^-places as an exact decimal, as PostgreSQL sums. */
    const decimal = (value: bigint, digits: number): string => {
      const text = String(value < 0n ? -value : value).padStart(digits + 1, '0')
      const [whole, part] = [text.slice(0, text.length - digits), text.slice(text.length - digits)]
      return `${value < 0n ? '-' : ''}${whole}${digits > 0 ? `.${part}` : ''}`
    }
    fc.assert(
      fc.property(scaled, places, fc.integer({ min: 1, max: 3000 }), (stated, digits, times) => {
        const once = Number(decimal(stated, digits))
        const told = read(decimal(stated * BigInt(times), digits), times)
        // a quotient of two doubles, each rounded once: shown with at most six places it is the number itself
        expect(Math.abs((told ?? Number.NaN) - once)).toBeLessThanOrEqual(Math.abs(once) * 3 * Number.EPSILON)
      }),
    )
    expect(read('0', 0)).toBeNull()
    expect(read('0', 7)).toBe(0)
  })
})
