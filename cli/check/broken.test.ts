import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '..', 'main.ts')

/** A chess club whose claims can be heard and end: nothing to find. Every case below breaks one thing in it. */
const SOUND = `const hear = {
  title: 'club.hear', stage: 'hear', clock: 'step',
  desks: [{ role: 'arbiter', at: 5 }],
  limit: 'hear',
  actions: {
    end: {
      title: 'club.end',
      effect: 'close',
      to: 'done',
      by: ['holder'],
      fields: [{ key: 'opening', title: 'club.opening', type: 'choice', list: 'openings' }],
      when: 'params.values.boards > 1.0',
      otherwise: 'few-boards',
    },
  },
}
const done = {
  title: 'club.done', stage: 'hear', clock: 'step', desks: [], limit: null, unlimited: 'club.over', final: true,
  actions: {},
}
export const pack = {
  key: 'club',
  version: '1',
  title: 'club.title',
  basis: [{ document: 'Rules' }],
  roles: [
    { key: 'arbiter', title: 'club.arbiter', reach: 'region', levels: [5], abilities: ['matters'], secondFactor: false },
  ],
  lists: [{ key: 'openings', title: 'club.openings', items: [
    { code: '01', title: 'club.e4' },
    { code: '0101', title: 'club.e5', parent: '01' },
  ] }],
  parameters: [{
    key: 'club-2026',
    title: 'club.numbers',
    process: 'claim',
    from: '2026-01-01',
    basis: 'Rules, 3',
    limits: { hear: { unit: 'hours', amount: 4 } },
    returns: 0,
    reopenWindow: { unit: 'hours', amount: 1 },
    supervision: [],
    callBackShare: 0,
    values: { boards: 8 },
  }],
  processes: [{
    key: 'claim',
    version: '1',
    title: 'club.claim',
    stages: ['hear'],
    start: 'hear',
    fields: [],
    basis: ['Rules'],
    steps: { hear, done },
  }],
}
`
const KEYS = 'title arbiter openings e4 e5 numbers claim hear end opening done over'
  .split(' ')
  .map((key) => `club.${key}`)
const WORDS = Object.fromEntries([...KEYS, 'stage.hear', 'refusal.few-boards'].map((key) => [key, '棋 chess']))

let root = ''
interface Case {
  readonly name: string
  /** Replaced in the sound pack: the first by the second. */
  readonly change?: readonly [string, string]
  /** Further files, or other contents of files. */
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly code: string
  /** The file that must be named, and what stands on its line (or `@` and its number). */
  readonly at: readonly [file: string, line: string]
}

const EN = `${JSON.stringify(WORDS, null, 2)}\n`
const programme = (...keys: readonly string[]): string => `export const programme = {
  key: 'town', title: 'town.title', document: 'Order 1', regions: [], packs: ['club'],
  parameters: { claim: ${JSON.stringify(keys)} },
  items: [],
}
`
const OVERLAPPING = "{ ...numbers, until: '2026-06-30' }, { ...numbers, key: 'club-2027', from: '2026-06-01' }"
const TWO_SETS = SOUND.replace('parameters: [{', 'parameters: [')
  .replace(/parameters: \[([\s\S]*?)\}\],\n {2}processes/, `parameters: [${OVERLAPPING}],\n  processes`)
  .replace(
    'export const pack',
    `const numbers = {
  key: 'club-2026', title: 'club.numbers', process: 'claim', from: '2026-01-01', basis: 'Rules, 3',
  limits: { hear: { unit: 'hours', amount: 4 } }, returns: 0, reopenWindow: { unit: 'hours', amount: 1 },
  supervision: [], callBackShare: 0, values: { boards: 8 },
}
export const pack`,
  )

const CASES: readonly Case[] = [
  {
    name: 'an unreachable step',
    change: ['steps: { hear, done }', 'steps: { hear, done,\n      island: { ...hear } }'],
    code: 'unreachable-step',
    at: ['club/pack.ts', 'island: {'],
  },
  { name: 'a dead end', change: ["by: ['holder']", 'by: []'], code: 'dead-end', at: ['club/pack.ts', 'const hear'] },
  {
    name: 'a step that nobody can take',
    change: ["role: 'arbiter', at: 5", "role: 'arbiter', at: 4"],
    code: 'step-without-holder',
    at: ['club/pack.ts', "desks: [{ role: 'arbiter', at: 4"],
  },
  {
    name: 'no limit where one is due',
    change: ["limit: 'hear'", 'limit: null'],
    code: 'no-limit',
    at: ['club/pack.ts', '  limit: null'],
  },
  {
    name: 'an unknown role',
    change: ["by: ['holder']", "by: ['holder', { role: 'bishop' }]"],
    code: 'unknown-role',
    at: ['club/pack.ts', "role: 'bishop'"],
  },
  {
    name: 'an unknown field',
    change: ['params.values.boards > 1.0', 'has(state.data.mood)'],
    code: 'unknown-field',
    at: ['club/pack.ts', 'when: '],
  },
  {
    name: 'a CEL type error',
    change: ['params.values.boards > 1.0', 'params.values.boards > "one"'],
    code: 'formula-type',
    at: ['club/pack.ts', 'when: '],
  },
  {
    name: 'a CEL syntax error',
    change: ['params.values.boards > 1.0', 'params.values.boards >'],
    code: 'formula-syntax',
    at: ['club/pack.ts', 'when: '],
  },
  {
    name: 'a code list that bites its tail',
    change: ["{ code: '01', title: 'club.e4' }", "{ code: '01', title: 'club.e4', parent: '0101' }"],
    code: 'circular-list',
    at: ['club/pack.ts', "code: '01'"],
  },
  {
    name: 'a parameter set with an empty basis',
    change: ["basis: 'Rules, 3'", "basis: ' '"],
    code: 'no-basis',
    at: ['club/pack.ts', "basis: ' '"],
  },
  {
    name: 'a parameter set without a basis',
    change: ["basis: 'Rules, 3',", ''],
    code: 'missing',
    at: ['club/pack.ts', "key: 'club-2026'"],
  },
  {
    name: 'a parameter set without a date',
    change: ["from: '2026-01-01',", ''],
    code: 'missing',
    at: ['club/pack.ts', "key: 'club-2026'"],
  },
  {
    name: 'a date that is none',
    change: ["'2026-01-01'", "'2026-02-30'"],
    code: 'no-date',
    at: ['club/pack.ts', '2026-02-30'],
  },
  {
    name: 'parameter sets whose dates overlap in a place',
    files: { 'packs/club/pack.ts': TWO_SETS, 'programmes/town/programme.ts': programme('club-2026', 'club-2027') },
    args: ['--programmes', 'programmes'],
    code: 'parameters-overlap',
    at: ['town/programme.ts', 'claim:'],
  },
  {
    name: 'a place with parameters that nobody declares',
    files: { 'programmes/town/programme.ts': programme('club-2030') },
    args: ['--programmes', 'programmes'],
    code: 'unknown-parameters',
    at: ['town/programme.ts', 'claim:'],
  },
  {
    name: 'a missing message',
    files: { 'packs/club/messages.en.json': EN.replace(/ {2}"club.hear".*\n/, '') },
    code: 'no-words',
    at: ['club/messages.en.json', 'refusal.few-boards'],
  },
  {
    name: 'two packs with one key',
    files: { 'packs/copy/pack.ts': SOUND, 'packs/copy/messages.en.json': EN, 'packs/copy/messages.zh-CN.json': EN },
    code: 'key-taken',
    at: ['copy/pack.ts', "key: 'club',"],
  },
  {
    name: 'a key that is not the folder',
    change: ["key: 'club',", "key: 'clubb',"],
    code: 'wrong-key',
    at: ['club/pack.ts', "key: 'clubb'"],
  },
  {
    name: 'a misspelt name',
    change: ["limit: 'hear'", "limit: 'hear', limt: 3"],
    code: 'unknown-key',
    at: ['club/pack.ts', 'limt: 3'],
  },
  {
    name: 'a wrong type',
    change: ['levels: [5]', "levels: '5'"],
    code: 'wrong-type',
    at: ['club/pack.ts', "levels: '5'"],
  },
  {
    name: 'a word that is not offered',
    change: ["effect: 'close'", "effect: 'closes'"],
    code: 'not-one-of',
    at: ['club/pack.ts', "effect: 'closes'"],
  },
  {
    name: 'a pack that throws',
    change: ["version: '1',", 'version: nobody.knows,'],
    code: 'throws',
    at: ['club/pack.ts', 'nobody.knows'],
  },
  {
    name: 'a pack that does not parse',
    change: ["version: '1',", "version: = '1',"],
    code: 'throws',
    at: ['club/pack.ts', 'version: ='],
  },
  {
    name: 'a pack that imports what is not there',
    change: ['const hear', "import { gone } from './gone.ts'\nconst hear"],
    code: 'throws',
    at: ['club/pack.ts', '@1'],
  },
  {
    name: 'no pack at all',
    files: { 'packs/club/pack.ts': 'export const chess = 3\n' },
    code: 'no-export',
    at: ['club/pack.ts', 'export const chess'],
  },
  {
    name: 'a list in place of a pack',
    files: { 'packs/club/pack.ts': 'export const pack = [1]\n' },
    code: 'no-export',
    at: ['club/pack.ts', 'export const pack'],
  },
  {
    name: 'a catalogue that is no JSON',
    files: { 'packs/club/messages.en.json': '{\n  "club.title": "Chess",\n}\n' },
    code: 'words-malformed',
    at: ['club/messages.en.json', '@3'],
  },
]

interface Found {
  readonly code: string
  readonly file: string
  readonly line: number
  readonly message: string
  readonly mend: string
}

const folderOf = ({ name }: Pick<Case, 'name'>): string => join(root, name.replaceAll(' ', '-'))

const filesOf = ({ change, files }: Partial<Case>): Readonly<Record<string, string>> => ({
  'packs/club/pack.ts': change ? SOUND.replace(...change) : SOUND,
  'packs/club/messages.zh-CN.json': EN,
  'packs/club/messages.en.json': EN,
  ...files,
})

const make = (one: Pick<Case, 'name'> & Partial<Case>): void => {
  for (const [file, text] of Object.entries(filesOf(one))) {
    mkdirSync(dirname(join(folderOf(one), file)), { recursive: true })
    writeFileSync(join(folderOf(one), file), text)
  }
}

const lineOf = (one: Case): number => {
  const [file, wanted] = one.at
  if (wanted.startsWith('@')) return Number(wanted.slice(1))
  const text = Object.entries(filesOf(one)).find(([path]) => path.endsWith(file))?.[1] ?? ''
  return text.split('\n').findIndex((line) => line.includes(wanted)) + 1
}

/** Runs many commands in one process: what each wrote, and how it ended. */
const DRIVER = `
import { makeProgram } from ${JSON.stringify(join(import.meta.dirname, '..', 'main.ts'))}
import { speak } from ${JSON.stringify(join(import.meta.dirname, '..', 'words.ts'))}
const write = process.stdout.write.bind(process.stdout)
const all = []
for (const { language, args, folder } of JSON.parse(process.argv[1])) {
  let out = ''
  process.exitCode = 0
  process.stdout.write = (text) => (out += text, true)
  process.chdir(folder)
  speak(language)
  await (await makeProgram('check')).parseAsync(args, { from: 'user' })
  all.push({ status: process.exitCode, out })
}
process.exitCode = 0
write(JSON.stringify(all))
`
interface Ran {
  readonly status: number
  readonly out: string
}
const results = new Map<Case, { readonly zh: Ran; readonly en: Ran }>()

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lingyan-broken-'))
  for (const one of CASES) make(one)
  const runs = CASES.flatMap((one) => {
    const args = ['check', 'packs', ...(one.args ?? [])]
    const folder = folderOf(one)
    return [
      { language: 'zh-CN', folder, args: [...args, '--json'] },
      { language: 'en', folder, args },
    ]
  })
  const node = ['--input-type=module', '-e', DRIVER, JSON.stringify(runs)]
  const { stdout, stderr, status } = spawnSync(process.execPath, node, { encoding: 'utf8', cwd: root })
  expect([status, stderr]).toEqual([0, ''])
  const all = JSON.parse(stdout) as readonly Ran[]
  for (const [index, one] of CASES.entries())
    results.set(one, { zh: all[index * 2] as Ran, en: all[index * 2 + 1] as Ran })
})
afterAll(() => rmSync(root, { recursive: true }))

const check = (folder: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, 'check', ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, LINGYAN_LANGUAGE: 'en' },
  })

test('the pack that is broken below is sound', () => {
  make({ name: 'sound' })
  const { status, stdout } = check(folderOf({ name: 'sound' }), 'packs')
  expect([status, stdout]).toEqual([0, '1 pack checked, nothing found (0 notes).\n'])
})

test.each(CASES)('$name: named with file, line and mend, in both languages', (one) => {
  if (one.change) expect(SOUND).toContain(one.change[0])
  const { zh, en } = results.get(one) ?? {}
  expect([zh?.status, en?.status]).toEqual([1, 1])
  const { findings } = JSON.parse(zh?.out ?? '') as { readonly findings: readonly Found[] }
  expect(findings.map(({ code }) => code)).toContain(one.code)
  const places = findings.filter(({ code }) => code === one.code).map(({ file, line }) => `${file}:${line}`)
  const root = one.at[0].endsWith('programme.ts') ? 'programmes' : 'packs'
  const place = `${root}/${one.at[0]}:${lineOf(one)}`
  expect(places.map((one) => one.replace(/^.*\/(?=packs|programmes)/, ''))).toContain(place)
  const found = findings.find(({ code }) => code === one.code)
  expect(found?.message).toMatch(/\p{Script=Han}/u)
  expect(found?.mend).toMatch(/\p{Script=Han}/u)
  expect(en?.out).toContain(`${place}: `)
  expect(en?.out).toContain('  mend: ')
  expect(`${en?.out}${zh?.out}`).not.toMatch(/\n\s+at |\{\w+\}|check\.\w/)
  expect(en?.out.replaceAll('棋 chess', '')).not.toMatch(/\p{Script=Han}/u)
})

test('a broken pack ends the command with status 1, and no stack is shown', () => {
  const { status, stdout, stderr } = check(folderOf({ name: 'a pack that throws' }), 'packs')
  expect([status, stderr]).toEqual([1, ''])
  expect(stdout).toContain('nobody is not defined')
  expect(stdout).toContain('mend it and run this again')
})
