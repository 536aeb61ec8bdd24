import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeFolder } from '../../test/support/folder.ts'

/** A chess club's ledger with one mistake of each kind; the line of each is told by its own words, not by counting. */
const PACK = `import { games } from './games.ts'

export const pack = {
  key: 'club',
  version: '1',
  title: 'club.title',
  basis: [{ document: 'Rules' }],
  roles: [
    { key: 'arbiter', title: 'club.title', reach: 'region', levels: [5], abilities: [], secondFactor: false },
    {
      key: 'clerk',
      title: 'club.title',
      reach: 'organisation',
      levels: [3],
      abilities: ['ledgers'],
      secondFactor: false,
      offices: [{ key: 'bar', title: 'club.title' }],
    },
  ],
  ledgers: [games],
  indicators: [
    {
      key: 'moves-per-prize',
      title: 'club.title',
      definition: 'club.title',
      version: '1',
      unit: '',
      places: 1,
      basis: ['Rules'],
      is: { kind: 'ratio', ledger: 'games', over: 'moves', under: '0.0' },
    },
    {
      key: 'lengths',
      title: 'club.title',
      definition: 'club.title',
      version: '1',
      unit: '',
      places: 0,
      basis: ['Rules'],
      is: {
        kind: 'bands',
        ledger: 'games',
        of: 'moves',
        bands: [
          { key: 'short' },
          { key: 'long', from: 40 },
          { key: 'longer', from: 20 },
        ],
      },
    },
    {
      key: 'round',
      title: 'club.title',
      definition: 'club.title',
      version: '1',
      unit: '',
      places: 0,
      basis: ['Rules'],
      is: { kind: 'formula', is: 'round + 1.0' },
    },
  ],
}
`
const GAMES = `export const games = {
  key: 'games',
  title: 'club.title',
  basis: ['Rules'],
  levels: [5],
  grain: null,
  keeper: 'bishop',
  keeperFrom: [
    { from: '2026-05-01', role: 'clerk', organisation: 'kitchen' },
    { from: '2026-06-01', role: 'clerk' },
    { from: '2026-07-01', role: 'clerk', organisation: 'bar' },
  ],
  fields: [
    { key: 'moves', title: 'club.title', element: 'game.moves', type: { kind: 'integer' } },
    { key: 'opening', title: 'club.title', element: 'game.opening', type: { kind: 'code', list: 'openings' } },
    {
      key: 'note',
      title: 'club.title',
      element: 'Note',
      type: { kind: 'text', most: 20 },
      required: 'moves > "ten"',
    },
  ],
}
`
const WORDS = JSON.stringify({ 'club.title': '棋' })

let folder = ''
beforeAll(() => {
  folder = makeFolder('broken-ledgers')
  mkdirSync(join(folder, 'club'))
  writeFileSync(join(folder, 'club', 'pack.ts'), PACK)
  writeFileSync(join(folder, 'club', 'games.ts'), GAMES)
  for (const language of ['zh-CN', 'en']) writeFileSync(join(folder, 'club', `messages.${language}.json`), WORDS)
})
afterAll(() => rmSync(folder, { recursive: true }))

const check = (where = folder) => {
  const main = join(import.meta.dirname, '..', 'main.ts')
  const { status, stdout } = spawnSync(process.execPath, [main, 'check', where, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, LINGYAN_LANGUAGE: 'zh-CN' },
  })
  return { status, findings: (JSON.parse(stdout) as { findings: Record<string, string | number>[] }).findings }
}
const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length

it('refuses a wrong ledger or indicator with file, line and a mend', () => {
  const { status, findings } = check()
  expect(status).toBe(1)
  const told = findings.map(({ code, file, line }) => [code, String(file).split('/').at(-1), line])
  expect(told.sort()).toEqual(
    [
      ['unknown-role', 'games.ts', lineOf(GAMES, "keeper: 'bishop'")],
      ['unknown-office', 'games.ts', lineOf(GAMES, "organisation: 'kitchen'")],
      ['keeper-of-no-office', 'games.ts', lineOf(GAMES, "from: '2026-06-01'")],
      ['unknown-list', 'games.ts', lineOf(GAMES, "key: 'opening'")],
      ['unknown-element', 'games.ts', lineOf(GAMES, "element: 'Note'")],
      ['row-formula-type', 'games.ts', lineOf(GAMES, "required: 'moves")],
      ['zero-denominator', 'pack.ts', lineOf(PACK, "under: '0.0'")],
      ['bands-unordered', 'pack.ts', lineOf(PACK, "key: 'longer'")],
      ['circular-indicator', 'pack.ts', lineOf(PACK, "is: 'round + 1.0'")],
    ].sort(),
  )
  for (const { message, mend, code } of findings)
    expect(`${message}${mend}`, String(code)).toMatch(/^[^{}]*[一-龥][^{}]*$/)
})

/** A sound ledger, and numbers over it that are wrong: in a circle of two, over what is not there, of another type, of no day. */
const NUMBERS = `const of = (key: string, is: object, more: object = {}) => ({
  key,
  title: 'club.title',
  definition: 'club.title',
  version: '1',
  unit: '',
  places: 0,
  basis: ['Rules'],
  is,
  ...more,
})

export const pack = {
  key: 'club',
  version: '1',
  title: 'club.title',
  basis: [{ document: 'Rules' }],
  roles: [
    { key: 'arbiter', title: 'club.title', reach: 'region', levels: [5], abilities: ['ledgers'], secondFactor: false },
  ],
  ledgers: [
    {
      key: 'games',
      title: 'club.title',
      basis: ['Rules'],
      levels: [5],
      grain: null,
      keeper: 'arbiter',
      fields: [{ key: 'moves', title: 'club.title', element: 'game.moves', type: { kind: 'integer' } }],
    },
  ],
  indicators: [
    of('sound', { kind: 'count', ledger: 'games' }),
    of('hen', { kind: 'formula', is: 'egg * 2.0' }),
    of('egg', { kind: 'formula', is: 'hen / 2.0' }),
    of('lost', { kind: 'formula', is: 'games_lost + 1.0' }),
    of('nameless', { kind: 'count', ledger: 'games', where: 'stones > 1.0' }),
    of('crooked', { kind: 'sum', ledger: 'games', of: 'moves > 3.0' }),
    of('banded', { kind: 'bands', ledger: 'games', of: 'moves', bands: [{ key: 'a' }, { key: 'b', from: 5 }, { key: 'c', from: 5 }] }),
    of('undated', { kind: 'count', ledger: 'games' }, { version: '' }),
    of('twice', { kind: 'count', ledger: 'games' }, { version: '1', until: '2026-03-31' }),
    of('twice', { kind: 'count', ledger: 'games' }, { version: '2', from: '2026-03-01' }),
    of('holed', { kind: 'count', ledger: 'games' }, { version: '1', until: '2026-03-31' }),
    of('holed', { kind: 'count', ledger: 'games' }, { version: '3', from: '2026-05-01' }),
  ],
}
`

it('refuses numbers in a circle, of nothing, of another type, over bands that overlap, and of days without a version', () => {
  const where = makeFolder('broken-numbers')
  mkdirSync(join(where, 'club'))
  writeFileSync(join(where, 'club', 'pack.ts'), NUMBERS)
  for (const language of ['zh-CN', 'en']) writeFileSync(join(where, 'club', `messages.${language}.json`), WORDS)
  const { status, findings } = check(where)
  rmSync(where, { recursive: true })
  expect(status).toBe(1)
  const told = findings.map(({ code, file, line }) => [code, String(file).split('/').at(-1), line])
  const at = (words: string): number => lineOf(NUMBERS, words)
  expect(told.sort()).toEqual(
    [
      ['circular-indicator', 'pack.ts', at("of('hen'")],
      ['circular-indicator', 'pack.ts', at("of('egg'")],
      ['unknown-indicator', 'pack.ts', at("of('lost'")],
      ['unknown-name', 'pack.ts', at("of('nameless'")],
      ['formula-no-number', 'pack.ts', at("of('crooked'")],
      ['bands-overlap', 'pack.ts', at("of('banded'")],
      ['no-version', 'pack.ts', at("of('undated'")],
      // several versions of one number: where the first of them stands
      ['versions-overlap', 'pack.ts', at("of('twice'")],
      ['versions-gap', 'pack.ts', at("of('holed'")],
    ].sort(),
  )
  for (const { message, mend, code } of findings)
    expect(`${message}${mend}`, String(code)).toMatch(/^[^{}]*[一-龥][^{}]*$/)
})
