import { expect, it } from 'vitest'
import { games } from '../ledger/example/games.ts'
import { shapeFindings } from './shape.ts'

const pack = (ledger: unknown, indicators: readonly unknown[] = []) => ({
  key: 'chess-club',
  version: '1.0.0',
  title: 'chess.title',
  basis: [],
  ledgers: [ledger],
  indicators,
})
const found = (ledger: unknown, indicators?: readonly unknown[]) =>
  shapeFindings('chess-club', pack(ledger, indicators)).map(({ code, path, params }) => [code, path, params.value])
const played = games.fields[0]

it('a ledger as its type says has no findings', () => {
  expect(found(games)).toEqual([])
})

it.each([
  ['a kind of cell that there is none of', { type: { kind: 'colour' } }, 'not-one-of', 'type.kind', 'colour'],
  ['a bound too few', { type: { kind: 'text' } }, 'missing', 'type.most', undefined],
  ['a bound too many', { type: { kind: 'text', most: 3, least: 1 } }, 'unknown-key', 'type.least', undefined],
  ['no type', { type: undefined }, 'missing', 'type', undefined],
  ['a type of another form', { type: 'text' }, 'wrong-type', 'type', undefined],
  ['a rule without words', { valid: [{ when: 'true' }] }, 'missing', 'valid.0.otherwise', undefined],
  ['a misspelt word', { secret: true }, 'unknown-key', 'secret', undefined],
  ['something secret of no kind', { sensitive: 'taste' }, 'not-one-of', 'sensitive', 'taste'],
] as const)('%s', (_, part, code, path, value) => {
  expect(found({ ...games, fields: [{ ...played, ...part }] })).toEqual([
    [code, `ledgers.games.fields.played.${path}`, value],
  ])
})

it('an indicator of no kind, and one that lacks what it is about', () => {
  const one = (is: object) => ({
    key: 'odd',
    title: 'x',
    definition: 'x',
    version: '1',
    unit: '',
    places: 0,
    basis: [],
    is,
  })
  expect(found(games, [one({ kind: 'median' })])).toEqual([['not-one-of', 'indicators.odd.is.kind', 'median']])
  expect(found(games, [one({ kind: 'sum', ledger: 'games' })])).toEqual([
    ['missing', 'indicators.odd.is.of', undefined],
  ])
})
