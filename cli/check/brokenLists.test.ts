import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeFolder } from '../../test/support/folder.ts'

/** A programme of the chess club with one mistake of each kind; the line of each is told by its own words, not by counting. */
const PROGRAMME = `import { duties } from './duties.ts'

export const programme = {
  key: 'house',
  title: 'house.title',
  document: 'Rules',
  regions: [],
  packs: ['club'],
  parameters: {},
  lists: [duties],
  items: [],
}
`
const DUTIES = `const arbiter = [{ level: 5, role: 'arbiter' }]

export const duties = {
  key: 'house-duties',
  title: 'house.title',
  kind: 'tasks',
  versions: [
    {
      version: 'first',
      from: '2025-01-01',
      until: '2025-12-31',
      document: 'Rules of 2025',
      count: 3, // one lacks
      whole: true,
      items: [
        { key: 'boards', number: 1, title: 'house.title', leads: arbiter, due: '2025-06-30' },
        { key: 'tea', number: 1, title: 'house.title', leads: arbiter, every: 'month' }, // twice
      ],
    },
    {
      version: 'second',
      from: '2025-12-31', // overlaps
      document: 'Rules of 2026',
      count: 2,
      whole: true,
      items: [
        { key: 'clocks', number: 1, title: 'house.title', leads: [{ level: 5, role: 'king' }], every: 'year' },
        {
          key: 'prizes',
          number: 2,
          title: 'house.title',
          leads: arbiter,
          every: 'year',
          proofs: [{ indicator: 'prizes-won', atLeast: 1 }],
        },
      ],
    },
  ],
}
`
const PACK = `export const pack = {
  key: 'club',
  version: '1',
  title: 'house.title',
  basis: [{ document: 'Rules' }],
  roles: [{ key: 'arbiter', title: 'house.title', reach: 'region', levels: [5], abilities: [], secondFactor: false }],
}
`
const WORDS = JSON.stringify({ 'house.title': 'x' })
const MAIN = join(import.meta.dirname, '..', 'main.ts')

let root: string
beforeAll(() => {
  root = makeFolder('lingyan-lists-')
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('packs/club/pack.ts', PACK)
  write('programmes/house/programme.ts', PROGRAMME)
  write('programmes/house/duties.ts', DUTIES)
  for (const folder of ['packs/club', 'programmes/house'])
    for (const language of ['zh-CN', 'en']) write(`${folder}/messages.${language}.json`, WORDS)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const lineOf = (text: string): number => DUTIES.split('\n').findIndex((line) => line.includes(text)) + 1

it('names each mistake of a numbered list with its file, its line and how it is mended', () => {
  const told = spawnSync(
    process.execPath,
    [MAIN, 'check', join(root, 'packs'), '--programmes', join(root, 'programmes'), '--json'],
    { encoding: 'utf8' },
  )
  expect(told.status).toBe(1)
  const { findings } = JSON.parse(told.stdout) as {
    findings: readonly { code: string; file: string; line: number; mend: string; pack: string }[]
  }
  const own = findings.filter(({ pack }) => pack === 'programmes/house')
  expect(own.map(({ code, file, line }) => [code, file.split('/').at(-1), line]).sort()).toEqual(
    [
      ['number-twice', 'duties.ts', lineOf("key: 'tea'")],
      ['numbers-lacking', 'duties.ts', lineOf('count: 3')],
      ['unknown-indicator', 'duties.ts', lineOf("indicator: 'prizes-won'")],
      ['unknown-role', 'duties.ts', lineOf("role: 'king'")],
      ['versions-overlap', 'duties.ts', lineOf("from: '2025-12-31'")],
    ].sort(),
  )
  expect(own.filter(({ mend }) => mend === '')).toEqual([])
})
