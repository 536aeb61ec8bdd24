import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureWeb } from '../../scripts/web.ts'
import { holesOf } from '../../test/support/words.ts'
import { hrefTo, readAddress, safeBack } from './app/address.tsx'
import { placesFor } from './app/places.ts'
import { arrange } from './matter/acts.ts'
import en from './messages.en.json' with { type: 'json' }
import zh from './messages.zh-CN.json' with { type: 'json' }
import { kindsOf } from './record/kinds.ts'
import { placeWithin } from './today/within.ts'

const HERE = import.meta.dirname
const DIST = join(HERE, '..', 'dist')
const sources = globSync('**/*.{ts,tsx}', { cwd: HERE })
  .filter((name) => !name.includes('.test.'))
  .map((name) => ({ name, text: readFileSync(join(HERE, name), 'utf8') }))
const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

describe('where a matter lies, seen from one’s own region', () => {
  it.each([
    ['棋盘街道·马村·第一网格·车组', '车组', '车组'],
    ['棋盘街道·马村·第一网格·车组', '第一网格', '车组'],
    ['棋盘街道·马村·第一网格·车组', '马村', '第一网格·车组'],
    ['棋盘街道·马村', '象县', '棋盘街道·马村'],
    ['', '马村', ''],
  ])('%s from %s is %s', (path, own, shown) => expect(placeWithin(path, own)).toBe(shown))
})

describe('words of the phone', () => {
  it('are the same keys with the same values to fill in, in both languages', () => {
    const english: Record<string, string> = en
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    expect(Object.entries({ ...zh, ...en }).filter(([, words]) => words === '')).toEqual([])
    for (const [key, words] of Object.entries(zh))
      expect([key, holesOf(english[key] ?? '')]).toEqual([key, holesOf(words)])
  })

  it('are all there and all said, and in the catalogues alone', () => {
    const code = sources.map(({ text }) => text).join('\n')
    const said = [...code.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => key ?? '')
    expect([...new Set(said)].filter((key) => !(key in zh))).toEqual([])
    const made = [...code.matchAll(/`([\w.-]+)\$\{/g)].map(([, start]) => start ?? '')
    const dead = Object.keys(zh).filter(
      // the manifest says the name and the description of the app
      (key) => !/^app\./.test(key) && !code.includes(`'${key}'`) && !made.some((start) => key.startsWith(start)),
    )
    expect(dead).toEqual([])
    expect(sources.filter(({ text }) => /\p{Script=Han}/u.test(withoutComments(text))).map(({ name }) => name)).toEqual(
      [],
    )
  })
})

describe('addresses', () => {
  it('are read and written, also when they are malformed', () => {
    expect(readAddress('/field/households/a%20b?q=12')).toEqual({
      page: 'households',
      id: 'a b',
      search: { q: '12' },
    })
    expect(readAddress('/field')).toEqual({ page: '', id: '', search: {} })
    expect(readAddress('/field/matters/%E0%A4%A').id).toBe('')
    expect(hrefTo('/', { q: '', view: 'done' })).toBe('/field/?view=done')
  })
  it.each([
    ['/me', '/me'],
    ['//evil.test', '/'],
    ['/\\evil.test', '/'],
    ['https://evil.test', '/'],
    [undefined, '/'],
  ])('lead back to our own pages only: %s', (back, to) => {
    expect(safeBack(back)).toBe(to)
  })
})

describe('what a position may', () => {
  it('decides which places stand in the bar', () => {
    expect(placesFor(['matters', 'matters.lodge', 'households'])).toEqual(['today', 'households', 'record', 'me'])
    expect(placesFor(['matters'])).toEqual(['today', 'me'])
    expect(placesFor(['admin.audit'])).toEqual(['today', 'me'])
  })

  it('puts the primary acts first and remarks last; one alone is not hidden behind "more"', () => {
    const offer = (primary: boolean) => ({ url: '', title: '', primary, consequence: null, fields: [] })
    const offers = { note: offer(false), resign: offer(false), move: offer(true) }
    expect(arrange(offers)).toEqual({ open: ['move', 'resign', 'note'], more: [] })
    expect(arrange({ ...offers, draw: offer(false) })).toEqual({ open: ['move', 'resign'], more: ['draw', 'note'] })
    expect(arrange({})).toEqual({ open: [], more: [] })
  })

  it('offers of the four kinds those whose processes are there, and every other process below', () => {
    const process = (key: string) => ({
      key,
      title: key,
      stages: [],
      steps: [],
      categories: [],
      forResidents: true,
      byStaff: false,
      judged: true,
      channels: [],
      fields: [],
      parameters: [],
    })
    const some = kindsOf([process('resident-requests'), process('chess')])
    expect(some.four.map(({ key }) => key)).toEqual(['reporting'])
    expect(some.others.map(({ key }) => key)).toEqual(['chess'])
    expect(kindsOf([])).toEqual({ four: [], others: [] })
  })
})

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

describe('what the phone loads', () => {
  beforeAll(async () => {
    expect(await ensureWeb()).toBe(true)
  }, 120_000)

  it('is at most 100 KB gzip for the first page with its words, in few files', async ({ annotate }) => {
    const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
      readFileSync(join(DIST, '.vite', 'manifest.json'), 'utf8'),
    )
    const files = new Set(['field/index.html'])
    const take = (name: string): void => {
      const chunk = manifest[name]
      expect(chunk, name).toBeDefined()
      if (!chunk || files.has(chunk.file)) return
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
      for (const next of chunk.imports ?? []) take(next)
    }
    take('field/index.html')
    take('field/messages.zh-CN.json')
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0)
    await annotate(`first load of the phone: ${(bytes / 1024).toFixed(1)} KB gzip in ${files.size} files`, 'size')
    expect(bytes).toBeLessThanOrEqual(100 * 1024)
    // a slow net pays for each of them
    expect(files.size).toBeLessThanOrEqual(10)
  })

  it('can be installed: a manifest that the page names, and icons of the sizes that it says', async () => {
    const page = readFileSync(join(DIST, 'field', 'index.html'), 'utf8')
    expect(page).toContain('href="/field/manifest.webmanifest"')
    const manifest = JSON.parse(readFileSync(join(DIST, 'field', 'manifest.webmanifest'), 'utf8'))
    expect(manifest).toMatchObject({ start_url: '/field/', scope: '/field/', display: 'standalone' })
    for (const { src, sizes } of manifest.icons) {
      const { width, height } = await sharp(join(DIST, src)).metadata()
      expect(`${width}x${height}`).toBe(sizes)
    }
  })
})
