import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, measureExpression, measureFormulas } from '../../kernel/indicator/index.ts'
import { games } from '../../kernel/ledger/example/games.ts'
import { type Cell, rowVariables } from '../../kernel/ledger/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { connect } from '../connect.ts'
import type { Sql } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { bound, expressionSql } from './expression.ts'

const ON = '2025-02-28'

/** Quotients of these are exact in both arithmetics, so that equality may be asked for. */
const cells = {
  played: fc.constantFrom('2024-02-29', '2024-03-01', '2025-01-31', '2000-02-29', '2025-12-31'),
  moves: fc.option(fc.constantFrom(0, 1, 2, 4, 8, 256)),
  rating: fc.option(fc.constantFrom('-1.25', '0', '0.50', '1200.75', '3')),
  prize: fc.option(fc.constantFrom(0, 5, 1_000_000_000_000_000, 96)),
  won: fc.option(fc.boolean()),
  note: fc.option(fc.constantFrom('', 'a', 'ab', 'B', '和', "it's", '2024-03-01')),
  opening: fc.option(fc.constantFrom('réti', 'sicilian')),
  season: fc.option(fc.constantFrom(2024, 2025)),
  reported: fc.option(fc.constantFrom('2024-03', '2025-01')),
  phone: fc.option(fc.constant('secret')),
}
const rowOf = fc.record(cells)
type Row = Record<keyof typeof cells, Cell>

const literal = fc.constantFrom('0.0', '1.0', '2.0', '0.5', '4.0', '256.0', '-3.0')
const text = fc.constantFrom(
  '"a"',
  '"ab"',
  '""',
  '"réti"',
  '"和"',
  '"2024"',
  '"2024-03-01"',
  '"2024-02-30"',
  '"2024-03"',
  '"it\'s"',
)
const bothOf = (of: fc.Arbitrary<string>, by: readonly string[]) =>
  fc.tuple(of, fc.constantFrom(...by), of).map(([a, op, b]) => `(${a} ${op} ${b})`)
const choiceOf = (when: fc.Arbitrary<string>, of: fc.Arbitrary<string>) =>
  fc.tuple(when, of, of).map(([c, a, b]) => `(${c} ? ${a} : ${b})`)

const { number, bool } = fc.letrec<{ number: string; string: string; bool: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('moves', 'rating', 'prize', 'season'),
    literal,
    bothOf(tie('number'), ['+', '-']),
    tie('number').map((one) => `(-(${one}))`),
    fc.tuple(tie('number'), fc.constantFrom('moves', '2.0', '0.0', '0.5')).map(([a, b]) => `(${a} / ${b})`),
    fc.tuple(tie('number'), fc.constantFrom('2.0', 'moves')).map(([a, b]) => `(${a} * ${b})`),
    choiceOf(tie('bool'), tie('number')),
    fc.constantFrom(
      'age(played, on)',
      'age("2000-02-29", played)',
      'months(played, on)',
      'months("2000-02-29", played)',
      'age(won ? played : "1999-01-01", "2024-02-29")',
    ),
  ),
  string: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('note', 'opening', 'reported', 'played', 'on'),
    text,
    choiceOf(tie('bool'), tie('string')),
  ),
  bool: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'won',
      'true',
      'false',
      '(phone == null)',
      '(null != moves)',
      '(opening == null)',
      '(table == null)',
    ),
    bothOf(tie('number'), ['==', '!=', '<', '<=', '>', '>=']),
    tie('number').map((one) => `(${one} >= 4)`),
    bothOf(tie('string'), ['==', '!=', '<', '<=', '>', '>=']),
    bothOf(tie('bool'), ['&&', '||', '==', '!=']),
    tie('bool').map((one) => `!(${one})`),
    choiceOf(tie('bool'), tie('bool')),
    fc.tuple(tie('number'), fc.array(literal, { minLength: 1, maxLength: 3 })).map(([a, all]) => `(${a} in [${all}])`),
    fc.tuple(tie('string'), fc.array(text, { minLength: 1, maxLength: 3 })).map(([a, all]) => `(${a} in [${all}])`),
    fc
      .tuple(
        fc.constantFrom('note', 'opening', 'played'),
        fc.constantFrom('startsWith', 'endsWith', 'contains'),
        tie('string'),
      )
      .map(([a, test, b]) => `${a}.${test}(${b})`),
  ),
}))

let database: TestDatabase
let owner: Sql
beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  await owner.begin((tx) => createLedger(tx, games))
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const fill = async (rows: readonly Row[]): Promise<void> => {
  await owner`truncate ledger_games`
  await owner`insert into ledger_games ${owner(
    rows.map((row, board) => ({
      county: '990101',
      id: `018f0000-0000-7000-8000-${String(board).padStart(12, '0')}`,
      region: '990101001201',
      version: 1,
      recorded_at: new Date(0),
      confirmed_at: new Date(0),
      source: 'hand',
      board: board + 1,
      ...row,
      phone: row.phone === null ? null : Buffer.from('x'),
    })),
  )}`
}

const inTable = async (source: string, kind: 'bool' | 'number'): Promise<readonly (string | null)[]> => {
  const expression = measureExpression(games, source, kind)
  if (!expression.ok) throw new Error(`${source}: ${JSON.stringify(expression.refusal)}`)
  const binds = bound()
  const place = (name: string): string => (name === DAY ? `${binds.bind(ON)}::text::date` : `t."${name}"`)
  const sql = expressionSql(expression.value, place, binds)
  const rows = await owner.unsafe<{ value: string | null }[]>(
    `select (${sql})::text as value from ledger_games t order by board`,
    [...binds.values],
  )
  return rows.map(({ value }) => value)
}

const inKernel = (source: string, kind: 'bool' | 'number', row: Row): boolean | number | null => {
  const compiled = measureFormulas(games).compile(source, kind)
  if (!compiled.ok) throw new Error(`${source}: ${JSON.stringify(compiled.refusal)}`)
  return compiled.value.value({ ...rowVariables(games, row), [DAY]: ON })
}

describe('an expression has the same value in the kernel and in the table, and none in both', () => {
  it.each([
    ['bool', bool],
    ['number', number],
  ] as const)('%s', async (kind, sources) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf, { minLength: 12, maxLength: 12 }),
        fc.array(sources, { minLength: 12, maxLength: 12 }),
        async (rows, many) => {
          await fill(rows)
          for (const source of many) {
            const found = await inTable(source, kind)
            const values = found.map((value) =>
              value === null ? null : kind === 'bool' ? value === 'true' : Number(value),
            )
            const wanted = rows.map((row) => inKernel(source, kind, row))
            if (kind === 'bool') expect(values, source).toEqual(wanted)
            else for (const [at, value] of values.entries()) nearly(value, wanted[at] ?? null, source)
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

/** Doubles keep 15 digits, the table all of them. */
const nearly = (value: number | boolean | null, wanted: number | boolean | null, source: string): void => {
  if (value === null || wanted === null) expect(value, source).toBe(wanted)
  else
    expect(Math.abs(Number(value) - Number(wanted)), source).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(Number(wanted))),
    )
}

describe('what is no expression over columns is refused, with where', () => {
  it.each([
    ['sheets.exists(x, x == "a")', 'formula-not-of-columns', 0],
    ['moves > 1.0 && [won] == [true]', 'formula-not-of-columns', 15],
    ['note.size() > 1', 'formula-not-of-columns', 0],
    ['note in []', 'formula-not-of-columns', 8],
    ['note in [opening]', 'formula-not-of-columns', 9],
    ['phone == "1"', 'formula-not-of-columns', 0],
    ['rematch == "1"', 'formula-not-of-columns', 0],
    ['age(note, on) > 1.0', 'formula-not-of-columns', 4],
    ['1 == 1', 'formula-not-of-columns', 0],
    ['note == "\\u0000"', 'formula-not-of-columns', 8],
    ['note + "a" == "aa"', 'formula-not-of-columns', 0],
    ['moves + 1 > 2.0', 'formula-mixed-numbers', 0],
    ['moves == 1', 'formula-mixed-numbers', 0],
    ['moves in [1]', 'formula-type', 0],
    ['colour == "white"', 'formula-type', 0],
    ['moves', 'formula-result', 0],
    ['won &&', 'formula-syntax', 6],
  ])('%s', (source, code, at) => {
    const found = measureExpression(games, source, 'bool')
    expect(found.ok ? null : { code: found.refusal.code, at: found.refusal.params?.at }).toEqual({ code, at })
  })
})
