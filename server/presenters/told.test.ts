import { describe, expect, it } from 'vitest'
import type { Entry, Process, Step } from '../../kernel/workflow/index.ts'
import { isTold } from './told.ts'

const step = (more: Partial<Step>): Step => ({
  title: '',
  stage: '',
  desks: [],
  limit: null,
  clock: 'step',
  actions: {},
  ...more,
})
/** A chess club: a player asks, the arbiter rules, the captain reads the ruling first. */
const club = {
  steps: {
    ruling: step({ desks: [{ role: 'arbiter', at: 3 }] }),
    reading: step({ desks: [{ role: 'captain', at: 3 }] }),
    player: step({ desks: [{ role: '*', at: 'resident' }] }),
    over: step({ final: true }),
  },
} as unknown as Process
const story = (...moves: readonly [string, string][]): readonly Entry[] =>
  moves.map(([from, to], n) => ({
    seq: n + 1,
    from,
    to,
    at: '',
    action: 'a',
    effect: 'advance',
    actor: { kind: 'system' },
    data: {},
  }))
const told = (history: readonly Entry[], seq: number): boolean => isTold(club, history, history[seq - 1] as Entry)

describe('what staff wrote to a resident', () => {
  it('in passing is told at once', () => expect(told(story(['ruling', 'ruling']), 1)).toBe(true))
  it('is told with the step that is his own, and with the end', () => {
    expect(told(story(['ruling', 'player']), 1)).toBe(true)
    expect(told(story(['ruling', 'over']), 1)).toBe(true)
  })
  it('is a draft while somebody else reads it', () => {
    expect(told(story(['ruling', 'reading']), 1)).toBe(false)
    expect(told(story(['ruling', 'reading'], ['reading', 'reading']), 1)).toBe(false)
  })
  it('is told when it was let through, and not the draft that was sent back before it', () => {
    const history = story(['ruling', 'reading'], ['reading', 'ruling'], ['ruling', 'reading'], ['reading', 'player'])
    expect([1, 3].map((seq) => told(history, seq))).toEqual([false, true])
  })
})
