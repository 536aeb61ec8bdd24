import { games } from '../../ledger/example/games.ts'
import type { Ledger, LedgerField } from '../../ledger/index.ts'
import type { Indicator } from '../types.ts'

/** A chess club's numbers: one indicator of each kind, over its members, their dues and their games. */
const field = (key: string, type: LedgerField['type']): LedgerField => ({
  key,
  title: `chess.${key}`,
  element: `club.${key}`,
  type,
})

/** Who is in the club, of a table (6), a room (5) or a house (4): any number, as long as they stand. */
export const members: Ledger = {
  key: 'members',
  title: 'chess.members',
  basis: ['Rules of the club, 1'],
  levels: [4, 5, 6],
  grain: null,
  keeper: 'arbiter',
  fields: [
    field('name', { kind: 'text', most: 20 }),
    field('birth', { kind: 'date' }),
    field('rating', { kind: 'decimal', places: 2, least: 0 }),
    field('games', { kind: 'integer', least: 0 }),
    field('won', { kind: 'integer', least: 0 }),
    field('title', { kind: 'code', list: 'titles' }),
    field('coach', { kind: 'yes-no' }),
  ],
}

/** What each room pays in a year: one record each. */
export const dues: Ledger = {
  key: 'dues',
  title: 'chess.dues',
  basis: ['Rules of the club, 2'],
  levels: [5],
  grain: ['year'],
  period: 'year',
  keeper: 'arbiter',
  fields: [
    { ...field('year', { kind: 'year' }), required: true },
    field('due', { kind: 'money' }),
    field('paid', { kind: 'money', negative: true }),
    field('waived', { kind: 'yes-no' }),
  ],
}

export { games }

const indicator = (key: string, is: Indicator['is']): Indicator => ({
  key,
  title: `chess.${key}`,
  definition: `chess.${key}.definition`,
  version: '1',
  unit: 'chess.unit',
  places: 0,
  basis: ['Rules of the club, 4'],
  is,
})

export const indicators: readonly Indicator[] = [
  indicator('members', { kind: 'count', ledger: 'members' }),
  indicator('titled', { kind: 'count', ledger: 'members', where: 'title != null && title != "none"' }),
  indicator('rating-sum', { kind: 'sum', ledger: 'members', of: 'rating' }),
  indicator('rating-mean', { kind: 'mean', ledger: 'members', of: 'rating', where: 'coach != true' }),
  indicator('coached', { kind: 'share', ledger: 'members', of: 'coach', among: 'games > 0.0' }),
  indicator('won-of-played', { kind: 'ratio', ledger: 'members', over: 'won', under: 'games' }),
  indicator('ages', {
    kind: 'bands',
    ledger: 'members',
    of: 'age(birth, on)',
    bands: [{ key: 'young' }, { key: 'grown', from: 18 }, { key: 'old', from: 60 }],
  }),
  indicator('titles', { kind: 'distinct', ledger: 'members', field: 'title', where: 'games == null || games >= 0.0' }),
  indicator('coaches-of-many', {
    kind: 'distinct',
    ledger: 'members',
    field: 'title',
    where: 'coach',
    reaching: [
      { of: 'games', least: 3 },
      { of: 'won * 2.0', least: 5 },
    ],
  }),
  indicator('rooms-with-coach', { kind: 'coverage', ledger: 'members', level: 5, where: 'coach' }),
  indicator('houses-with-members', { kind: 'coverage', ledger: 'members', level: 4 }),
  indicator('due', { kind: 'sum', ledger: 'dues', of: 'due' }),
  indicator('paid-net', { kind: 'sum', ledger: 'dues', of: 'paid - due', where: '!waived' }),
  indicator('paid-share', { kind: 'ratio', ledger: 'dues', over: 'paid', under: 'due' }),
  indicator('paid-in-full', { kind: 'share', ledger: 'dues', of: 'paid / due >= 1' }),
  indicator('rooms-paying', { kind: 'coverage', ledger: 'dues', level: 5, where: 'paid > 0.0' }),
  indicator('games', { kind: 'count', ledger: 'games' }),
  indicator('moves', { kind: 'mean', ledger: 'games', of: 'moves', where: 'won || rating > 100.0' }),
  indicator('openings', { kind: 'distinct', ledger: 'games', field: 'opening' }),
  indicator('rooms-playing', { kind: 'coverage', ledger: 'games', level: 5 }),
  indicator('due-per-member', { kind: 'formula', is: 'due / members' }),
  indicator('due-growth', { kind: 'growth', of: 'due', over: 'period' }),
  indicator('games-growth', { kind: 'growth', of: 'games', over: 'year' }),
  indicator('due-growing', { kind: 'streak', of: 'due', when: 'value > before' }),
]
