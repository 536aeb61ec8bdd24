import { describe, expect, it } from 'vitest'
import type { Derived, Indicator, Measure } from '../indicator/index.ts'
import { games } from '../ledger/example/games.ts'
import { indicatorFindings } from './indicators.ts'
import type { Pack } from './types.ts'

const indicator = (key: string, is: Measure | Derived, more: Partial<Indicator> = {}): Indicator => ({
  key,
  title: `chess.${key}`,
  definition: `chess.${key}.definition`,
  version: '1',
  unit: '',
  places: 0,
  basis: ['Rules of the club, 5'],
  is,
  ...more,
})

const members = { ...games, key: 'members', grain: null, period: undefined }
const played = indicator('games-played', { kind: 'count', ledger: 'games' })
const lengths = indicator('game-lengths', {
  kind: 'bands',
  ledger: 'games',
  of: 'moves',
  bands: [{ key: 'short' }, { key: 'middling', from: 20 }, { key: 'long', from: 60 }],
})

const sound: readonly Indicator[] = [
  played,
  lengths,
  indicator('moves-made', { kind: 'sum', ledger: 'games', of: 'moves', where: 'won == true' }),
  indicator('games-won', { kind: 'share', ledger: 'games', of: 'won', among: 'moves != null' }),
  indicator('mean-rating', { kind: 'mean', ledger: 'games', of: 'rating' }),
  indicator('prize-per-move', { kind: 'ratio', ledger: 'games', over: 'prize', under: 'moves' }),
  indicator('openings-tried', { kind: 'distinct', ledger: 'games', field: 'opening' }),
  indicator('villages-that-play', { kind: 'coverage', ledger: 'games', level: 5 }),
  indicator('members-now', { kind: 'count', ledger: 'members' }),
  indicator('games-per-member', { kind: 'formula', is: 'games_played / members_now' }),
  indicator('games-growth', { kind: 'growth', of: 'games-per-member', over: 'period' }),
  indicator('villages-that-win', { kind: 'regions', level: 5, of: 'moves_made > 0.0', among: 'games_played > 0.0' }),
  indicator('years-of-growth', { kind: 'streak', of: 'games-played', when: 'value > before' }),
]

const found = (...indicators: readonly Indicator[]) => {
  const pack: Pack = {
    key: 'chess-club',
    version: '1.0.0',
    title: 'chess.title',
    basis: [{ document: 'Rules of the club' }],
    ledgers: [games, members],
    indicators,
  }
  return indicatorFindings({ set: { packs: [pack] } })
}
const codes = (...indicators: readonly Indicator[]) => found(...indicators).map(({ code, path }) => [code, path])

it('numbers that can be computed have no findings', () => {
  expect(codes(...sound)).toEqual([])
})

it('a score that ranks reads no count of activity, near or far; without ranking it may', () => {
  const meetings = { ...games, key: 'club-evenings', activity: true as const }
  const evenings = indicator('evenings', { kind: 'count', ledger: 'club-evenings' })
  const busy = indicator('busy', { kind: 'formula', is: 'evenings * 2.0' })
  const score = (is: string, more: Partial<Indicator> = { ranks: true }) =>
    indicator('score', { kind: 'formula', is }, more)
  const of = (one: Indicator) =>
    indicatorFindings({
      set: {
        packs: [
          {
            ...{
              key: 'chess-club',
              version: '1.0.0',
              title: 'chess.title',
              basis: [{ document: 'Rules of the club' }],
            },
            ledgers: [games, members, meetings],
            indicators: [...sound, evenings, busy, one],
          },
        ],
      },
    }).map(({ code, params }) => [code, params.indicator])
  expect(of(score('games_won * 100.0'))).toEqual([])
  expect(of(score('games_won + evenings'))).toEqual([['activity-ranked', 'evenings']])
  expect(of(score('games_won + busy'))).toEqual([['activity-ranked', 'evenings']])
  expect(of(score('busy + 1.0', {}))).toEqual([])
  expect(of({ ...evenings, key: 'score', ranks: true })).toEqual([['activity-ranked', 'score']])
})

const measure = (is: Measure | Derived) => indicator('odd', is)
const bands = (...from: (number | undefined)[]): Measure => ({
  kind: 'bands',
  ledger: 'games',
  of: 'moves',
  bands: from.map((one, index) => ({ key: `b${index}`, ...(one !== undefined && { from: one }) })),
})
const of = (over: string, under: string): Measure => ({ kind: 'ratio', ledger: 'games', over, under })
const I = 'indicators.odd'

const cases: readonly (readonly [string, Indicator, string, string])[] = [
  [
    'regions by a number that is not there',
    measure({ kind: 'regions', level: 5, of: 'x > 1.0' }),
    'unknown-indicator',
    `${I}.is.of`,
  ],
  [
    'regions among which a number is no condition',
    measure({ kind: 'regions', level: 5, of: 'games_played > 1.0', among: 'games_played' }),
    'formula-result',
    `${I}.is.among`,
  ],
  [
    'regions by a distribution',
    measure({ kind: 'regions', level: 5, of: 'game_lengths > 1.0' }),
    'no-single-value',
    `${I}.is.of`,
  ],
  ['regions by themselves', measure({ kind: 'regions', level: 5, of: 'odd > 1.0' }), 'circular-indicator', `${I}.is`],
  ['a key that is no name', { ...played, key: 'Odd key' }, 'malformed-key', 'indicators.Odd key'],
  ['a key too long', { ...played, key: 'o'.repeat(49) }, 'too-long-key', `indicators.${'o'.repeat(49)}`],
  ['a ledger that is not there', measure({ kind: 'count', ledger: 'x' }), 'unknown-ledger', `${I}.is.ledger`],
  [
    'a condition that does not parse',
    measure({ kind: 'count', ledger: 'games', where: 'won &&' }),
    'formula-syntax',
    `${I}.is.where`,
  ],
  [
    'a condition on no field',
    measure({ kind: 'count', ledger: 'games', where: 'mood == 1.0' }),
    'unknown-name',
    `${I}.is.where`,
  ],
  [
    'a condition of wrong types',
    measure({ kind: 'count', ledger: 'games', where: 'won > 1.0' }),
    'row-formula-type',
    `${I}.is.where`,
  ],
  [
    'a condition without a truth value',
    measure({ kind: 'count', ledger: 'games', where: 'moves' }),
    'formula-result',
    `${I}.is.where`,
  ],
  ['a sum of no number', measure({ kind: 'sum', ledger: 'games', of: 'note' }), 'formula-no-number', `${I}.is.of`],
  [
    'a sum of what is encrypted',
    measure({ kind: 'count', ledger: 'games', where: "phone == 'x'" }),
    'formula-not-of-columns',
    `${I}.is.where`,
  ],
  [
    'a share of no truth value',
    measure({ kind: 'share', ledger: 'games', of: 'moves' }),
    'formula-result',
    `${I}.is.of`,
  ],
  [
    'a share among nobody',
    measure({ kind: 'share', ledger: 'games', of: 'won', among: 'mood' }),
    'unknown-name',
    `${I}.is.among`,
  ],
  [
    'a division by zero',
    measure({ kind: 'sum', ledger: 'games', of: 'moves / 0.0' }),
    'zero-denominator',
    `${I}.is.of`,
  ],
  ['a denominator that is zero', measure(of('moves', '0.0')), 'zero-denominator', `${I}.is.under`],
  ['a denominator that comes to zero', measure(of('moves', '1.0 - 1.0')), 'zero-denominator', `${I}.is.under`],
  [
    'a value of no field',
    measure({ kind: 'distinct', ledger: 'games', field: 'mood' }),
    'unknown-ledger-field',
    `${I}.is.field`,
  ],
  [
    'a value of files',
    measure({ kind: 'distinct', ledger: 'games', field: 'sheets' }),
    'not-countable',
    `${I}.is.field`,
  ],
  [
    'coverage below the records',
    measure({ kind: 'coverage', ledger: 'games', level: 6 }),
    'level-below-records',
    `${I}.is.level`,
  ],
  ['one band', measure(bands(undefined)), 'too-few-bands', `${I}.is.bands`],
  ['a first band with a beginning', measure(bands(0, 5)), 'first-band-begins', `${I}.is.bands.0`],
  ['a band without a beginning', measure(bands(undefined, 5, undefined)), 'band-without-beginning', `${I}.is.bands.2`],
  ['bands that overlap', measure(bands(undefined, 5, 5)), 'bands-overlap', `${I}.is.bands.2`],
  ['bands in no order', measure(bands(undefined, 5, 4)), 'bands-unordered', `${I}.is.bands.2`],
  ['a formula over nothing', measure({ kind: 'formula', is: 'games_lost + 1.0' }), 'unknown-indicator', `${I}.is.is`],
  [
    'a formula over many numbers',
    measure({ kind: 'formula', is: 'game_lengths + 1.0' }),
    'no-single-value',
    `${I}.is.is`,
  ],
  [
    'a formula that divides by zero',
    measure({ kind: 'formula', is: 'games_played / 0.0' }),
    'zero-denominator',
    `${I}.is.is`,
  ],
  ['a formula of no number', measure({ kind: 'formula', is: 'games_played > 1.0' }), 'formula-no-number', `${I}.is.is`],
  ['growth of nothing', measure({ kind: 'growth', of: 'x', over: 'year' }), 'unknown-indicator', `${I}.is.of`],
  ['growth of a roster', measure({ kind: 'growth', of: 'members-now', over: 'year' }), 'no-periods', `${I}.is.of`],
  [
    'a row of years of what is no truth',
    measure({ kind: 'streak', of: 'games-played', when: 'value' }),
    'formula-result',
    `${I}.is.when`,
  ],
  ['a formula over itself', measure({ kind: 'formula', is: 'odd + 1.0' }), 'circular-indicator', `${I}.is`],
  ['growth of itself', measure({ kind: 'growth', of: 'odd', over: 'year' }), 'circular-indicator', `${I}.is`],
  ['no version', { ...measure(played.is), version: '' }, 'no-version', `${I}.version`],
  ['no basis', { ...measure(played.is), basis: [] }, 'no-basis', `${I}.basis`],
  ['half a place', { ...measure(played.is), places: 0.5 }, 'wrong-bounds', `${I}.places`],
  ['a day that is none', { ...measure(played.is), from: '2026-02-30' }, 'no-date', `${I}.from`],
  [
    'an end before the beginning',
    { ...measure(played.is), from: '2026-02-01', until: '2026-01-01' },
    'ends-before-it-begins',
    `${I}.until`,
  ],
  [
    'a target on no day',
    { ...measure(played.is), target: { value: 1, by: 'soon', basis: 'x' } },
    'no-date',
    `${I}.target.until`,
  ],
  ['a level that is none', { ...measure(played.is), levels: [0] }, 'unknown-level', `${I}.levels`],
  [
    'how often an application was installed',
    { ...played, key: 'install-rate' },
    'burden-installs',
    'indicators.install-rate',
  ],
]

describe('findings', () => {
  it.each(cases)('%s', (_, odd, code, path) => {
    expect(codes(...sound, odd)).toContainEqual([code, path])
  })

  it('name each of a circle', () => {
    const circle = [
      indicator('first', { kind: 'formula', is: 'second * 2.0' }),
      indicator('second', { kind: 'growth', of: 'third', over: 'period' }),
      indicator('third', { kind: 'formula', is: 'first + games_played' }),
    ]
    expect(codes(played, ...circle).filter(([code]) => code === 'circular-indicator')).toHaveLength(3)
  })

  it('say where, and what', () => {
    const odd = measure({ kind: 'formula', is: 'games_played + games_lost' })
    expect(found(played, odd)).toMatchObject([{ code: 'unknown-indicator', params: { indicator: 'games_lost' } }])
  })
})

describe('versions', () => {
  const version = (name: string, dates: Partial<Indicator>) => ({ ...played, version: name, ...dates })

  it('that follow each other are sound', () => {
    expect(codes(version('1', { until: '2025-12-31' }), version('2', { from: '2026-01-01' }))).toEqual([])
    // an open end gives way to the next one
    expect(codes(version('1', {}), version('2', { from: '2026-01-01' }))).toEqual([])
  })

  it.each([
    ['overlap', { until: '2026-01-31' }, 'versions-overlap'],
    ['leave a gap', { until: '2025-11-30' }, 'versions-gap'],
  ])('that %s are told', (_, dates, code) => {
    expect(codes(version('1', dates), version('2', { from: '2026-01-01' }))).toEqual([
      [code, 'indicators.games-played.from'],
    ])
  })

  it('of one name are told', () => {
    expect(codes(played, played)).toEqual([['declared-twice', 'indicators.games-played']])
  })
})
