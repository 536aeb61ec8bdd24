import { describe, expect, it } from 'vitest'
import type { Role } from '../access/index.ts'
import { games } from '../ledger/example/games.ts'
import type { CellType, Ledger, LedgerField } from '../ledger/index.ts'
import { check } from './check.ts'
import { ledgerFindings } from './ledgers.ts'
import type { Pack } from './types.ts'

const role = (key: string, reach: Role['reach'], abilities: Role['abilities'] = []): Role => ({
  key,
  title: `chess.role.${key}`,
  reach,
  levels: [5],
  abilities,
  secondFactor: false,
})

const club: Pack = {
  key: 'chess-club',
  version: '1.0.0',
  title: 'chess.title',
  basis: [{ document: 'Rules of the club' }],
  roles: [
    role('arbiter', 'region', ['ledgers.close']),
    { ...role('secretary', 'organisation', ['ledgers.close']), offices: [{ key: 'bar', title: 'x' }] },
    { ...role('clerk', 'organisation', ['ledgers']), offices: [{ key: 'bar', title: 'x' }] },
    role('guest', 'none'),
    role('treasurer', 'region'),
  ],
  lists: [{ key: 'openings', title: 'x', items: [{ code: 'blitz', title: 'x' }] }],
  ledgers: [games],
}

const codesOf = (packs: readonly Pack[], words = {}) =>
  ledgerFindings({ set: { packs }, words: { 'chess-club': { 'zh-CN': words } } }).map(({ code, path }) => [code, path])
const codes = (ledger: Partial<Ledger>) => codesOf([{ ...club, ledgers: [{ ...games, ...ledger }] }])
const change = (key: string, part: Partial<LedgerField>): Partial<Ledger> => ({
  fields: games.fields.map((field) => (field.key === key ? { ...field, ...part } : field)),
})
const type = (key: string, cell: CellType) => change(key, { type: cell })
const more = (part: Partial<LedgerField>): Partial<Ledger> => ({
  fields: [...games.fields, { key: 'extra', title: 'x', element: 'game.extra', type: { kind: 'yes-no' }, ...part }],
})
const L = 'ledgers.games'
const F = `${L}.fields`
const { need: _, ...phone } = games.fields.find(({ key }) => key === 'phone') as LedgerField

it('a ledger that may become a table has no findings', () => {
  expect(codes({})).toEqual([])
  expect(codes({ keeperFrom: [{ from: '2025-01-01', role: 'clerk', organisation: 'bar' }] })).toEqual([])
})

const cases: readonly (readonly [string, Partial<Ledger>, string, string])[] = [
  ['a key that is no name', { key: 'Chess Games' }, 'malformed-key', 'ledgers.Chess Games'],
  ['a key too long for a table', { key: `g${'-ames'.repeat(10)}` }, 'too-long-key', `ledgers.g${'-ames'.repeat(10)}`],
  ['a field that is no column', more({ key: 'Extra field' }), 'malformed-field-key', `${F}.Extra field`],
  ['a field too long for a column', more({ key: 'x'.repeat(41) }), 'too-long-key', `${F}.${'x'.repeat(41)}`],
  ['a field called as a column of all', more({ key: 'version' }), 'reserved-name', `${F}.version`],
  ['a field called as a word of CEL', more({ key: 'in' }), 'reserved-name', `${F}.in`],
  ['a field called as a type of CEL', more({ key: 'string' }), 'reserved-name', `${F}.string`],
  ['a field called as the day of a number', more({ key: 'on' }), 'reserved-name', `${F}.on`],
  ['a field twice', more({ key: 'note', element: 'game.other' }), 'declared-twice', `${F}.note`],
  ['an element that is none', more({ element: 'Extra' }), 'unknown-element', `${F}.extra.element`],
  ['an element twice', more({ element: 'game.moves' }), 'asked-in-two-places', `${F}.extra`],
  [
    'a list that is not there',
    type('opening', { kind: 'code', list: 'endings' }),
    'unknown-list',
    `${F}.opening.type.list`,
  ],
  [
    'a ledger that is not there',
    type('rematch', { kind: 'record', ledger: 'x' }),
    'unknown-ledger',
    `${F}.rematch.type.ledger`,
  ],
  ['a level that is none', type('venue', { kind: 'region', levels: [0] }), 'unknown-level', `${F}.venue.type.levels`],
  ['no level', type('venue', { kind: 'region', levels: [] }), 'no-levels', `${F}.venue.type.levels`],
  ['bounds turned round', type('board', { kind: 'integer', least: 9, most: 1 }), 'wrong-bounds', `${F}.board.type`],
  ['too many places', type('rating', { kind: 'decimal', places: 7 }), 'wrong-bounds', `${F}.rating.type`],
  ['a text without room', type('note', { kind: 'text', most: 0 }), 'wrong-bounds', `${F}.note.type`],
  ['nobody who keeps it', { keeper: '' }, 'no-keeper', `${L}.keeper`],
  ['a keeper who is nobody', { keeper: 'bishop' }, 'unknown-role', `${L}.keeper`],
  ['a keeper who sees nothing', { keeper: 'guest' }, 'keeper-without-reach', `${L}.keeper`],
  ['a keeper below what it is about', { levels: [3, 5] }, 'keeper-below', `${L}.keeper`],
  ['a keeper of no office', { keeper: 'secretary' }, 'keeper-of-no-office', `${L}.keeper`],
  ['an office that is none', { keeper: { role: 'clerk', organisation: 'kitchen' } }, 'unknown-office', `${L}.keeper`],
  [
    'an office of whom sees by region',
    { keeper: { role: 'arbiter', organisation: 'bar' } },
    'keeper-by-region',
    `${L}.keeper`,
  ],
  [
    'a keeper who may open no ledger',
    { keeper: { role: 'secretary', organisation: 'bar' } },
    'keeper-may-not',
    `${L}.keeper`,
  ],
  [
    'a later keeper who is nobody',
    { keeperFrom: [{ from: '2025-01-01', role: 'bishop' }] },
    'unknown-role',
    `${L}.keeperFrom.0`,
  ],
  [
    'a keeper from no day on',
    { keeperFrom: [{ from: '2025-02-30', role: 'treasurer' }] },
    'no-date',
    `${L}.keeperFrom`,
  ],
  [
    'keepers out of order',
    {
      keeperFrom: [
        { from: '2025-01-02', role: 'treasurer' },
        { from: '2025-01-01', role: 'treasurer' },
      ],
    },
    'keepers-unordered',
    `${L}.keeperFrom`,
  ],
  ['a region at no level', { levels: [] }, 'no-levels', `${L}.levels`],
  ['a region at a level that is none', { levels: [13] }, 'unknown-level', `${L}.levels`],
  ['a period of no field', { period: 'day' }, 'unknown-ledger-field', `${L}.period`],
  ['a period that is no time', { period: 'board' }, 'no-period-type', `${L}.period`],
  ['a period that may be absent', { period: 'season' }, 'not-always-there', `${L}.period`],
  ['a grain of no field', { grain: ['day'] }, 'unknown-ledger-field', `${L}.grain`],
  ['a grain of files', { grain: ['sheets'] }, 'no-grain', `${L}.grain`],
  ['a grain of what is encrypted', { grain: ['phone'] }, 'no-grain', `${L}.grain`],
  ['a grain that may be absent', { grain: ['note'] }, 'not-always-there', `${L}.grain`],
  ['no basis', { basis: [' '] }, 'no-basis', `${L}.basis`],
  ['fresh for no day', { freshDays: 0 }, 'no-amount', `${L}.freshDays`],
  ['published, with nothing that may be shown', { published: true }, 'published-nothing', `${L}.published`],
  ['somebody unknown who closes it', { closes: 'bishop' }, 'unknown-role', `${L}.closes`],
  ['somebody who may not close it', { closes: 'treasurer' }, 'closer-may-not', `${L}.closes`],
  ['somebody without a region who closes it', { closes: 'secretary' }, 'closer-may-not', `${L}.closes`],
  ['who keeps it closes it', { closes: 'arbiter' }, 'closer-keeps', `${L}.closes`],
  [
    'closed by itself from no day on',
    { closesAfter: [{ from: '2025-02-30', days: 1 }] },
    'no-date',
    `${L}.closesAfter`,
  ],
  ['closed after half a day', { closesAfter: [{ from: '2025-01-01', days: 0.5 }] }, 'no-amount', `${L}.closesAfter`],
  [
    'rules of closing out of order',
    {
      closesAfter: [
        { from: '2025-01-01', days: 5 },
        { from: '2025-01-01', days: 6 },
      ],
    },
    'closes-unordered',
    `${L}.closesAfter`,
  ],
  [
    'files that are sensitive',
    change('sheets', { sensitive: 'other', need: 'x' }),
    'sensitive-files',
    `${F}.sheets.sensitive`,
  ],
  ['a rule that does not parse', change('note', { required: 'moves >' }), 'formula-syntax', `${F}.note.required`],
  ['a rule on no field', change('note', { required: 'mood > 1.0' }), 'unknown-name', `${F}.note.required`],
  ['a rule of wrong types', change('note', { required: 'moves > "x"' }), 'row-formula-type', `${F}.note.required`],
  [
    'a rule that mixes numbers',
    change('note', { required: 'moves * 2 > 3.0' }),
    'formula-mixed-numbers',
    `${F}.note.required`,
  ],
  ['a rule without a truth value', change('note', { required: 'moves' }), 'formula-result', `${F}.note.required`],
  [
    'a rule that divides by zero',
    change('moves', { valid: [{ when: 'moves / 0.0 < 3.0', otherwise: 'x' }] }),
    'zero-denominator',
    `${F}.moves.valid.0.when`,
  ],
  [
    'a day of rest that no field tells',
    change('moves', { valid: [{ when: 'moves < 3.0', otherwise: 'x', unlessRest: { of: 'board', day: 10 } }] }),
    'no-rest-day',
    `${F}.moves.valid.0.unlessRest`,
  ],
  [
    'something sensitive without a need',
    { fields: [...games.fields.slice(0, -1), phone] },
    'sensitive-without-need',
    `${F}.phone`,
  ],
  [
    'something sensitive in public',
    change('phone', { disclosed: true }),
    'sensitive-disclosed',
    `${F}.phone.disclosed`,
  ],
  ['a photo demanded', change('sheets', { required: true }), 'burden-photo-required', `${F}.sheets`],
  ['a track', more({ key: 'gps_track' }), 'burden-track', `${F}.gps_track`],
  ['faith', more({ key: 'faith' }), 'prying-profile', `${F}.faith`],
]

describe('findings', () => {
  it.each(cases)('%s', (_, ledger, code, path) => {
    expect(codes(ledger)).toContainEqual([code, path])
  })

  it('say where a formula is wrong', () => {
    const packs = [{ ...club, ledgers: [{ ...games, ...change('note', { required: 'moves > 1.0 && mood > 1.0' }) }] }]
    expect(ledgerFindings({ set: { packs } })).toMatchObject([
      { code: 'unknown-name', params: { name: 'mood', at: 15 } },
    ])
  })

  it('read what a field is called in Chinese', () => {
    const packs = [{ ...club, ledgers: [{ ...games, ...more({ title: 'chess.extra' }) }] }]
    expect(codesOf(packs, { 'chess.extra': '每周打卡次数' })).toEqual([['burden-clocking', `${F}.extra`]])
    expect(codesOf(packs, { 'chess.extra': '每周对局次数' })).toEqual([])
  })
})

describe('fill once', () => {
  const other = (ledger: Partial<Ledger>): Pack => ({
    ...club,
    key: 'chess-league',
    roles: [],
    ledgers: [{ ...games, key: 'matches', ...ledger }],
  })
  const found = (ledger: Partial<Ledger>) =>
    ledgerFindings({ set: { packs: [club, other(ledger)] } }).filter(({ code }) => code === 'asked-in-two-places')

  it('names both places of one fact at one grain', () => {
    const fields = games.fields.filter(({ key }) => ['played', 'board', 'moves'].includes(key))
    expect(found({ fields })).toMatchObject([
      {
        pack: 'chess-league',
        path: 'ledgers.matches.fields.moves',
        params: { element: 'game.moves', other: 'chess-club ledgers.games.fields.moves' },
      },
    ])
  })

  it('lets a fact stand at another grain, at other levels, or as another fact', () => {
    const fields = games.fields.filter(({ key }) => ['played', 'board', 'moves'].includes(key))
    expect(found({ fields, grain: ['played'] })).toEqual([])
    expect(found({ fields, levels: [4] })).toEqual([])
    expect(
      found({ fields: fields.map((one) => (one.key === 'moves' ? { ...one, element: 'match.moves' } : one)) }),
    ).toEqual([])
  })

  it('two ledgers of one name are told', () => {
    expect(ledgerFindings({ set: { packs: [club, other({ key: 'games' })] } })).toContainEqual(
      expect.objectContaining({ code: 'declared-twice', pack: 'chess-league', path: 'ledgers.games' }),
    )
  })
})

it('titles, and what is said where a rule does not hold, have words in both languages', () => {
  const words = { 'chess-club': { 'zh-CN': {}, en: { 'chess.ledger.games': 'Games' } } }
  const lacking = check({ set: { packs: [club] }, words }).filter(({ code }) => code === 'no-words')
  const keys = lacking.map(({ params }) => `${params.language} ${params.key}`)
  expect(keys).toEqual(
    expect.arrayContaining(['zh-CN chess.ledger.games', 'en chess.games.moves', 'en chess.games.too-long']),
  )
  expect(keys).not.toContain('en chess.ledger.games')
})
