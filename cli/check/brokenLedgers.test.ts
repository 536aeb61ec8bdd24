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

const check = () => {
  const main = join(import.meta.dirname, '..', 'main.ts')
  const { status, stdout } = spawnSync(process.execPath, [main, 'check', folder, '--json'], {
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
