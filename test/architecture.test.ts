import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

interface Source {
  readonly path: string
  readonly text: string
  /** Folder under the root: `kernel`, `store` … */
  readonly top: string
  readonly isTest: boolean
  /** What it imports: files of this repository as paths from the root, packages by name. */
  readonly imports: readonly string[]
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

const importsOf = (path: string, text: string): readonly string[] =>
  [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => (name.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), name)) : name))

const SOURCES: readonly Source[] = globSync(
  '{kernel,packs,programmes,store,server,web,cli,demo,bench,scripts,test}/**/*.{ts,tsx,mjs}',
  {
    cwd: ROOT,
    exclude: (name) => /(^|\/)(node_modules|dist|work)$/.test(String(name)),
  },
)
  .sort()
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return {
      path,
      text,
      top: path.split('/')[0] ?? '',
      // an example lies beside the tests that use it
      isTest: /\.test\.tsx?$|^kernel\/\w+\/example\//.test(path),
      imports: importsOf(path, text),
    }
  })

const inside = (name: string): boolean =>
  /^(kernel|packs|programmes|store|server|web|cli|demo|bench|scripts|test)\//.test(name)

/** Files and imports that `wrong` finds, to be compared with none. */
const offences = (
  of: (source: Source) => boolean,
  wrong: (name: string, source: Source) => boolean,
): readonly string[] =>
  SOURCES.filter(of).flatMap((source) =>
    source.imports.filter((name) => wrong(name, source)).map((name) => `${source.path} → ${name}`),
  )

/** The arrows of DESIGN §2: who may import which folders of the repository besides his own. Tests may reach further. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  packs: ['kernel'],
  programmes: ['kernel', 'packs'],
  store: ['kernel'],
  server: ['kernel', 'store', 'packs', 'programmes', 'web/public'],
  'web/public': ['kernel', 'server', 'web/ui'],
  web: ['kernel', 'server/contract'],
}

test.each(Object.entries(MAY))('%s imports only what the design lets it', (folder, may) => {
  const wrong = offences(
    ({ path, isTest }) =>
      !isTest && path.startsWith(`${folder}/`) && !(folder === 'web' && path.startsWith('web/public/')),
    (name) => inside(name) && ![folder, ...may].some((allowed) => name.startsWith(`${allowed}/`)),
  )
  expect(wrong).toEqual([])
})

test('the kernel is pure: no Node, no drivers, only libraries that compute', () => {
  const pure = new Set(['@marcbachmann/cel-js', 'zod', 'uuidv7', 'chinese-days'])
  expect(
    offences(
      ({ top, isTest }) => top === 'kernel' && !isTest,
      (name) => !inside(name) && !pure.has(name),
    ),
  ).toEqual([])
})

test('packs import no package of their own', () => {
  const wrong = (name: string): boolean => !inside(name) && name !== 'zod' && !name.endsWith('.json')
  expect(offences(({ top, isTest }) => top === 'packs' && !isTest, wrong)).toEqual([])
})

test('one pack does not reach into another', () => {
  const folder = (path: string): string => path.split('/').slice(0, 2).join('/')
  const wrong = (name: string, source: Source): boolean =>
    name.startsWith('packs/') && folder(name) !== folder(source.path)
  expect(offences(({ top, isTest }) => top === 'packs' && !isTest, wrong)).toEqual([])
})

test('no clock, chance or environment in the kernel and the packs', () => {
  const forbidden =
    /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bprocess\.(env|argv|cwd|exit|hrtime|pid)\b|\brandomUUID\(|\bperformance\.now\(/
  const wrong = SOURCES.filter(
    ({ top, isTest, text }) => (top === 'kernel' || top === 'packs') && !isTest && forbidden.test(text),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('SQL is written in store/ only', () => {
  const statement =
    /`\s*(select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|copy\s+\w+|create\s+(table|index|role)\s|alter\s+(table|role)\s|truncate\s)/i
  const free = (source: Source): boolean => source.isTest || ['store', 'bench', 'test'].includes(source.top)
  expect(SOURCES.filter((source) => !free(source) && statement.test(source.text)).map(({ path }) => path)).toEqual([])
})

test('transactions of the running server go through inScope() and asSystem(): the driver’s own end the process where the database dies', () => {
  // one-off work of the owner, by a command that ends where its database does
  const offline = ['store/migrate.ts', 'store/backup/write.ts', 'store/backup/read.ts', 'store/place/divisions.ts']
  const wrong = SOURCES.filter(
    ({ path, top, isTest, text }) =>
      !isTest && (top === 'server' || top === 'store') && /\.(begin|reserve)\(/.test(text) && !offline.includes(path),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('nothing outside a pack or the programmes names a pack', () => {
  const packs = globSync('packs/*/pack.ts', { cwd: ROOT }).map((path) => path.split('/')[1] ?? '')
  const wrong = SOURCES.filter(
    ({ top, isTest }) => !isTest && ['kernel', 'store', 'server', 'web', 'cli'].includes(top),
  ).flatMap(({ path, imports }) =>
    imports
      .filter((name) => packs.some((pack) => name.startsWith(`packs/${pack}/`)))
      .map((name) => `${path} → ${name}`),
  )
  expect(wrong).toEqual([])
})

test('files stay under 400 lines', () => {
  expect(SOURCES.filter(({ text }) => text.split('\n').length > 401).map(({ path }) => path)).toEqual([])
})

test('style sheets stay under 400 lines', () => {
  const sheets = globSync('web/{console,field,public,ui}/**/*.css', { cwd: ROOT })
  expect(sheets.length).toBeGreaterThan(10)
  expect(sheets.filter((path) => readFileSync(join(ROOT, path), 'utf8').split('\n').length > 401)).toEqual([])
})

test('no rule is switched off inline, nothing is left for later, no test is left out', () => {
  const excuse = new RegExp(
    ['@ts-' + '(ignore|expect-error|nocheck)', 'biome-' + 'ignore', '\\b(TO' + 'DO|FIX' + 'ME)\\b'].join('|'),
  )
  const skipped = /\b(test|it|describe)\.(skip|only|todo)\b(?!If)/
  expect(SOURCES.filter(({ text }) => excuse.test(text) || skipped.test(text)).map(({ path }) => path)).toEqual([])
})

test('the server reads no environment: settings reach it as values', () => {
  const wrong = SOURCES.filter(
    ({ path, top, isTest, text }) =>
      !isTest && (top === 'server' || top === 'store') && /process\.env/.test(text) && path !== '',
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})
