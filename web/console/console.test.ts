import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureWeb } from '../../scripts/web.ts'
import { holesOf } from '../../test/support/words.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh-CN.json' with { type: 'json' }

const HERE = import.meta.dirname
const DIST = join(HERE, '..', 'dist')
const sources = globSync('**/*.{ts,tsx}', { cwd: HERE })
  .filter((name) => !name.includes('.test.'))
  .map((name) => ({ name, text: readFileSync(join(HERE, name), 'utf8') }))
/** Words in what people read; comments may cite Chinese terms. */
const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

describe('words of the console', () => {
  it('are the same keys in both languages, none empty', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    expect(Object.entries({ ...zh, ...en }).filter(([, words]) => words === '')).toEqual([])
  })

  it('name the same values in both languages', () => {
    const english: Record<string, string> = en
    for (const [key, words] of Object.entries(zh))
      expect([key, holesOf(english[key] ?? '')]).toEqual([key, holesOf(words)])
  })

  it('are all there: every key that a screen says in full', () => {
    const said = sources.flatMap(({ text }) => [...text.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => key ?? ''))
    expect(said.length).toBeGreaterThan(200)
    expect([...new Set(said)].filter((key) => !(key in zh))).toEqual([])
  })

  it('are all said: a key that no screen could make is dead', () => {
    const code = sources.map(({ text }) => text).join('\n')
    const made = [...code.matchAll(/`([\w.-]*)\$\{/g)].map(([, start]) => start ?? '').filter((start) => start !== '')
    const dead = Object.keys(zh).filter(
      (key) => !code.includes(`'${key}'`) && !made.some((start) => key.startsWith(start)),
    )
    expect(dead).toEqual([])
  })

  it('are in the catalogues alone, never in code', () => {
    const inCode = sources.filter(({ text }) => /\p{Script=Han}/u.test(withoutComments(text))).map(({ name }) => name)
    expect(inCode).toEqual([])
  })
})

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

describe('what the browser loads', () => {
  let manifest: Readonly<Record<string, Chunk>> = {}
  beforeAll(async () => {
    expect(await ensureWeb()).toBe(true)
    manifest = JSON.parse(readFileSync(join(DIST, '.vite', 'manifest.json'), 'utf8'))
  }, 120_000)

  /** Files of these chunks and of all that they import at once. */
  const filesOf = (names: readonly string[]): ReadonlySet<string> => {
    const seen = new Set<string>()
    const files = new Set<string>()
    const take = (name: string): void => {
      const chunk = manifest[name]
      if (!chunk || seen.has(name)) return
      seen.add(name)
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
      for (const next of chunk.imports ?? []) take(next)
    }
    for (const name of names) take(name)
    return files
  }
  const weight = (files: ReadonlySet<string>): number =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0)
  const FIRST = ['console/index.html', 'console/inbox/InboxPage.tsx', 'console/messages.zh-CN.json']

  it('is under 400 KB gzip for the first page with its inbox', () => {
    expect(FIRST.filter((name) => !(name in manifest))).toEqual([])
    expect(weight(filesOf(FIRST))).toBeLessThan(400 * 1024)
  })

  it('leaves the chart library to the board, and there to the first chart', () => {
    const charts = [...filesOf(['console/board/echarts.ts'])].filter((file) => !filesOf(FIRST).has(file))
    expect(weight(new Set(charts))).toBeGreaterThan(80 * 1024)
    const board = filesOf([...FIRST, 'console/board/BoardPage.tsx'])
    expect(charts.filter((file) => board.has(file) && readFileSync(join(DIST, file)).length > 100_000)).toEqual([])
  })
})
