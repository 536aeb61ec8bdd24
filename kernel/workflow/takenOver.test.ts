import { describe, expect, it } from 'vitest'
import { calendar, facts, params } from './example/club.ts'
import { GIVE_BOTH, iso, PASS, play } from './example/play.ts'
import { claim } from './example/process.ts'
import { type Directory, type Entry, extendState, HAND_OVER, inheritorOf } from './index.ts'

const PASSED: Entry = {
  seq: 0,
  at: iso('02T06:00'),
  action: HAND_OVER,
  effect: 'stand-in',
  from: 'rule',
  to: 'rule',
  actor: { kind: 'system' },
  data: {},
}

describe('a region that was taken over', () => {
  const MERGED = { '990101001': ['990101002'] } as Readonly<Record<string, readonly string[]>>
  const SEAT: Readonly<Record<string, string>> = {
    'director@990101001': '990101001',
    'director@990101002': '990101002',
  }
  const merged = (live: readonly string[]): Directory => ({
    deskAt: (role, region) => live.find((desk) => desk === `${role}@${region}`),
    live: (desk) => live.includes(desk),
    regionOf: (desk) => SEAT[desk],
    above: () => undefined,
    became: (region) => MERGED[region] ?? [region],
  })

  it('gives its desk to the same role in what took it over, once somebody is there', () => {
    const old = 'director@990101001'
    const next = 'director@990101002'
    expect(inheritorOf(merged([old, next]), old, '990101001')).toBe(next)
    expect(inheritorOf(merged([next]), old, '990101001')).toBe(next)
    expect(inheritorOf(merged([old]), old, '990101001')).toBeUndefined()
    expect(inheritorOf(merged([old, next]), next, '990101001')).toBeUndefined()
  })

  it('of several parts the one that the matter lies in comes first', () => {
    const parts = {
      ...merged(['director@990101003', 'director@990101004']),
      became: (region: string) =>
        region === '990101001' ? ['990101003', '990101004'] : region === '990101001001' ? ['990101004001'] : [region],
    }
    expect(inheritorOf(parts, 'director@990101001', '990101001001')).toBe('director@990101004')
    expect(inheritorOf(parts, 'director@990101001', '990101001')).toBe('director@990101003')
  })

  it('hands over those asked along with the time that they had, and the lead stays', () => {
    const { state } = play([PASS, GIVE_BOTH])
    const entry = { ...PASSED, seq: state.version + 1, data: { $: { moved: { 'panel@p-clocks': 'panel@p-times' } } } }
    const after = extendState({ process: claim, params, calendar, matter: facts }, state, [entry])
    const open = after.tasks.filter((task) => task.doneAt === null)
    expect(open.map(({ desk, kind }) => [desk, kind])).toEqual([
      ['panel@p-openings', 'lead'],
      ['panel@p-times', 'help'],
    ])
    expect(open[1]?.dueAt).toBe(state.tasks.find(({ desk }) => desk === 'panel@p-clocks')?.dueAt)
    expect(after.orgs).toContain('p-times')
    expect(after.dueAt).toBe(state.dueAt)
  })
})
