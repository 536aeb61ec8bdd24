import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rank, rates, share } from './index.ts'

const weights = { response: 0.1, resolution: 0.5, satisfaction: 0.4, basically: 0.9 }

const sums = fc.nat({ max: 500 }).chain((judged) =>
  fc
    .record({
      contacted: fc.nat({ max: judged }),
      resolved: fc.nat({ max: judged }),
      satisfied: fc.nat({ max: judged }),
    })
    .chain((some) => fc.nat({ max: judged - some.satisfied }).map((basically) => ({ judged, ...some, basically }))),
)

describe('rates', () => {
  it('by hand', () => {
    const found = rates({ judged: 10, contacted: 9, resolved: 8, satisfied: 5, basically: 2 }, weights)
    expect(found.response.value).toBeCloseTo(0.9)
    expect(found.satisfaction.value).toBeCloseTo(0.68)
    expect(found.composite).toBeCloseTo(0.1 * 0.9 + 0.5 * 0.8 + 0.4 * 0.68)
    // Wilson's interval of 9 in 10, from the published table
    expect(found.response.low).toBeCloseTo(0.5958, 3)
    expect(found.response.high).toBeCloseTo(0.9821, 3)
  })

  it('no verdict, no value', () => {
    const found = rates({ judged: 0, contacted: 0, resolved: 0, satisfied: 0, basically: 0 }, weights)
    expect(found).toMatchObject({ composite: null, low: null, high: null, response: { value: null, low: null } })
  })

  it('without weights no composite', () => {
    const none = { response: 0, resolution: 0, satisfaction: 0, basically: 0 }
    expect(rates({ judged: 1, contacted: 1, resolved: 1, satisfied: 1, basically: 0 }, none).composite).toBeNull()
  })

  it('lie within 0 and 1, and within their intervals', () => {
    fc.assert(
      fc.property(sums, (some) => {
        const found = rates(some, weights)
        for (const { value, low, high } of [
          found.response,
          found.resolution,
          found.satisfaction,
          { value: found.composite, low: found.low, high: found.high },
        ]) {
          if (value === null || low === null || high === null) continue
          expect(0 <= low && low <= value + 1e-12 && value <= high + 1e-12 && high <= 1 + 1e-12).toBe(true)
        }
      }),
    )
  })

  it('the interval narrows with the number of verdicts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (n) => {
        const few = share(n, 2 * n)
        const many = share(4 * n, 8 * n)
        expect((many.high ?? 0) - (many.low ?? 0)).toBeLessThan((few.high ?? 0) - (few.low ?? 0))
      }),
    )
  })
})

describe('rank', () => {
  const unit = (judged: number, composite: number, half = 0.01) => ({
    judged,
    composite,
    low: composite - half,
    high: composite + half,
  })

  it('shares a rank on a tie, and the next is as many later', () => {
    const found = rank([unit(50, 0.8), unit(50, 0.9), unit(50, 0.1 + 0.7), unit(50, 0.7)], 30)
    expect(found.map((one) => one.rank)).toEqual([2, 1, 2, 4])
  })

  it('does not crown a unit with one verdict', () => {
    const found = rank([unit(1, 1), unit(50, 0.8)], 30)
    expect(found).toEqual([
      { rank: null, low: null, high: null },
      { rank: 1, low: 1, high: 1 },
    ])
  })

  it('says which ranks the intervals leave open', () => {
    const found = rank([unit(50, 0.9, 0.05), unit(50, 0.86, 0.05), unit(50, 0.5, 0.05)], 30)
    expect(found.map(({ low, high }) => [low, high])).toEqual([
      [1, 2],
      [1, 2],
      [3, 3],
    ])
  })

  it('holds for any units: the rank lies in its interval, the order of units does not matter', () => {
    const units = fc.array(
      sums.map((some) => ({ judged: some.judged, ...rates(some, weights) })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(units, (some) => {
        const found = rank(some, 5)
        found.forEach((one, index) => {
          expect(one.rank === null).toBe((some[index]?.judged ?? 0) < 5)
          if (one.rank !== null) expect((one.low ?? 0) <= one.rank && one.rank <= (one.high ?? 0)).toBe(true)
        })
        expect([...rank([...some].reverse(), 5)].reverse()).toEqual(found)
      }),
    )
  })
})
