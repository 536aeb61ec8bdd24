import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packsOf } from './packs.ts'
import { hasWords, refusalBody } from './words.ts'

const KERNEL = join(import.meta.dirname, '..', 'kernel', 'workflow')
const sources = globSync('*.ts', { cwd: KERNEL })
  .filter((name) => !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(KERNEL, name), 'utf8'))

const found = (pattern: RegExp): readonly string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
]

describe('the words of refusals', () => {
  const refusals = found(
    /(?:rules\(|kind: '(?:rules|input)', code: |refuse\('(?:rules|input)', |\?\? )'([a-z]+(?:-[a-z]+)+)'/g,
  )
  const problems = found(/(?:path[^{}\n]*, code: |\{ code: )'([a-z]+(?:-[a-z]+)*)'/g)

  it('are looked for where the kernel refuses', () => {
    expect(refusals).toEqual(expect.arrayContaining(['not-yours', 'helpers-open', 'wrong-fields', 'condition-not-met']))
    expect(problems).toEqual(expect.arrayContaining(['required', 'desk-vacant', 'too-long']))
  })

  it.each(['zh-CN', 'en'] as const)('are there in %s', (language) => {
    expect(refusals.filter((code) => !hasWords(`refusal.${code}`, language))).toEqual([])
    expect(problems.filter((code) => !hasWords(`problem.${code}`, language))).toEqual([])
  })

  it.each(['zh-CN', 'en'] as const)('are there for whatever the server refuses, in %s', (language) => {
    const server = globSync('**/*.ts', { cwd: import.meta.dirname }).filter((name) => !name.endsWith('.test.ts'))
    const codes = server.flatMap((name) => {
      const text = readFileSync(join(import.meta.dirname, name), 'utf8')
      return [...text.matchAll(/refuse\(\s*'[a-z]+',\s*'([a-z-]+)'/g)].map((match) => match[1] ?? '')
    })
    expect(codes).toContain('not-a-form')
    expect([...new Set(codes)].filter((code) => !hasWords(`refusal.${code}`, language))).toEqual([])
  })

  it('a pack’s own rules refuse in its own words', () => {
    const packs = packsOf([], [], {
      club: { 'zh-CN': { 'refusal.no-poker': '不下扑克' }, en: { 'refusal.no-poker': 'No poker' } },
    })
    const refusal = { kind: 'rules', code: 'no-poker' } as const
    expect(refusalBody(refusal, 'en', packs).message).toBe('No poker')
    expect(refusalBody(refusal, 'zh-CN', packs).message).toBe('不下扑克')
  })
})
