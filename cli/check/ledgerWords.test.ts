import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { hasWords, speak } from '../words.ts'

const FOLDER = join(import.meta.dirname, '../../kernel')
const SOURCES = ['pack/{ledgers,ledgerFields,indicators,rowFormulas}.ts', 'ledger/change.ts', 'formula/c*.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: FOLDER }))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))

/** Codes are written as `finding(place, 'code', …)` or `refuse('input', 'code', …)`. */
const CODES = new Set(
  SOURCES.flatMap((text) => [
    ...[...text.matchAll(/finding\(\s*(?:under\((?:[^()]|\([^()]*\))*\)|\w+),\s*'([a-z-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
    ...[...text.matchAll(/refuse\('input', '(formula-[a-z-]+)'/g)].map((match) => match[1] ?? ''),
  ]),
)
for (const code of ['formula-no-number', 'row-formula-type', 'bands-overlap', 'bands-unordered']) CODES.add(code)
const LOSING = [
  'drops-field',
  'renames-field',
  'narrows-field',
  'changes-type',
  'changes-list',
  'changes-sensitivity',
  'changes-grain',
  'changes-period',
  'narrows-levels',
]

afterAll(() => speak('zh-CN'))

it.each(['zh-CN', 'en'] as const)('every finding on ledgers and indicators has words and a mend in %s', (language) => {
  speak(language)
  expect(CODES.size).toBeGreaterThan(25)
  const keys = [...CODES].flatMap((code) => [`check.${code}`, `check.${code}.mend`])
  expect(keys.filter((key) => !hasWords(key))).toEqual([])
})

it.each(['zh-CN', 'en'] as const)('every change that would lose something has a way round in %s', (language) => {
  speak(language)
  const keys = LOSING.flatMap((code) => [`migrate.losing.${code}`, `migrate.losing.${code}.way`])
  expect(keys.filter((key) => !hasWords(key))).toEqual([])
})
