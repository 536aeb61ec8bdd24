import { civilDate } from '../kernel/calendar/index.ts'
import {
  type Actor,
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
} from '../kernel/workflow/index.ts'
import type { Act } from './requests/plan.ts'
import type { World } from './requests/world.ts'

/** A matter before anything has happened to it, and what people would do at each moment of its life. */
export interface Tale {
  /** As it is lodged: `region`, `data` and so on. */
  readonly facts: Omit<MatterFacts, 'process' | 'lodgedAt' | 'sealed'>
  /** Epoch ms. */
  readonly lodgedAt: number
  readonly lodger: Actor
  /** Names it where the rules refuse something. */
  readonly name: string
  /** The next act if everything goes on as it is; none where only time passes. `now`: epoch ms of the last thing that happened. */
  readonly next: (state: MatterState, now: number) => Act | undefined
}

/** What the program would hold of it at the end. */
export interface Life {
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
/** More acts than any matter needs: a loop of the rules would show here. */
const MOST_ACTS = 60

/**
 * Lives a matter through the kernel until `until`: lodging, acts as the tale gives them, and everything that the system does by itself
 * as time passes. `answersOf` tells when the matter that it was merged into is answered. An act that the rules refuse is not taken: a
 * pack that changes leaves the demo with fewer acts, not without matters (a test wants none refused).
 */
export const live = (
  world: World,
  tale: Tale,
  until: number,
  answersOf: (id: string) => readonly number[] = () => [],
): Life => {
  const begun = begin(world, tale)
  const { base, facts } = begun
  const entries: Entry[] = [...begun.decision.entries]
  const answeredAt: number[] = []
  let state = begun.decision.state
  let now = tale.lodgedAt
  let refused: string | null = null
  const at = (time: number): Context => ({ ...base, now: iso(time) })
  const take = (decision: Decision, time: number): void => {
    if (becameAnswered(base, state, decision.state)) answeredAt.push(time)
    entries.push(...decision.entries)
    state = decision.state
    now = time
  }
  for (let acts = 0; acts < MOST_ACTS; acts += 1) {
    const goes: Act | undefined = refused === null ? tale.next(state, now) : undefined
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
    else refused = `${tale.name}: ${goes.action} at ${step}: ${JSON.stringify(decided.refusal)}`
  }
  return { context: at(until), facts, entries, state, answeredAt, refused }

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

const begin = (world: World, tale: Tale): { base: Context; facts: MatterFacts; decision: Decision } => {
  const lodgedAt = iso(tale.lodgedAt)
  const { process, calendar, directory, layers, inList } = world
  const params = world.parametersOn(civilDate(lodgedAt))
  const given = { process, params, calendar, directory, now: lodgedAt, inList, ...(layers && { layers }) }
  const facts: MatterFacts = { ...tale.facts, process: process.key, lodgedAt, sealed: false }
  const lodged = lodge(given, facts, tale.lodger)
  if (!lodged.ok) throw new Error(`${tale.name}: ${JSON.stringify(lodged.refusal)}`)
  return { base: { ...given, matter: lodged.value.facts }, facts: lodged.value.facts, decision: lodged.value }
}
