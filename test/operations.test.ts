import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { ENVIRONMENT_KEYS } from '../cli/environment.ts'
import { makeProgram } from '../cli/main.ts'

const ROOT = join(import.meta.dirname, '..')
const DOCS = readFileSync(join(ROOT, 'docs', 'operations.md'), 'utf8')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

test('every variable that is read is explained, and every one explained is read', () => {
  const sources = globSync('{cli,server,store,scripts,test,demo,bench}/**/*.{ts,mjs}', { cwd: ROOT }).concat(
    'vite.config.ts',
  )
  const used = sources.flatMap((path) =>
    [...read(path).matchAll(/process\.env\.([A-Z_]+)/g)].map((match) => match[1] ?? ''),
  )
  const known = new Set([...ENVIRONMENT_KEYS, ...used.filter((name) => name.startsWith('LINGYAN_'))])
  expect([...known].filter((name) => !DOCS.includes(`\`${name}\``))).toEqual([])
  const explained = [...DOCS.matchAll(/`((?:LINGYAN_[A-Z_]+)|PORT|HOST|DATABASE_URL)`/g)].map((match) => match[1] ?? '')
  expect(explained.filter((name) => !known.has(name))).toEqual([])
})

const own = (command: Command): readonly string[] => command.options.map(({ long }) => long ?? '')

test('every command and each of its options is in the table of commands', async () => {
  const program = await makeProgram()
  expect(program.commands.length).toBeGreaterThan(8)
  for (const command of program.commands) {
    const row = DOCS.split('\n').find((line) => line.startsWith(`| \`lingyan ${command.name()}`))
    expect(row, command.name()).toBeDefined()
    for (const option of own(command)) expect(row, command.name()).toContain(option)
    for (const part of command.commands) expect(row, command.name()).toContain(part.name())
  }
})

test('every command says what it does, and answers --help', async () => {
  const program = await makeProgram()
  for (const command of program.commands) {
    expect(command.description(), command.name()).not.toBe('')
    expect(command.helpInformation()).toContain(command.name())
  }
})

test('the words of the commands are there in both languages', () => {
  const keys = (language: string): readonly string[] =>
    globSync(`cli/messages/*.${language}.json`, { cwd: ROOT })
      .flatMap((path) => Object.keys(JSON.parse(read(path)) as object))
      .sort()
  expect(keys('en')).toEqual(keys('zh-CN'))
})

test('every fault that is thrown has words', () => {
  const words = globSync('cli/messages/*.en.json', { cwd: ROOT }).map(read).join('\n')
  const codes = globSync('{cli,server,store}/**/*.ts', { cwd: ROOT })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [...read(path).matchAll(/new Fault\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''))
  expect(codes.length).toBeGreaterThan(20)
  expect(codes.filter((code) => !words.includes(`"fault.${code}"`))).toEqual([])
})
