import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locate } from './locate.ts'

const PACK = `import { hear as first, shared } from './steps/hear.ts'
import { sets } from './sets.ts'

// limit: what a comment says defines nothing
const done = {
  title: 'club.done',
  final: true,
  actions: {},
}
export const pack = {
  key: 'claim',
  title: 'club.title',
  lists: [
    { key: 'openings', title: 'club.openings', items: [
      { code: '05', title: 'e4' },
      { code: '06', title: 'd4',
        parent: '07' },
    ] },
  ],
  parameters: sets,
  processes: [{
    key: 'claim',
    start: 'hear',
    steps: {
      hear: first,
      rule: { title: 'club.rule', desks: [
        { role: 'arbiter', at: 5 },
        { role: 'bishop', at: 3 },
      ], actions: {
        ...shared,
        pass: { title: 'club.pass', to: 'done' },
      } },
      done,
    },
  }],
}
`
const HEAR = `export const shared = {
  late: { title: 'club.late', by: [] },
}
export const hear = {
  title: 'club.hear',
  actions: {
    ...shared,
    'send-on': { title: "it's", to: 'rule' },
  },
}
`
const SETS = `const limits = { rule: 3 }
const base = {
  process: 'claim',
  limits,
}
export const sets = [
  { ...base, key: 'claim-2025', from: '2025-01-01' },
  { ...base,
    key: 'claim-2026', from: '2026-01-01' },
]
`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingyan-locate-'))
  mkdirSync(join(folder, 'steps'))
  writeFileSync(join(folder, 'pack.ts'), PACK)
  writeFileSync(join(folder, 'sets.ts'), SETS)
  writeFileSync(join(folder, 'steps', 'hear.ts'), HEAR)
  writeFileSync(join(folder, 'steps', 'hear.test.ts'), 'const limits = { rule: 3 }')
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['a property', 'processes.claim.start', 'pack.ts:23'],
  ['an element by its key, not another with the same key elsewhere', 'processes.claim', 'pack.ts:22'],
  ['a step put in under another name, from another file', 'processes.claim.steps.hear', 'steps/hear.ts:4'],
  ['what is missing: the step that lacks it', 'processes.claim.steps.hear.limit', 'steps/hear.ts:4'],
  ['a name in quotes', 'processes.claim.steps.hear.actions.send-on.to', 'steps/hear.ts:8'],
  ['an action spread in from a constant', 'processes.claim.steps.rule.actions.late.by', 'steps/hear.ts:2'],
  ['an element by its number', 'processes.claim.steps.rule.desks.1', 'pack.ts:28'],
  ['a shorthand', 'processes.claim.steps.done.final', 'pack.ts:7'],
  ['what a shorthand lacks', 'processes.claim.steps.done.limit', 'pack.ts:5'],
  ['a code of two digits', 'lists.openings.06.parent', 'pack.ts:17'],
  ['a parameter set', 'parameters.claim-2026.from', 'sets.ts:9'],
  ['a limit of a constant that is spread in', 'parameters.claim-2026.limits.rule', 'sets.ts:1'],
])('%s', (_, path, expected) => {
  const found = locate(folder, 'pack.ts', path)
  expect(`${found?.file}:${found?.line}`).toBe(expected)
})

test('nothing there, nothing found', () => {
  expect(locate(folder, 'pack.ts', 'nowhere.at.all')).toBeUndefined()
  expect(locate(join(folder, 'absent'), 'pack.ts', 'processes')).toBeUndefined()
})
