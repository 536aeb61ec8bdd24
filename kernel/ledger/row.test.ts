import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { games } from './example/games.ts'
import { type Cell, type CellContext, type Ledger, type Row, readCell, readRow, rowTexts } from './index.ts'

const TITLES: Readonly<Record<string, string>> = { blitz: '闪电', slow: '慢棋' }
const base = {
  inList: (list: string, code: string) => list === 'openings' && code in TITLES,
  codeOf: (_: string, title: string) => Object.keys(TITLES).find((code) => TITLES[code] === title),
}
const json: CellContext = { ...base, from: 'json' }
const sheet: CellContext = { ...base, from: 'sheet' }
const ID = '018f0000-0000-7000-8000-000000000001'
const OTHER = '018f0000-0000-7000-8000-000000000002'

const read = (key: string, raw: unknown, context: CellContext): Cell | string | undefined => {
  const type = games.fields.find((field) => field.key === key)?.type
  if (!type) throw new Error(key)
  const found = readCell(type, raw, context)
  return 'cell' in found ? found.cell : `! ${found.problem.code}`
}

describe('cells of a sheet', () => {
  it.each([
    ['board', '１２', 12],
    ['board', ' 12.00 ', 12],
    ['board', 12, 12],
    ['board', '12.5', '! too-precise'],
    ['board', '0', '! too-small'],
    ['board', '65', '! too-large'],
    ['board', '1,2', '! wrong-type'],
    ['board', '12张', '! with-unit'],
    ['board', true, '! wrong-type'],
    ['moves', '1,234', 1234],
    ['moves', '１，２３４', 1234],
    ['moves', 1e20, '! digits-lost'],
    ['moves', '12345678901234567890', '! digits-lost'],
    ['moves', '1e5', '! wrong-type'],
    ['moves', Number.NaN, '! wrong-type'],
    ['rating', '1,500.50', '1500.5'],
    ['rating', 0.1 + 0.2, '0.3'],
    ['rating', '-0.00', '0'],
    ['rating', '−3.5', '-3.5'],
    ['rating', '1.234', '! too-precise'],
    ['prize', '1,234.50', 123450],
    ['prize', '1234.5元', 123450],
    ['prize', '¥ 12', 1200],
    ['prize', '￥１２．５０', 1250],
    ['prize', 1234.56, 123456],
    ['prize', '3万元', '! with-unit'],
    ['prize', '3 万', '! with-unit'],
    ['prize', '0.001', '! too-precise'],
    ['prize', '-5', '! too-small'],
    ['prize', '99999999999999', '! too-large'],
    ['won', '是', true],
    ['won', '否', false],
    ['won', 1, true],
    ['won', 'TRUE', true],
    ['won', '也许', '! wrong-type'],
    ['played', '2026年3月5日', '2026-03-05'],
    ['played', '2026/3/5', '2026-03-05'],
    ['played', '２０２６．３．５', '2026-03-05'],
    ['played', '20260305', '2026-03-05'],
    ['played', '2026-03-05 00:00:00', '2026-03-05'],
    ['played', new Date('2026-03-05T00:00:00Z'), '2026-03-05'],
    ['played', '5/3/2026', '! wrong-type'],
    ['played', '2026-02-29', '! wrong-type'],
    ['played', 46086, '! wrong-type'],
    ['season', '2026年', 2026],
    ['season', 2026, 2026],
    ['season', '26', '! wrong-type'],
    ['reported', '2026年3月', '2026-03'],
    ['reported', '202603', '2026-03'],
    ['reported', 202_603, '2026-03'],
    ['reported', 2026.1, '! wrong-type'],
    ['reported', '2026-13', '! wrong-type'],
    ['opening', 'blitz', 'blitz'],
    ['opening', ' 闪电 ', 'blitz'],
    ['opening', '快棋', '! unknown-choice'],
    ['venue', 990_101_001, '990101001'],
    ['venue', '990101001000', '990101001'],
    ['venue', '990101', '! wrong-level'],
    ['venue', '99010', '! wrong-type'],
    ['host', 'dept-990101-chess', 'dept-990101-chess'],
    ['host', '象棋协会', '! wrong-type'],
    ['rematch', ID.toUpperCase(), ID],
    ['table', '117.5, 24.25', '117.500000,24.250000'],
    ['table', '117.5', '! wrong-type'],
    ['table', '24,117', '! wrong-type'],
    ['sheets', `${ID} ${OTHER}`, [ID, OTHER]],
    ['sheets', `${ID};${ID}`, '! repeated'],
    ['note', '第３台，输了', '第3台，输了'],
    ['note', 'x'.repeat(21), '! too-long'],
    ['note', '王'.repeat(20), '王'.repeat(20)],
    ['note', 'a\u0000b', '! bad-character'],
    ['note', '\ud800', '! bad-character'],
    ['note', 42, '42'],
    ['phone', 1.1010119900101123e17, '! digits-lost'],
    ['note', '　 ', null],
  ] as const)('%s %j → %j', (key, raw, expected) => {
    expect(read(key, raw, sheet)).toEqual(expected)
  })

  it('a number is a day only where the sheet says so', () => {
    expect(read('played', 46_086, { ...sheet, sheetDays: '1900' })).toBe('2026-03-05')
    expect(read('played', 44_624, { ...sheet, sheetDays: '1904' })).toBe('2026-03-05')
    expect(read('played', 59, { ...sheet, sheetDays: '1900' })).toBe('! wrong-type')
    expect(read('played', 46_086, { ...json, sheetDays: '1900' })).toBe('! wrong-type')
  })
})

describe('cells of JSON', () => {
  it.each([
    ['prize', 123_450, 123_450],
    ['prize', '1234.5', '! wrong-type'],
    ['prize', 1.5, '! wrong-type'],
    ['won', true, true],
    ['won', '是', '! wrong-type'],
    ['played', '2026-03-05', '2026-03-05'],
    ['played', '2026/3/5', '! wrong-type'],
    ['season', '2026', '! wrong-type'],
    ['rating', 1500.5, '1500.5'],
    ['rating', '1500.50', '1500.5'],
    ['opening', '闪电', '! unknown-choice'],
    ['table', [117.5, 24.25], '117.500000,24.250000'],
    ['sheets', [ID, OTHER, '018f0000-0000-7000-8000-000000000003'], '! too-many'],
    ['sheets', 'x', '! wrong-type'],
    ['note', 42, '! wrong-type'],
    ['note', { toString: 1 }, '! wrong-type'],
    ['sheets', [], null],
  ] as const)('%s %j → %j', (key, raw, expected) => {
    expect(read(key, raw, json)).toEqual(expected)
  })
})

const problems = (raw: Record<string, unknown>, context = json) => {
  const result = readRow(games, raw, context)
  return result.ok
    ? []
    : (result.refusal.problems ?? []).map(({ path, code, params }) => [path, code, params?.otherwise])
}

describe('rows', () => {
  it('every field is there, absent ones null', () => {
    const result = readRow(games, { played: '2026-03-05', board: 1 }, json)
    expect(result.ok && Object.keys(result.value)).toEqual(games.fields.map(({ key }) => key))
    expect(result.ok && result.value).toMatchObject({ board: 1, moves: null, prize: null })
  })

  it('all problems at once', () => {
    expect(problems({ board: 0, moves: 'many', colour: 'white', constructor: 1 })).toEqual([
      ['board', 'too-small', undefined],
      ['moves', 'wrong-type', undefined],
      ['colour', 'unknown-field', undefined],
      ['constructor', 'unknown-field', undefined],
      ['played', 'required', undefined],
    ])
  })

  it('required where a rule says so', () => {
    const row = { played: '2026-03-05', board: 1 }
    expect(problems({ ...row, moves: 11 })).toEqual([['opening', 'required', undefined]])
    expect(problems({ ...row, moves: 10 })).toEqual([])
    expect(problems({ ...row, moves: 11, opening: 'slow' })).toEqual([])
  })

  it('valid where a rule says so, in the words of the pack', () => {
    expect(problems({ played: '2026-03-05', board: 1, opening: 'slow', moves: 301 })).toEqual([
      ['moves', 'not-valid', 'chess.games.too-long'],
    ])
  })

  it('inherited names are no values', () => {
    const ledger: Ledger = {
      ...games,
      fields: [{ ...games.fields[2], key: 'constructor' } as Ledger['fields'][number]],
    }
    expect(readRow(ledger, {}, json)).toMatchObject({ ok: true, value: { constructor: null } })
  })
})

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of)
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const rows: fc.Arbitrary<Row> = fc.record({
  played: day,
  board: fc.integer({ min: 1, max: 64 }),
  note: optional(fc.string({ unit: 'grapheme', maxLength: 5 }).filter((text) => text.trim() !== '')),
  opening: fc.constantFrom('blitz', 'slow'),
  moves: optional(fc.integer({ min: 0, max: 300 })),
  rating: optional(fc.integer({ min: -1000, max: 300_000 }).map((n) => String(n / 100))),
  prize: optional(fc.integer({ min: 0, max: 10 ** 15 })),
  won: optional(fc.boolean()),
  season: optional(fc.integer({ min: 1900, max: 2100 })),
  reported: optional(day.map((date) => date.slice(0, 7))),
  venue: optional(fc.constantFrom('990101001', '990101001201')),
  host: optional(fc.constantFrom('dept-990101-chess')),
  rematch: optional(fc.uuid()),
  table: optional(
    fc
      .tuple(fc.integer({ min: -180e6, max: 180e6 }), fc.integer({ min: -90e6, max: 90e6 }))
      .map((both) => both.map((n) => (n / 1e6).toFixed(6)).join(',')),
  ),
  sheets: optional(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 2 })),
  phone: optional(fc.constantFrom('12012345678')),
})

/** Reading once gives the form in which a cell is kept. */
const keptForm = (row: Row): Row | undefined => {
  const result = readRow(games, row, json)
  return result.ok ? result.value : undefined
}

describe('reading what was rendered', () => {
  it('gives the row, from JSON and from a sheet', () => {
    fc.assert(
      fc.property(rows, (raw) => {
        const row = keptForm(raw)
        fc.pre(row !== undefined)
        expect(readRow(games, row as Row, json)).toEqual({ ok: true, value: row })
        expect(readRow(games, rowTexts(games, row as Row), sheet)).toEqual({ ok: true, value: row })
      }),
    )
  })

  it('never throws and never lets through what JSON could not keep', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...games.fields.map(({ key }) => key)), fc.anything()), (raw) => {
        for (const context of [json, sheet]) {
          const result = readRow(games, raw, context)
          if (result.ok) expect(readRow(games, result.value, json)).toEqual(result)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a rule that a day of rest excuses', () => {
  const club: Ledger = {
    ...games,
    fields: [
      { key: 'played', title: 'played', element: 'club.played', type: { kind: 'date' }, required: true },
      {
        ...{ key: 'moved', title: 'moved', element: 'club.moved', type: { kind: 'yes-no' } },
        valid: [{ when: '!moved', otherwise: 'club.no-holiday', unlessRest: { of: 'played', day: 10 } }],
      },
    ],
  }
  const isRest = (day: string) => day === '2025-05-10'
  it.each([
    ['2025-05-12', true, isRest, true],
    ['2025-06-12', true, isRest, false],
    ['2025-06-12', false, isRest, true],
    // whoever knows no calendar leaves it to whoever does
    ['2025-06-12', true, undefined, true],
  ])('played on %s, moved %s', (played, moved, rest, right) => {
    const row = readRow(club, { played, moved }, { ...json, ...(rest && { isRest: rest }) })
    expect(row.ok ? [] : row.refusal.problems).toEqual(
      right ? [] : [{ path: 'moved', code: 'not-valid', params: { otherwise: 'club.no-holiday' } }],
    )
  })
})
