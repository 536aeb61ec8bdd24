import { endOfDay } from '../../calendar/index.ts'
import type { Actor, Context, Decision, Json, MatterState } from '../index.ts'
import { decide, lodge } from '../index.ts'
import { at, contextAt, facts, player } from './club.ts'

export const ARBITER = at('arbiter@990101001201')
export const DIRECTOR = at('director@club-990101001')
export const OPENINGS = at('panel@p-openings')
export const CLOCKS = at('panel@p-clocks')
export const ENDGAMES = at('panel@p-endgames')
export const FEDERATION = at('federation@p-board')
export const ETHICS = at('ethics@p-ethics')
export type Data = Record<string, Json>
export type Act = readonly [string, string, Actor, Data?]

export const iso = (time: string) => `2026-03-${time}:00.000Z`

/** Lodges and plays acts (`day'T'hour:minute` in March, UTC); throws on a refusal. */
export const play = (
  acts: readonly Act[],
  more: Partial<Context> = {},
): { state: MatterState; decisions: readonly Decision[] } => {
  const matter = more.matter ?? facts
  const lodged = lodge(contextAt(matter.lodgedAt, more), matter, player)
  if (!lodged.ok) throw new Error(lodged.refusal.code)
  const decisions: Decision[] = [lodged.value]
  let state = lodged.value.state
  const given = { ...more, matter: lodged.value.facts }
  for (const [time, action, actor, data = {}] of acts) {
    const decided = decide(contextAt(iso(time), given), state, { action, actor, data })
    if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
    decisions.push(decided.value)
    state = decided.value.state
  }
  return { state, decisions }
}

export const refusal = (state: MatterState, act: Act, more: Partial<Context> = {}) => {
  const [time, action, actor, data = {}] = act
  const decided = decide(contextAt(iso(time), more), state, { action, actor, data })
  return decided.ok ? null : decided.refusal
}

export const ruling = { ruling: 'White wins' }
export const reason = { reason: 'Because' }
export const PASS: Act = ['02T03:00', 'pass', ARBITER]
export const GIVE: Act = ['02T04:00', 'give', DIRECTOR, { desk: 'panel@p-openings' }]
export const GIVE_BOTH: Act = ['02T04:00', 'give', DIRECTOR, { desk: 'panel@p-openings', helpers: ['panel@p-clocks'] }]
export const REPLY: Act = ['03T04:00', 'reply', OPENINGS, ruling]
export const RELEASE: Act = ['03T05:00', 'release', DIRECTOR]
export const JUDGE: Act = ['03T06:00', 'judge', player, { contacted: true, resolved: true, satisfaction: 2 }]
export const ALL = [PASS, GIVE, REPLY, RELEASE, JUDGE] as const
export const RULE_DUE = endOfDay('2026-03-09')
