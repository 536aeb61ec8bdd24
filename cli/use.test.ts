import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CommanderError } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fault } from '../store/fault.ts'
import { failureOf } from './failure.ts'
import { ensureFolder } from './folder.ts'
import { makeProgram } from './main.ts'
import { speak, words } from './words.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingyan-use-'))
  mkdirSync(join(folder, 'sub'))
  const table = gzipSync('code,name\n98,甲省\n9801,乙市\n')
  writeFileSync(join(folder, 'cut.csv.gz'), table.subarray(0, table.length - 10))
  writeFileSync(join(folder, 'damaged.csv.gz'), Buffer.concat([table.subarray(0, 14), Buffer.alloc(40, 7)]))
  writeFileSync(join(folder, 'table.xlsx'), Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]))
  writeFileSync(join(folder, 'quote.csv'), 'subject,body,category_l1\n"a,b,c\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (language: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, LINGYAN_LANGUAGE: language, LINGYAN_DATA: join(folder, 'data') },
  })

const HAN = /\p{Script=Han}/u

/** In one process, for what ends before anything is begun. */
const said = async (language: 'zh-CN' | 'en', args: readonly string[]) => {
  speak(language)
  try {
    const program = await makeProgram(args[0])
    program.configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} })
    await program.parseAsync(args, { from: 'user' })
    return { status: 0, lines: [] as readonly string[] }
  } catch (error) {
    return failureOf(error, args)
  } finally {
    speak('zh-CN')
  }
}

test.each([
  ['a command that is not there', ['chek'], /chek[\s\S]*check[\s\S]*lingyan --help/],
  ['an option that is not there', ['check', '--nots'], /--nots[\s\S]*--notes[\s\S]*lingyan check --help/],
  ['an argument left out', ['draw'], /<process>[\s\S]*lingyan draw --help/],
  ['an option without its value', ['draw', 'x', '--out'], /--out <file>[\s\S]*lingyan draw --help/],
  ['too many arguments', ['rows', 'extra', 'more'], /extra, more[\s\S]*lingyan rows --help/],
  ['a part that is not there', ['import', 'poems'], /poems[\s\S]*lingyan import --help/],
  ['help of nothing', ['help', 'poems'], /poems/],
  ['an unknown process', ['draw', 'poems'], /poems/],
  ['an unknown state', ['rows', '--state', 'lovely'], /lovely/],
  ['an unknown place', ['rows', '--place', 'Atlantis'], /Atlantis/],
  ['a day that is none', ['import', 'divisions', 'x.csv', '--on', '2026-02-30'], /2026-02-30/],
  ['a format that is none', ['export', 'x', '--format', 'pdf'], /pdf/],
  ['a filter that is none', ['export', 'x', '--from', 'yesterday'], /from/],
  ['a digest that is none', ['verify', '--head', 'abc'], /abc/],
  ['a folder of packs that is not there', ['check', 'nowhere'], /nowhere/],
])('wrong use, %s: told in both languages, with status 2', async (_, args, expected) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { status, lines } = await said(language, args)
    expect(status).toBe(2)
    expect(lines.join('\n')).toMatch(expected)
    expect(lines.join('\n')).not.toMatch(/\{\w+\}|^error:|\n\s+at /)
    expect(HAN.test(lines[0] ?? '')).toBe(language === 'zh-CN')
  }
})

test.each([
  ['a file that is not there', ['import', 'divisions', 'absent.csv'], '没有这个文件'],
  ['a folder in place of a file', ['import', 'requests', 'sub'], '这是文件夹'],
  ['a spreadsheet in place of a table', ['import', 'divisions', 'table.xlsx'], 'Excel'],
  ['a picture into a folder that is not there', ['draw', 'grid-task', '--out', 'no/x.svg'], '所在的文件夹'],
  ['a picture over a folder', ['draw', 'grid-task', '--out', 'sub'], '是文件夹'],
  ['examples that are not there', ['train', 'resident-requests', 'absent.csv'], '没有这个文件'],
  ['examples that break off', ['train', 'resident-requests', 'cut.csv.gz'], '不完整'],
  ['examples that are damaged', ['train', 'resident-requests', 'damaged.csv.gz'], '损坏'],
  ['a backup that is none', ['restore', 'sub', '--check'], 'manifest.json'],
])(
  'a file that can’t be used, %s: told without a stack, with status 1, and no database is begun',
  (_, args, expected) => {
    const { status, stdout, stderr } = run('zh-CN', ...args)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(expected)
    expect(stderr).not.toMatch(/\n\s+at |Error:|\{\w+\}|升级数据库/)
  },
)

test('a data folder that is a file, lies in one, or may not be made', () => {
  writeFileSync(join(folder, 'file'), 'x')
  const said = (path: string) => {
    try {
      ensureFolder(path)
      return 'made'
    } catch (error) {
      return (error as Fault).code
    }
  }
  expect(said(join(folder, 'file'))).toBe('folder-is-file')
  expect(said(join(folder, 'file', 'deeper'))).toBe('folder-is-file')
  // takes in nobody's folders, and made Node go round and round
  expect(said('/proc/lingyan/data')).toBe('folder-forbidden')
  expect(said(join(folder, 'new', 'and', 'deep'))).toBe('made')
  expect(said(join(folder, 'new', 'and', 'deep'))).toBe('made')
})

test('a mistake of the program says that it is one, and keeps its stack', () => {
  const { status, lines } = failureOf(new TypeError('x is not a function'), ['rows'])
  expect(status).toBe(1)
  expect(lines[0]).toBe(words('use.mistake'))
  expect(lines[1]).toMatch(/x is not a function\n\s+at /)
  const inside = Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: '/our/own/file' })
  expect(failureOf(inside, ['check', 'packs']).lines[0]).toBe(words('use.mistake'))
})

test('what commander may yet say is shown as it is', () => {
  const error = new CommanderError(1, 'commander.conflictingOption', 'error: a and b')
  expect(failureOf(error, [])).toEqual({ status: 2, lines: ['error: a and b'] })
})

test('help in the language of the terminal, of every command', async () => {
  const program = await makeProgram()
  const all = program.commands.flatMap((command) => [command, ...command.commands])
  for (const command of [program, ...all]) {
    const help = command.helpInformation()
    expect(help).toMatch(/^用法： lingyan/)
    expect(help).not.toMatch(/Usage|Options:|Commands:|Arguments:|\[options\]/)
    for (const option of command.options) expect(option.description).toMatch(HAN)
  }
  expect(run('en', 'check', '--help').stdout).toMatch(/^Usage: lingyan check \[options\] \[folder\]/)
})
