import type { Position } from '../../kernel/access/index.ts'
import { accept, type Refusal, type Result, refuse } from '../../kernel/refusal/index.ts'
import {
  type Action,
  type Context,
  type Decision,
  type DeskRule,
  decide,
  type Entry,
  type Field,
  isResidents,
  type Json,
  lapse,
  lodge,
  type MatterFacts,
  type MatterState,
  mayChoose,
  nextLapse,
  type Process,
} from '../../kernel/workflow/index.ts'

/** A message that was answered long ago, as a file tells it. */
export interface Message {
  /** Its number in the system that it comes from. */
  readonly external: string
  readonly subject: string
  readonly body: string
  readonly lodgedAt: Date
  /** Both empty where nobody ever answered. */
  readonly reply: string
  readonly repliedAt: Date | null
}

/** Who could have acted; by posts, not by name: who really did is not in the file. */
export interface Seats {
  readonly positionAt: (desk: string) => Position | undefined
  /** Desks that the rules could mean, in a fixed order. */
  readonly candidates: (rules: readonly DeskRule[], actor: Position) => readonly string[]
}

interface Site {
  readonly context: Context
  readonly state: MatterState
  readonly actor: { readonly kind: 'staff'; readonly name: string; readonly position: Position }
}
export interface Replaying {
  readonly base: Omit<Context, 'matter' | 'now'>
  readonly seats: Seats
  /** Words in place of the name of whoever acted. */
  readonly name: string
  /** The present: nothing happens after it. */
  readonly until: Date
  /** Picks among equals; the same message, the same number. */
  readonly pick: number
}

export interface Replayed {
  readonly context: Context
  readonly facts: MatterFacts
  readonly entries: readonly Entry[]
  readonly state: MatterState
  /** What the rules refused on the way; nothing more was done then. */
  readonly stopped: Refusal | null
}

const MINUTE = 60_000
/** More acts than any message needs: a loop of the rules would show here. */
const MOST_ACTS = 60
/** Routing took at most this long for each step, and never more than a tenth of the whole. */
const ROUTING = 60 * MINUTE
const CHECKING = 10 * MINUTE

const iso = (at: number): string => new Date(at).toISOString()

/** When the act of the present step was done: routing soon after lodging, the answer at its own time, checking just after it. */
const timeOf = (message: Message, responsible: boolean, now: number): number => {
  const answered = message.repliedAt?.getTime() ?? Number.POSITIVE_INFINITY
  if (responsible) return Math.max(now, answered)
  if (now >= answered) return now + CHECKING
  const whole = Math.min(answered - message.lodgedAt.getTime(), 100 * ROUTING)
  return Math.min(now + Math.min(ROUTING, whole / 10), answered)
}

const filledWith = (field: Field, said: string, desk: string | undefined): Json => {
  if (field.type === 'desk') return desk ?? ''
  if (field.type === 'yes-no') return true
  return [...said].slice(0, field.max ?? 200).join('')
}

/** What must be filled in, from what the file tells. */
const dataOf = (action: Action, said: string, desk: string | undefined): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    action.fields.filter(({ required }) => required).map((field) => [field.key, filledWith(field, said, desk)]),
  )

/**
 * Lives a message through the rules at its own times: each step's main act by whoever holds it, everything that the system does by
 * itself as time passes, and no verdict: the file has none. Refusals: those of lodge().
 */
export const replay = (message: Message, given: MatterFacts, world: Replaying): Result<Replayed> => {
  const { base, seats, pick } = world
  const lodgedAt = message.lodgedAt.getTime()
  const lodged = lodge({ ...base, now: given.lodgedAt }, given, { kind: 'resident', id: null })
  if (!lodged.ok) return lodged
  const { facts } = lodged.value
  const context: Context = { ...base, matter: facts, now: given.lodgedAt }
  const until = world.until.getTime()
  const entries: Entry[] = [...lodged.value.entries]
  let state = lodged.value.state
  let now = lodgedAt
  let stopped: Refusal | null = null
  const take = (decision: Decision, time: number): void => {
    entries.push(...decision.entries)
    state = decision.state
    now = time
  }
  for (let left = MOST_ACTS; left > 0; left -= 1) {
    const step = base.process.steps[state.step]
    const ways = stopped === null && step && !isResidents(step) ? waysOn(base.process, step.actions) : []
    const at = ways.length > 0 ? timeOf(message, step?.responsible ?? false, now) : Number.POSITIVE_INFINITY
    const before = state.step
    pass(Math.min(at, until))
    if (state.step !== before) continue
    if (ways.length === 0 || at > until) break
    const decided = act(ways, at)
    if (decided.ok) take(decided.value, at)
    else stopped = decided.refusal
  }
  return accept({ context: { ...context, now: iso(until) }, facts, entries, state, stopped })

  /** The first of the ways on, and of the desks that it could mean, for which the rules agree. */
  function act(ways: readonly Way[], at: number): Result<Decision> {
    const position = state.lead === null ? undefined : seats.positionAt(state.lead)
    let last: Result<Decision> = refuse('rules', 'nobody-there')
    if (position === undefined) return last
    const actor = { kind: 'staff', position, name: world.name } as const
    const here: Context = { ...context, now: iso(at) }
    for (const [key, action] of ways) {
      for (const desk of action.targets ? desksFor(action.targets, { context: here, state, actor }) : [undefined]) {
        last = decide(here, state, { action: key, actor, data: dataOf(action, message.reply, desk) })
        if (last.ok) return last
      }
    }
    return last
  }

  /** Those that may be chosen, beginning with the one that the message's number picks. */
  function desksFor(targets: readonly DeskRule[], site: Site): readonly string[] {
    const chosen = seats.candidates(targets, site.actor.position).filter((desk) => mayChoose(targets, desk, site))
    const from = chosen.length === 0 ? 0 : pick % chosen.length
    return [...chosen.slice(from), ...chosen.slice(0, from)]
  }

  /** What the system does by itself until `end`, as long as the matter stays at its step. */
  function pass(end: number): void {
    const { step } = state
    for (let next = nextLapse(context, state); next !== null; next = nextLapse(context, state)) {
      const time = Math.max(now, Date.parse(next))
      const lapsed = time > end ? null : lapse({ ...context, now: iso(time) }, state)
      if (lapsed === null) return
      take(lapsed, time)
      if (state.step !== step) return
    }
  }
}

/** Answered too late, or still unanswered after its time. */
export const isLate = ({ state, context }: Replayed): boolean =>
  state.late ||
  (state.closedAt === null && state.answeredAt === null && state.dueAt !== null && state.dueAt < context.now)

type Way = readonly [string, Action]

/** What a step is there for, by whoever holds it; else what brings it by itself to whoever answers. */
const waysOn = (process: Process, actions: Readonly<Record<string, Action>>): readonly Way[] => {
  const own = Object.entries(actions).filter(([, action]) => action.by.includes('holder'))
  const plain = own.filter(
    ([, { to, targets, fields, primary }]) =>
      !primary && !targets && process.steps[to ?? '']?.responsible && !fields.some(({ required }) => required),
  )
  return [...own.filter(([, { primary }]) => primary), ...plain]
}
