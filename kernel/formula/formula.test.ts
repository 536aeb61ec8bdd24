import { describe, expect, it } from 'vitest'
import { formulas } from './index.ts'

class Player {
  readonly name = 'Ada'
  get games() {
    return 3n
  }
}

const chess = formulas({
  player: { fields: { name: 'string', games: 'int' }, of: Player },
  board: { fields: { squares: 'int', note: 'dyn' } },
  won: 'double',
  played: 'double',
  notes: 'map<string, dyn>',
})

const evaluate = (
  source: string,
  expected: 'bool' | 'number' | 'string' | 'any',
  variables: Record<string, unknown>,
) => {
  const compiled = chess.compile(source, expected)
  if (!compiled.ok) throw new Error(compiled.refusal.code)
  return compiled.value.value(variables)
}

describe('values', () => {
  it.each([
    ['player.games > 2', 'bool', { player: new Player() }, true],
    ['board.squares == 64', 'bool', { board: { squares: 64n, note: null } }, true],
    ['board.note == null', 'bool', { board: { squares: 64n, note: null } }, true],
    ['won / played * 100.0', 'number', { won: 3, played: 4 }, 75],
    ['player.games + 1', 'number', { player: new Player() }, 4],
    ['-(won > played ? won : played)', 'number', { won: 3, played: 4 }, -4],
    ['won - (played - 1.0)', 'number', { won: 3, played: 4 }, 0],
    ['won > 1.0 != (played > 1.0 != false)', 'bool', { won: 3, played: 4 }, false],
    ['won + 0.00000000001 > won', 'bool', { won: 1 }, true],
    ['player.name', 'string', { player: new Player() }, 'Ada'],
    ['notes.colour', 'string', { notes: { colour: 'white' } }, 'white'],
  ] as const)('%s', (source, expected, variables, value) => {
    expect(evaluate(source, expected, variables)).toBe(value)
  })

  it.each([
    ['a division by zero', 'won / played', 'number', { won: 1, played: 0 }],
    ['a comparison with one', 'won / played > 0.5', 'bool', { won: 1, played: 0 }],
    ['zero by zero', 'won / played', 'number', { won: 0, played: 0 }],
    ['of integers too', 'player.games / 0', 'number', { player: new Player() }],
    ['an absent key', 'notes.colour == "white"', 'bool', { notes: {} }],
    ['an absent variable', 'won > 1.0', 'bool', {}],
    ['a text of another type', 'notes.colour', 'bool', { notes: { colour: 'white' } }],
  ] as const)('no value: %s', (_, source, expected, variables) => {
    expect(evaluate(source, expected, variables)).toBeNull()
  })

  it('a guarded division has a value', () => {
    expect(evaluate('played == 0.0 ? 0.0 : won / played', 'number', { won: 1, played: 0 })).toBe(0)
  })

  it('knows what it reads', () => {
    const compiled = chess.compile('won > 1.0 && notes.exists(played, played == "x")', 'bool')
    expect(compiled.ok && [compiled.value.reads('won'), compiled.value.reads('board')]).toEqual([true, false])
  })
})

describe('refusals', () => {
  it.each([
    ['won >', 'formula-syntax'],
    ['won > "1"', 'formula-type'],
    ['player.colour == "x"', 'formula-type'],
    ['unknown', 'formula-type'],
    ['won * 100', 'formula-mixed-numbers'],
    ['won', 'formula-result'],
  ])('%s', (source, code) => {
    const compiled = chess.compile(source, 'bool')
    expect(compiled.ok ? null : compiled.refusal.code).toBe(code)
  })

  it('says how to mend mixed numbers', () => {
    const compiled = chess.compile('won * 100', 'number')
    expect(compiled.ok ? null : compiled.refusal.params?.mend).toContain('100.0')
  })
})

it('compiles once', () => {
  expect(chess.compile('won > 2.0', 'bool')).toBe(chess.compile('won > 2.0', 'bool'))
})

describe('what may be null', () => {
  const moves = formulas({ moves: 'double?', opening: 'string?' })
  const value = (source: string, variables: Record<string, unknown>) => {
    const compiled = moves.compile(source, 'bool')
    return compiled.ok ? compiled.value.value({ moves: null, opening: null, ...variables }) : compiled.refusal.code
  }
  it.each([
    ['moves > 2.0', {}, null],
    ['moves > 2.0', { moves: 3 }, true],
    ["opening == 'Réti'", {}, null],
    ["opening != 'Réti'", {}, null],
    ["opening in ['Réti']", {}, null],
    ["opening != 'Réti' || moves == null", {}, true],
    ["opening in ['Réti']", { opening: 'Réti' }, true],
    ["opening.startsWith('R')", { opening: 'Réti' }, true],
    ['moves == null', {}, true],
    ['null != moves', { moves: 3 }, true],
    ['moves != null && moves > 2.0', {}, false],
    ["opening == 'moves == null'", { opening: 'moves == null' }, true],
    ['moves == null || opening != null', { moves: 1 }, false],
    ["moves > 'x'", {}, 'formula-type'],
    ['moves * 2 > 3.0', {}, 'formula-mixed-numbers'],
    ['movesmore == null', {}, 'formula-type'],
  ] as const)('%s of %j', (source, variables, expected) => {
    expect(value(source, variables)).toBe(expected)
  })

  it('says where', () => {
    const compiled = moves.compile('moves == null || opening > 2.0', 'bool')
    expect(compiled.ok ? null : compiled.refusal.params?.at).toBe(17)
  })
})

describe('age in whole years', () => {
  const players = formulas({ birth: 'string?', on: 'string' })
  const age = (birth: string | null, on: string) => {
    const compiled = players.compile('age(birth, on)', 'number')
    return compiled.ok ? compiled.value.value({ birth, on }) : compiled.refusal.code
  }
  it.each([
    ['2000-05-06', '2024-05-05', 23],
    ['2000-05-06', '2024-05-06', 24],
    ['2000-02-29', '2023-02-28', 22],
    ['2000-02-29', '2023-03-01', 23],
    ['2000-02-29', '2024-02-29', 24],
    ['2024-05-06', '2024-05-06', 0],
    ['2024-05-07', '2024-05-06', null],
    ['2023-02-30', '2024-05-06', null],
    ['2023', '2024-05-06', null],
    [null, '2024-05-06', null],
  ])('%s on %s: %s', (birth, on, years) => {
    expect(age(birth, on)).toBe(years)
  })
})

describe('whole months', () => {
  it.each([
    ['2023-01-15', '2025-01-15', 24],
    ['2023-01-15', '2025-01-14', 23],
    ['2025-01-31', '2025-02-28', 0],
    ['2025-01-31', '2025-03-30', 1],
    ['2024-12-31', '2025-01-31', 1],
    ['2025-03-01', '2025-03-01', 0],
    ['2025-03-02', '2025-03-01', null],
    ['2025-02-30', '2025-03-01', null],
    ['', '2025-03-01', null],
  ])('from %s until %s: %s', (from, until, months) => {
    const compiled = formulas({ from: 'string', until: 'string' }).compile('months(from, until)', 'number')
    expect(compiled.ok && compiled.value.value({ from, until })).toBe(months)
  })
})

describe('days', () => {
  it.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2025-02-28', '2025-03-01', 1],
    ['2025-03-01', '2025-03-01', 0],
    ['2025-03-01', '2025-03-31', 30],
    ['2025-03-02', '2025-03-01', null],
    ['2025-02-30', '2025-03-01', null],
  ])('from %s until %s: %s', (from, until, days) => {
    const compiled = formulas({ from: 'string', until: 'string' }).compile('days(from, until)', 'number')
    expect(compiled.ok && compiled.value.value({ from, until })).toBe(days)
  })
})
