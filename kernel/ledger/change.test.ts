import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { games } from './example/games.ts'
import { type CellType, changesOf, type Ledger, type LedgerField } from './index.ts'

const field = (key: string, change: Partial<LedgerField>): Ledger => ({
  ...games,
  fields: games.fields.map((one) => (one.key === key ? { ...one, ...change } : one)),
})
const typed = (key: string, type: CellType): Ledger => field(key, { type })
const more: LedgerField = { key: 'colour', title: 'x', element: 'game.colour', type: { kind: 'text', most: 5 } }

const steps = (old: Ledger, next: Ledger) => {
  const found = changesOf([old], [next])
  expect(found.losing).toEqual([])
  return found.steps.map((step) => [
    step.kind,
    'field' in step && step.field ? step.field.key : null,
    ...('parts' in step ? step.parts : []),
  ])
}
const losing = (old: Ledger, next: Ledger) =>
  changesOf([old], [next]).losing.map(({ code, field: key, params }) => [code, key ?? null, params])

describe('what is added', () => {
  it.each<readonly [string, Ledger, Ledger, readonly unknown[]]>([
    ['a field', games, { ...games, fields: [more, ...games.fields] }, ['add-field', 'colour']],
    [
      'a field that is required',
      games,
      { ...games, fields: [...games.fields, { ...more, required: true }] },
      ['add-field', 'colour'],
    ],
    ['a longer text', games, typed('note', { kind: 'text', most: 21 }), ['widen-field', 'note']],
    ['a wider bound', games, typed('board', { kind: 'integer', least: 0, most: 64 }), ['widen-field', 'board']],
    ['no bound any more', games, typed('board', { kind: 'integer' }), ['widen-field', 'board']],
    [
      'more places',
      games,
      typed('rating', { kind: 'decimal', places: 3, least: -10, most: 3000 }),
      ['widen-field', 'rating'],
    ],
    [
      'decimals for integers',
      games,
      typed('moves', { kind: 'decimal', places: 1, least: 0 }),
      ['widen-field', 'moves'],
    ],
    ['losses', games, typed('prize', { kind: 'money', negative: true }), ['widen-field', 'prize']],
    ['free text for codes', games, typed('opening', { kind: 'text', most: 64 }), ['widen-field', 'opening']],
    ['a level for a region', games, typed('venue', { kind: 'region', levels: [3, 4, 5] }), ['widen-field', 'venue']],
    ['more files', games, typed('sheets', { kind: 'files', most: 3 }), ['widen-field', 'sheets']],
    ['a level for the ledger', games, { ...games, levels: [4, 5] }, ['widen-levels', null]],
    ['what need not be there', games, field('played', { required: false }), ['change-rules', 'played', 'required']],
    ['what must be there', games, field('note', { required: true }), ['change-rules', 'note', 'required']],
    ['a rule', games, field('note', { valid: [{ when: 'true', otherwise: 'x' }] }), ['change-rules', 'note', 'valid']],
    [
      'another unit',
      games,
      typed('moves', { kind: 'integer', least: 0, unit: 'x' }),
      ['change-rules', 'moves', 'unit'],
    ],
    ['another keeper', games, { ...games, keeper: 'x' }, ['change-rules', null, 'keeper']],
    ['more codes, which lie in their list', games, games, []],
  ])('%s', (_, old, next, step) => {
    expect(steps(old, next)).toEqual(step.length === 0 ? [] : [step])
  })

  it('a ledger', () => {
    expect(changesOf([], [games])).toEqual({ steps: [{ kind: 'add-ledger', ledger: games }], losing: [], left: [] })
  })

  it('what no pack declares any more stays', () => {
    expect(changesOf([games], [])).toEqual({ steps: [], losing: [], left: ['games'] })
  })
})

describe('what would be lost', () => {
  const without = (key: string): Ledger => ({ ...games, fields: games.fields.filter((one) => one.key !== key) })
  const renamed: Ledger = {
    ...games,
    fields: games.fields.map((one) => (one.key === 'note' ? { ...one, key: 'remark' } : one)),
  }
  it.each<readonly [string, Ledger, string, string | null, Readonly<Record<string, string>>]>([
    ['a field', without('note'), 'drops-field', 'note', {}],
    ['a field by another name', renamed, 'renames-field', 'note', { to: 'remark' }],
    [
      'a shorter text',
      typed('note', { kind: 'text', most: 19 }),
      'narrows-field',
      'note',
      { from: 'text', to: 'text' },
    ],
    [
      'a bound where there was none',
      typed('moves', { kind: 'integer', least: 0, most: 9 }),
      'narrows-field',
      'moves',
      { from: 'integer', to: 'integer' },
    ],
    [
      'fewer places',
      typed('rating', { kind: 'decimal', places: 1 }),
      'narrows-field',
      'rating',
      { from: 'decimal', to: 'decimal' },
    ],
    [
      'integers for decimals',
      typed('rating', { kind: 'integer' }),
      'changes-type',
      'rating',
      { from: 'decimal', to: 'integer' },
    ],
    [
      'a text too short for a code',
      typed('opening', { kind: 'text', most: 9 }),
      'narrows-field',
      'opening',
      { from: 'code', to: 'text' },
    ],
    [
      'codes for free text',
      typed('note', { kind: 'code', list: 'openings' }),
      'changes-type',
      'note',
      { from: 'text', to: 'code' },
    ],
    [
      'another list',
      typed('opening', { kind: 'code', list: 'endings' }),
      'changes-list',
      'opening',
      { from: 'code', to: 'code' },
    ],
    [
      'another ledger',
      typed('rematch', { kind: 'record', ledger: 'x' }),
      'changes-type',
      'rematch',
      { from: 'record', to: 'record' },
    ],
    [
      'a level of a region',
      typed('venue', { kind: 'region', levels: [5] }),
      'narrows-field',
      'venue',
      { from: 'region', to: 'region' },
    ],
    [
      'what becomes secret',
      field('note', { sensitive: 'other' }),
      'changes-sensitivity',
      'note',
      { from: 'text', to: 'text' },
    ],
    [
      'what is secret no more',
      field('phone', { sensitive: undefined }),
      'changes-sensitivity',
      'phone',
      { from: 'text', to: 'text' },
    ],
    ['another grain', { ...games, grain: ['played'] }, 'changes-grain', null, { from: 'played, board', to: 'played' }],
    ['no grain', { ...games, grain: null }, 'changes-grain', null, { from: 'played, board', to: '–' }],
    ['another period', { ...games, period: 'season' }, 'changes-period', null, { from: 'played', to: 'season' }],
    ['a level of the ledger', { ...games, levels: [6] }, 'narrows-levels', null, { from: '5', to: '6' }],
  ])('%s', (_, next, code, key, params) => {
    expect(losing(games, next)).toContainEqual([code, key, params])
  })

  it('does not hide what is added beside it', () => {
    const found = changesOf([games], [{ ...without('note'), key: 'games', fields: [...without('note').fields, more] }])
    expect(found.losing).toHaveLength(1)
    expect(found.steps.map(({ kind }) => kind)).toEqual(['add-field'])
  })
})

const bound = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined })
const type: fc.Arbitrary<CellType> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), most: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ kind: fc.constant('integer' as const), least: bound, most: bound }),
  fc.record({
    kind: fc.constant('decimal' as const),
    places: fc.integer({ min: 1, max: 6 }),
    least: bound,
    most: bound,
  }),
  fc.record({ kind: fc.constant('money' as const), negative: fc.boolean() }),
  fc.record({ kind: fc.constant('code' as const), list: fc.constantFrom('openings', 'endings') }),
  fc.record({ kind: fc.constant('region' as const), levels: fc.subarray([3, 4, 5, 6]) }),
  fc.constant<CellType>({ kind: 'yes-no' }),
)
const ledger: fc.Arbitrary<Ledger> = fc
  .uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), type, required: fc.boolean() }), {
    selector: ({ key }) => key,
    minLength: 1,
  })
  .map((fields) => ({
    ...games,
    grain: null,
    period: undefined,
    fields: fields.map((one) => ({ ...one, title: one.key, element: `game.${one.key}` })),
  }))

const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  )
}

describe('for any definition', () => {
  it('nothing changes from itself, also as it comes back from the database', () => {
    fc.assert(
      fc.property(ledger, (one) => {
        const kept = reordered(JSON.parse(JSON.stringify(one))) as Ledger
        for (const [old, next] of [
          [one, one],
          [kept, one],
          [one, kept],
        ] as const)
          expect(changesOf([old], [next])).toEqual({ steps: [], losing: [], left: [] })
      }),
    )
  })

  it('what widens one way narrows the other', () => {
    fc.assert(
      fc.property(ledger, ledger, (old, next) => {
        const there = changesOf([old], [next])
        const back = changesOf([next], [old])
        const widened = there.steps.some(({ kind }) => kind === 'widen-field' || kind === 'add-field')
        if (there.losing.length === 0 && widened) expect(back.losing.length).toBeGreaterThan(0)
      }),
    )
  })

  it('small steps that lose nothing lose nothing together', () => {
    const types = fc.sample(type, { numRuns: 40, seed: 1 }).map((one) => typed('note', one))
    const lossless = (a: Ledger, b: Ledger): boolean => changesOf([a], [b]).losing.length === 0
    const after = new Map(types.map((one) => [one, types.filter((next) => lossless(one, next))]))
    const apart = [...after].flatMap(([first, seconds]) =>
      seconds.flatMap((second) => (after.get(second) ?? []).filter((third) => !lossless(first, third))),
    )
    expect([...after.values()].flat().length).toBeGreaterThan(80)
    expect(apart).toEqual([])
  })
})
