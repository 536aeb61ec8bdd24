import { describe, expect, test } from 'vitest'
import type { Programme, ProgrammeItem } from '../../kernel/pack/index.ts'
import { lookUp } from './prove.ts'
import { type Outcome, type Row, rowFindings, rowStates, splitTest } from './state.ts'

const row = (id: string): Row => ({ id, place: 'CC', type: 'M', mechanism: 'a chess evening', figures: '' })
const programme = (...items: readonly ProgrammeItem[]): Programme => ({
  key: 'club',
  title: 'club',
  document: 'rules of the club',
  regions: [],
  packs: ['chess'],
  parameters: {},
  items,
})
const item = (more: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  row: 'CC-1',
  pack: 'chess',
  test: 'a › b',
  ...more,
})
const stateWith = (outcome: Outcome, ...items: readonly ProgrammeItem[]) =>
  rowStates([row('CC-1')], [programme(...items)], () => outcome)[0]?.state

describe('a row', () => {
  test.each<[string, Outcome, readonly ProgrammeItem[], string]>([
    ['works when its test passes', 'passed', [item()], 'working'],
    ['is unproved while the test was not run', 'not-run', [item()], 'unproved'],
    ['is partial when the test fails', 'failed', [item()], 'partial'],
    ['is partial when the test is not there', 'absent', [item()], 'partial'],
    ['is partial when an item has no test', 'passed', [item({ test: undefined })], 'partial'],
    ['is partial when anything is lacking, test or no test', 'passed', [item({ lacks: 'the clock' })], 'partial'],
    ['is partial when one of two items lacks something', 'passed', [item(), item({ lacks: 'x' })], 'partial'],
    ['is missing when no programme names it', 'passed', [], 'missing'],
    ['is missing when only others are named', 'passed', [item({ row: 'CC-2' })], 'missing'],
  ])('%s', (_, outcome, items, state) => {
    expect(stateWith(outcome, ...items)).toBe(state)
  })
})

describe('findings', () => {
  const codes = (outcome: Outcome, ...items: readonly ProgrammeItem[]) =>
    rowFindings([row('CC-1')], [programme(...items)], ['chess'], () => outcome).map(({ code }) => code)

  test('none where all is in order', () => expect(codes('passed', item())).toEqual([]))
  test('an unknown row', () => expect(codes('passed', item({ row: 'CC-9' }))).toEqual(['unknown-row']))
  test('an unknown pack', () => expect(codes('passed', item({ pack: 'go' }))).toEqual(['unknown-pack']))
  test('a test that is not there', () => expect(codes('absent', item())).toEqual(['test-absent']))
  test('a test that fails', () => expect(codes('failed', item())).toEqual(['test-failed']))
})

describe('a named test', () => {
  const here = 'cli/rows/state.test.ts'
  test('is split into file and name', () => {
    expect(splitTest('x/y.test.ts › a b › c')).toEqual({ file: 'x/y.test.ts', name: 'a b › c' })
    expect(splitTest('x/y.test.ts')).toEqual({ file: 'x/y.test.ts', name: '' })
  })

  test('is looked up without being run', async () => {
    const tests = [`${here} › a named test is looked up without being run`, `${here} › nobody wrote this`, 'no.ts › x']
    expect([...(await lookUp(tests)).values()]).toEqual(['not-run', 'absent', 'absent'])
  })
})
