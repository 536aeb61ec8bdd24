import { civilDate } from '../../kernel/calendar/index.ts'
import {
  becameAnswered,
  type Context,
  type Decision,
  decide,
  type Entry,
  follow,
  lapse,
  lodge,
  type MatterFacts,
  type MatterState,
  nextLapse,
} from '../../kernel/workflow/index.ts'
import { NEXT } from './acts.ts'
import type { Act, Script } from './plan.ts'
import type { World } from './world.ts'

/** A request's life until `until`: what the program would hold of it. */
export interface Life {
  readonly script: Script
  readonly context: Context
  readonly facts: MatterFacts
  readonly entries: readonly Entry[]
  readonly state: MatterState
  /** Epoch ms at which its resident was answered or it ended, each time. */
  readonly answeredAt: readonly number[]
  /** What the kernel refused; nothing more happened to it then. */
  readonly refused: string | null
}

const iso = (at: number): string => new Date(at).toISOString()
/** More acts than any request needs: a loop of the rules would show here. */
const MOST_ACTS = 60

/**
 * Lives a request through the kernel: lodging, acts as `NEXT` gives them, and everything that the system does by itself as time
 * passes. `answersOf` tells when the request that it was merged into is answered. An act that the rules refuse is not taken: a pack
 * that changes leaves the demo with fewer acts, not without requests (a test wants none refused).
 */
export const live = (
  world: World,
  script: Script,
  until: number,
  answersOf: (id: string) => readonly number[] = () => [],
): Life => {
  const begun = begin(world, script)
  const { base, facts } = begun
  const entries: Entry[] = [...begun.decision.entries]
  const answeredAt: number[] = []
  let state = begun.decision.state
  let now = script.lodgedAt
  let refused: string | null = null
  const at = (time: number): Context => ({ ...base, now: iso(time) })
  const take = (decision: Decision, time: number): void => {
    if (becameAnswered(base, state, decision.state)) answeredAt.push(time)
    entries.push(...decision.entries)
    state = decision.state
    now = time
  }
  for (let acts = 0; acts < MOST_ACTS; acts += 1) {
    const stays: boolean = refused !== null || script.stopAt === state.step
    const goes: Act | undefined = stays ? undefined : NEXT[state.step]?.(world, { script, state, now })
    const step = state.step
    const end = Math.min(goes?.at ?? Number.POSITIVE_INFINITY, until)
    const answered = state.mergedInto === null ? undefined : answersOf(state.mergedInto).find((one) => one > now)
    if (answered !== undefined && answered <= until) {
      const followed = follow(at(answered), state)
      if (followed !== null) {
        take(followed, answered)
        continue
      }
    }
    pass(end)
    if (state.step !== step) continue
    if (goes === undefined || goes.at > until) break
    const decided = decide(at(goes.at), state, goes)
    if (decided.ok) take(decided.value, goes.at)
    else refused = `${script.topic.key}: ${goes.action} at ${step}: ${decided.refusal.code}`
  }
  return { script, context: at(until), facts, entries, state, answeredAt, refused }

  /** What the system does by itself until `end`, as long as the matter stays at its step. */
  function pass(end: number): void {
    const { step } = state
    for (let next = nextLapse(base, state); next !== null; next = nextLapse(base, state)) {
      const time = Math.max(now, Date.parse(next))
      const lapsed = time > end ? null : lapse(at(time), state)
      if (lapsed === null) return
      take(lapsed, time)
      if (state.step !== step) return
    }
  }
}

const begin = (world: World, script: Script): { base: Context; facts: MatterFacts; decision: Decision } => {
  const { topic, wording } = script
  const lodgedAt = iso(script.lodgedAt)
  const { process, calendar, directory, layers, inList } = world
  const params = world.parametersOn(civilDate(lodgedAt))
  const given = { process, params, calendar, directory, now: lodgedAt, inList, ...(layers && { layers }) }
  const facts: MatterFacts = {
    id: script.id,
    process: process.key,
    region: script.region,
    category: script.random.chance(0.35) || topic.clue ? topic.category : null,
    channel: script.channel,
    lodgedAt,
    sealed: false,
    owner: script.owner,
    text: `${wording.subject}\n${wording.body}`,
    data: { nature: topic.nature, ...(script.random.chance(0.4) && !topic.clue && { publish: true }) },
  }
  const lodged = lodge(given, facts, script.lodger ?? { kind: 'resident', id: script.owner })
  if (!lodged.ok) throw new Error(`${topic.key}: ${JSON.stringify(lodged.refusal)}`)
  return { base: { ...given, matter: lodged.value.facts }, facts: lodged.value.facts, decision: lodged.value }
}
