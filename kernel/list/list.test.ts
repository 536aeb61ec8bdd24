import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Compared, diffItems } from './diff.ts'
import { house } from './example/house.ts'
import { endOfPeriod, isProvedByNumbers, type Judged, meets, periodOf, stateOf } from './state.ts'
import { EVERY } from './types.ts'
import { versionOn } from './versions.ts'

describe('the version of a day', () => {
  it('is the one that holds then, and none where none does', () => {
    const on = (day: string) => {
      const found = versionOn(house, day)
      return found.ok ? found.value.version : found.refusal.code
    }
    expect([on('2024-12-31'), on('2025-01-01'), on('2025-12-31'), on('2026-01-01'), on('2030-01-01')]).toEqual([
      'no-version',
      '2025',
      '2025',
      '2026',
      '2026',
    ])
  })
})

describe('periods', () => {
  it.each([
    ['month', '2026-02-10', '2026-02', '2026-02-28'],
    ['quarter', '2026-05-01', '2026-Q2', '2026-06-30'],
    ['half-year', '2026-07-01', '2026-H2', '2026-12-31'],
    ['year', '2028-02-29', '2028', '2028-12-31'],
  ] as const)('%s of %s', (every, day, period, end) => {
    expect([periodOf(every, day), endOfPeriod(every, day)]).toEqual([period, end])
  })
  it('ends in the period that it ends, never before the day', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...EVERY), days, (every, date) => {
        const day = date.toISOString().slice(0, 10)
        const end = endOfPeriod(every, day)
        return end >= day && periodOf(every, end) === periodOf(every, day)
      }),
    )
  })
})

describe('how an item stands', () => {
  const task: Judged = { kind: 'tasks', due: '2026-06-30', proofs: [], reported: null }
  const on = (day: string, more: Partial<Judged>) => stateOf({ ...task, ...more }, day)
  it.each([
    ['time is left', '2026-05-30', {}, 'open'],
    ['thirty days before its date', '2026-05-31', {}, 'soon'],
    ['its last day', '2026-06-30', {}, 'soon'],
    ['the day after', '2026-07-01', {}, 'late'],
    ['reported, though late', '2026-07-01', { reported: 'reported' }, 'reported'],
    ['reported and sent back', '2026-07-01', { reported: 'returned' }, 'late'],
    ['confirmed', '2026-07-01', { reported: 'confirmed' }, 'met'],
    ['its number is met', '2026-07-01', { proofs: [true, null] }, 'met'],
    ['one of two numbers is not', '2026-07-01', { proofs: [true, false] }, 'late'],
    ['a report says nothing against a number', '2026-05-01', { proofs: [false], reported: 'confirmed' }, 'open'],
    [
      'numbers that judge nothing leave it to the report',
      '2026-05-01',
      { proofs: [null], reported: 'reported' },
      'reported',
    ],
    ['nothing is due', '2026-05-01', { due: null }, 'open'],
    ['a power is never late', '2027-05-01', { kind: 'powers' }, 'standing'],
    ['a power', '2026-05-01', { kind: 'powers', due: null, proofs: [null] }, 'standing'],
  ] as const)('%s', (_, day, more, state) => {
    expect(on(day, more)).toBe(state)
  })
  it('numbers that can be met leave nothing to report', () => {
    expect([isProvedByNumbers([null]), isProvedByNumbers([null, false])]).toEqual([false, true])
  })
  it.each([
    [5, { atLeast: 5 }, true],
    [4.9, { atLeast: 5 }, false],
    [0, { atMost: 0 }, true],
    [null, { atMost: 0 }, false],
    [null, {}, null],
  ] as const)('%s against %o', (value, bounds, met) => {
    expect(meets(value, bounds)).toBe(met)
  })
})

describe('one version against the next', () => {
  const one = (number: number, more: Partial<Compared> = {}): Compared => ({
    ...{ key: `k${number}`, number, title: `t${number}`, text: '', lead: 'a', when: '' },
    ...more,
  })
  const told = (earlier: readonly Compared[], later: readonly Compared[]) =>
    diffItems(earlier, later).map(({ before, after, changes }) => [before?.number, after?.number, changes])
  it('says what was added, removed, renumbered, reworded, given to another, or due on another day', () => {
    const later = [
      one(1, { key: 'k2', title: 't2' }),
      one(2, { key: 'k3', title: 'other', lead: 'b', when: 'year' }),
      one(3, { key: 'new' }),
    ]
    expect(told([one(1), one(2), one(3)], later)).toEqual([
      [2, 1, ['renumbered']],
      [1, undefined, []],
      [3, 2, ['renumbered', 'reworded', 'lead', 'date']],
      [undefined, 3, []],
    ])
  })
  it('knows items without a key by their words, then by their number', () => {
    const bare = { key: null }
    const earlier = [one(1, bare), one(2, bare), one(3, bare)]
    const later = [one(1, { ...bare, title: 't2' }), one(3, { ...bare, title: 'in other words' })]
    expect(told(earlier, later)).toEqual([
      [2, 1, ['renumbered']],
      [1, undefined, []],
      [3, 3, ['reworded']],
    ])
  })
  it('against itself says nothing, and loses and doubles nothing against anything', () => {
    const items = fc.uniqueArray(
      fc.record({ number: fc.nat(30), key: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }) }),
      { selector: ({ number }) => number },
    )
    const list = items.map((some) =>
      some.map(({ number, key }) => one(number, { key: key === null ? null : `${key}${number}` })),
    )
    fc.assert(
      fc.property(list, list, (earlier, later) => {
        expect(
          diffItems(earlier, earlier).every(({ changes, before, after }) => changes.length === 0 && before && after),
        ).toBe(true)
        const lines = diffItems(earlier, later)
        expect(lines.flatMap(({ before }) => before ?? []).toSorted((a, b) => a.number - b.number)).toEqual(
          earlier.toSorted((a, b) => a.number - b.number),
        )
        expect(lines.flatMap(({ after }) => after ?? [])).toHaveLength(later.length)
      }),
    )
  })
})
