import { describe, expect, it } from 'vitest'
import { closedBy, lastDayOf, partsOf, periodsBack, periodsToClose, spanOf } from './closing.ts'
import type { Ledger } from './types.ts'

const about = (kind: 'year' | 'month' | 'date'): Pick<Ledger, 'period' | 'fields'> => ({
  period: 'played',
  fields: [{ key: 'played', title: 'club.played', element: 'game.played', type: { kind } }],
})

describe('what a period covers', () => {
  it.each([
    ['year', '2025', ['2025', '2025']],
    ['month', '2025', ['2025-01', '2025-12']],
    ['month', '2025-H1', ['2025-01', '2025-06']],
    ['month', '2025-H2', ['2025-07', '2025-12']],
    ['date', '2025-Q3', ['2025-07', '2025-09']],
    ['date', '2025-02', ['2025-02', '2025-02']],
  ] as const)('of a ledger by %s, %s', (kind, period, [first, last]) => {
    expect(spanOf(about(kind), period)).toEqual({ first, last })
  })
  it.each([
    ['year', '2025-03'],
    ['year', '2025-H1'],
    ['month', '2025-13'],
    ['month', '2025-H3'],
    ['month', '25'],
    ['month', ''],
  ] as const)('a ledger by %s has no period %s', (kind, period) => {
    expect(spanOf(about(kind), period)).toBeUndefined()
  })
  it('nothing of a ledger without periods can be closed', () => {
    expect(spanOf({ fields: about('year').fields }, '2025')).toBeUndefined()
  })
  it.each([
    ['2024-02', '2024-02-29'],
    ['2025', '2025-12-31'],
    ['2025-12', '2025-12-31'],
  ])('%s ends on %s', (last, day) => {
    expect(lastDayOf({ first: last, last })).toBe(day)
  })
})

describe('what came last holds', () => {
  const entry = (region: string, closes: boolean, first = '2025-01', last = '2025-12') => ({
    region,
    closes,
    first,
    last,
  })
  it('what is closed above is closed below, and may be opened for one place alone', () => {
    const entries = [entry('99', true), entry('9901', false, '2025-03', '2025-03')]
    expect(closedBy(entries, '990202', '2025-03')).toBe(entries[0])
    expect(closedBy(entries, '990102', '2025-03')).toBeUndefined()
    expect(closedBy(entries, '990102', '2025-04')).toBe(entries[0])
    expect(closedBy(entries, '98', '2025-03')).toBeUndefined()
  })
  it('closed once more above, it is closed there too', () => {
    const entries = [entry('99', true), entry('9901', false), entry('99', true)]
    expect(closedBy(entries, '9901', '2025-03')).toBe(entries[2])
  })
  it('what has no period is never closed', () => {
    expect(closedBy([entry('99', true)], '9901', '')).toBeUndefined()
  })
})

describe('closed by itself', () => {
  it('some days after its end, by the rule of its last day', () => {
    const rules = [
      { from: '2025-01-01', days: 30 },
      { from: '2025-03-01', days: 5 },
    ]
    expect(periodsToClose(about('month'), rules, '2025-03-02')).toEqual([])
    expect(periodsToClose(about('month'), rules, '2025-03-03')).toEqual(['2025-01'])
    // February still has thirty days, March five
    expect(periodsToClose(about('month'), rules, '2025-04-06')).toEqual(['2025-01', '2025-02', '2025-03'])
  })
  it('a year is closed after its end, and nothing from before the first rule', () => {
    const rules = [{ from: '2024-06-01', days: 0 }]
    expect(periodsToClose(about('year'), rules, '2026-01-01')).toEqual(['2024', '2025'])
    expect(periodsToClose(about('year'), rules, '2025-12-31')).toEqual(['2024'])
    expect(periodsToClose(about('year'), [], '2026-01-01')).toEqual([])
    expect(periodsToClose({ fields: [] }, rules, '2026-01-01')).toEqual([])
  })
})

describe('periods one by one', () => {
  it('of a span, and back from a day', () => {
    expect(partsOf({ first: '2025', last: '2025' })).toEqual(['2025'])
    expect(partsOf({ first: '2025-10', last: '2025-12' })).toEqual(['2025-10', '2025-11', '2025-12'])
    expect(periodsBack(about('month'), '2026-02-09', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
    expect(periodsBack(about('year'), '2026-02-09', 2)).toEqual(['2026', '2025'])
    expect(periodsBack({ fields: [] }, '2026-02-09', 2)).toEqual([])
  })
})
