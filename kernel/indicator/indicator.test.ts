import { describe, expect, it } from 'vitest'
import { dues, games, indicators, members } from './example/club.ts'
import {
  byUnitLatestFirst,
  columnsOf,
  countedIn,
  definitionsOn,
  type Indicator,
  indicatorValue,
  isPeriodic,
  lastDayOf,
  type Measure,
  measured,
  monthsOf,
  needsOf,
  periodBefore,
  sumColumns,
  type Value,
} from './index.ts'

const declared = {
  ledgers: new Map([members, dues, games].map((one) => [one.key, one])),
  indicators: new Map(indicators.map((one) => [one.key, one])),
}
const measure = (key: string): Measure => declared.indicators.get(key)?.is as Measure
const amount = (value: number | null): Value => ({ numerator: null, denominator: null, value })

describe('columns of sums', () => {
  it('are named by indicator, part and definition, within what a database takes', () => {
    const long: Indicator = { ...(indicators[0] as Indicator), key: `a${'-very-long-name'.repeat(6)}` }
    const [column] = columnsOf(members, [long])
    expect(column?.name).toMatch(/^a_very_long.*_n_[0-9a-z]{7}$/)
    expect(column?.name).toHaveLength(63)
    const [other] = sumColumns(long.key, { kind: 'count', ledger: 'members', where: 'coach' })
    expect(other?.name).not.toBe(column?.name)
  })

  it('each once, of the ledger asked for', () => {
    const names = columnsOf(dues, [...indicators, ...indicators]).map(({ name }) => name.replace(/_[0-9a-z]{7}$/, ''))
    expect(names).toEqual([
      'due_n',
      'due_d',
      'paid_net_n',
      'paid_net_d',
      'paid_share_n',
      'paid_share_d',
      'paid_in_full_n',
      'paid_in_full_d',
      'rooms_paying_c',
      'rooms_paying_n',
    ])
  })
})

describe('periods', () => {
  it.each([
    ['2025-01', 'period', '2024-12'],
    ['2025-03', 'period', '2025-02'],
    ['2025-03', 'year', '2024-03'],
    ['2025', 'period', '2024'],
    ['2025', 'year', '2024'],
    ['2025-Q1', 'period', '2024-Q4'],
    ['2025-Q3', 'period', '2025-Q2'],
    ['2025-Q3', 'year', '2024-Q3'],
    ['2025-H1', 'period', '2024-H2'],
    ['2025-H2', 'period', '2025-H1'],
    ['', 'period', undefined],
  ] as const)('before %s by %s: %s', (period, over, found) => {
    expect(periodBefore(period, over)).toBe(found)
  })

  it.each([
    ['2024-02', '2024-02-29'],
    ['2025', '2025-12-31'],
    ['2024-Q1', '2024-03-31'],
    ['2025-Q4', '2025-12-31'],
    ['2025-H1', '2025-06-30'],
    ['', undefined],
  ])('%s ends on %s', (period, day) => {
    expect(lastDayOf(period)).toBe(day)
  })

  it('a month counts for its quarter, its half and its year', () => {
    expect(countedIn('2025-03')).toEqual(['2025-03', '2025-Q1', '2025-H1', '2025'])
    expect(countedIn('2025-10')).toEqual(['2025-10', '2025-Q4', '2025-H2', '2025'])
    expect([countedIn('2025'), countedIn('')]).toEqual([['2025'], ['']])
  })

  it('has the months that count for it', () => {
    for (const period of ['2025', '2025-H2', '2025-Q3', '2025-08'])
      for (let month = 1; month <= 12; month += 1) {
        const one = `2025-${String(month).padStart(2, '0')}`
        expect([period, one, monthsOf(period).includes(one)]).toEqual([period, one, countedIn(one).includes(period)])
      }
    expect(monthsOf('')).toEqual([])
  })

  it('is listed by length, the latest first', () => {
    const all = ['2024', '2025-Q1', '2025-03', '2025', '2025-H1', '2024-12', '2025-Q4']
    expect(all.toSorted(byUnitLatestFirst)).toEqual([
      ...['2025-03', '2024-12', '2025-Q4', '2025-Q1', '2025-H1', '2025', '2024'],
    ])
  })
})

describe('a measure', () => {
  const of = (key: string, given: readonly string[] | null, regions: number | null = null) => {
    const is = measure(key)
    const columns = sumColumns(key, is).map(({ name }) => name)
    const sums = given === null ? undefined : Object.fromEntries(columns.map((name, at) => [name, given[at] ?? '0']))
    const ledger = declared.ledgers.get(is.ledger)
    return measured(key, is, ledger as typeof members, sums, regions)
  }
  const none = { numerator: null, denominator: null, value: null }
  it.each([
    ['of a register without records counts nothing', 'members', null, { numerator: '0', denominator: null, value: 0 }],
    ['that nobody reported has no value', 'games', null, none],
    ['of reports counts none that fit', 'games', ['0'], { numerator: '0', denominator: null, value: 0 }],
    ['sum of nothing has no value', 'due', ['0', '0'], none],
    ['sum of zeros is zero', 'due', ['0', '2'], { numerator: '0', denominator: null, value: 0 }],
    [
      'sum is exact',
      'rating-sum',
      ['18014398509481986.510', '2'],
      { numerator: '18014398509481986.51', denominator: null, value: Number('18014398509481986.51') },
    ],
    ['share', 'coached', ['1', '4'], { numerator: '1', denominator: '4', value: 0.25 }],
    ['by nothing has no value', 'coached', ['0', '0'], { numerator: '0', denominator: '0', value: null }],
    ['mean without a row', 'rating-mean', null, none],
    ['ratio below zero', 'paid-share', ['-50.00', '100'], { numerator: '-50', denominator: '100', value: -0.5 }],
  ] as const)('%s', (_, key, sums, value) => {
    expect(of(key, sums).value).toEqual(value)
  })

  it('of coverage is held against the regions that stand', () => {
    expect(of('rooms-paying', ['9', '3'], 4).value).toEqual({ numerator: '3', denominator: '4', value: 0.75 })
    expect(of('rooms-paying', null, 4).value).toEqual({ numerator: '0', denominator: '4', value: 0 })
    expect(of('rooms-paying', null, 0).value.value).toBeNull()
    // two of them were closed since, and no other stands in their place: 3 of 3, not 3 of 1
    expect(of('rooms-paying', ['9', '3'], 1).value).toEqual({ numerator: '3', denominator: '3', value: 1 })
    expect(of('rooms-paying', null).value).toEqual(none)
  })

  it('of bands has each one’s share', () => {
    const { value, parts } = of('ages', ['1', '0', '3'])
    expect(value.value).toBe(4)
    expect(parts.map(({ key, value }) => [key, value.numerator, value.value])).toEqual([
      ['young', '1', 0.25],
      ['grown', '0', 0],
      ['old', '3', 0.75],
    ])
    expect(of('ages', ['0', '0', '0']).parts[0]?.value.value).toBeNull()
  })
})

describe('an indicator over indicators', () => {
  const dueBy: Readonly<Record<string, number | null>> = {
    '2025': 400,
    '2024': 200,
    '2023': 100,
    '2022': 150,
    '2020': 0,
    '2019': -5,
    '2018': 7,
  }
  const known = (key: string, period: string): Value => {
    if (key === 'due') return amount(dueBy[period] ?? null)
    if (key === 'games') return amount(period === '2025-01' ? 6 : period === '2024-01' ? 4 : null)
    return amount(key === 'members' ? 8 : null)
  }
  const value = (key: string, period: string) => indicatorValue(declared, key, period, known).value
  it.each([
    ['due-per-member', '2025', 50],
    ['due-per-member', '2021', null],
    ['due-growth', '2025', 1],
    ['due-growth', '2022', null],
    ['due-growth', '2021', null],
    ['due-growth', '2020', null],
    ['due-growth', '', null],
    ['games-growth', '2025-01', 0.5],
    ['games-growth', '2025-02', null],
    ['due-growing', '2025', 2],
    ['due-growing', '2023', 0],
    ['due-growing', '2022', 0],
    ['due-growing', '2021', null],
    ['nothing', '2025', null],
  ])('%s of %s: %s', (key, period, found) => {
    expect(value(key, period)).toBe(found)
  })

  it('needs the periods that it looks back to', () => {
    const needs = needsOf(declared, 'due-growth', ['2025'])
    expect([...needs].map(([key, periods]) => [key, [...periods]])).toEqual([['due', ['2025', '2024']]])
    expect([...needsOf(declared, 'due-per-member', ['2025']).keys()].sort()).toEqual(['due', 'members'])
    expect(needsOf(declared, 'due-growing', ['2025']).get('due')?.size).toBe(61)
  })

  it('differs by period where one that it rests on does', () => {
    expect(['members', 'due', 'due-per-member', 'due-growth'].map((key) => isPeriodic(declared, key))).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  it('growth of what has no periods has no value', () => {
    const growing = {
      ...(indicators[0] as Indicator),
      key: 'growing',
      is: { kind: 'growth', of: 'members', over: 'period' } as const,
    }
    const more = { ...declared, indicators: new Map([...declared.indicators, ['growing', growing]]) }
    expect(indicatorValue(more, 'growing', '2025', known).value).toBeNull()
  })

  it('a circle is a bug of the pack and ends', () => {
    const circle = {
      ...(indicators[0] as Indicator),
      key: 'circle',
      is: { kind: 'growth', of: 'circle', over: 'period' } as const,
    }
    const more = { ...declared, indicators: new Map([['circle', circle]]) }
    expect(() => isPeriodic(more, 'circle')).toThrow('circle → circle')
  })
})

it('the definition of a day is the version that was in force', () => {
  const [first] = indicators as readonly [Indicator]
  const versions = [
    { ...first, version: '1', until: '2024-12-31' },
    { ...first, version: '2', from: '2025-01-01' },
  ]
  const on = (day: string) => definitionsOn(versions, day).get(first.key)?.version
  expect([on('2024-12-31'), on('2025-01-01')]).toEqual(['1', '2'])
  expect(definitionsOn(versions.slice(1), '2024-06-30').size).toBe(0)
})
