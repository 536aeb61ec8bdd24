import type { Desk } from '../access/index.ts'
import { addLimit } from '../calendar/index.ts'
import { isAfter } from './clock.ts'
import type { Context, Decision } from './context.ts'
import { act } from './decide.ts'
import { findLive, inheritorOf, nearestAbove, roleOf, standInFor } from './desks.ts'
import { isOpen } from './draft.ts'
import { isResidents, stepOf } from './enter.ts'
import { extendState } from './fold.ts'
import { withLanding } from './landing.ts'
import type { Entry, Landing, MatterState } from './matter.ts'
import { noticesOf } from './notices.ts'
import { barred } from './permit.ts'
import type { Action, ParameterSet } from './types.ts'

const SYSTEM = { kind: 'system' } as const
type Rung = ParameterSet['supervision'][number]

/** The action by which the system supervises at the present step; a closed route has none. */
const supervision = (context: Context, state: MatterState): readonly [string, Action] | undefined =>
  Object.entries(stepOf(context.process, state.step).actions).find(
    ([, action]) => action.effect === 'supervise' && action.by.includes('system'),
  )

/** The desk `rungs` above the lead on its line; nearer where the line ends. */
const upTheLine = ({ directory }: Context, lead: Desk, rungs: number): Desk | undefined => {
  let found: Desk | undefined
  let at = directory.above(lead)
  for (let left = rungs; at !== undefined && left > 0; at = directory.above(at)) {
    if (!directory.live(at)) continue
    found = at
    left -= 1
  }
  return found
}

/** Who watches over the block: the rung's own desks, or the lead's role one region up. */
const upTheBlock = (context: Context, state: MatterState, lead: Desk, rung: Rung): Desk | undefined => {
  if (rung.desks) return findLive(rung.desks, { context, state, actor: SYSTEM })
  const region = context.directory.regionOf(lead)
  return region === undefined ? undefined : nearestAbove(context, roleOf(lead), region)
}

const rungDesks = (context: Context, state: MatterState, index: number, lead: Desk): readonly Desk[] => {
  const taken = context.params.supervision.slice(0, index + 1)
  const rung = taken.at(-1)
  if (!rung) return []
  const lines = taken.filter((one) => one.line).length
  const found = [
    rung.line ? upTheLine(context, lead, lines) : undefined,
    rung.block ? upTheBlock(context, state, lead, rung) : undefined,
  ]
  const busy = new Set([
    lead,
    ...state.tasks.filter((task) => task.kind === 'supervise' && isOpen(task)).map((task) => task.desk),
  ])
  return [...new Set(found.filter((desk) => desk !== undefined))].filter((desk) => !busy.has(desk))
}

const entryOf = (
  context: Context,
  state: MatterState,
  action: string,
  effect: Entry['effect'],
  landing: Landing,
): Entry => ({
  seq: state.version + 1,
  at: context.now,
  action,
  effect,
  from: state.step,
  to: state.step,
  actor: SYSTEM,
  data: withLanding({}, landing),
})

const decision = (context: Context, state: MatterState, entry: Entry, action: Action | undefined): Decision => {
  const after = extendState(context, state, [entry])
  return {
    entries: [entry],
    state: after,
    notices: noticesOf(context.matter.id, action?.notices ?? [], entry, state, after, undefined),
  }
}

/** When the next rung is due; null where there is none. */
const rungAt = (context: Context, state: MatterState): string | null => {
  const rung = context.params.supervision[state.supervised]
  if (!rung || state.dueAt === null || state.lead === null || !supervision(context, state)) return null
  return addLimit(state.dueAt, rung.after, context.calendar)
}

const nextRung = (context: Context, state: MatterState): Decision | null => {
  const at = rungAt(context, state)
  const found = supervision(context, state)
  if (at === null || !found || state.lead === null || !isAfter(context.now, at)) return null
  const [key, action] = found
  const supervisors = rungDesks(context, state, state.supervised, state.lead)
  return decision(context, state, entryOf(context, state, key, 'supervise', { supervisors }), action)
}

/** The act of the system by which the work of a region that is no more goes to what took it over. */
export const HAND_OVER = 'hand-over'

const vacancy = (context: Context, state: MatterState): Decision | null => {
  const { lead } = state
  if (lead === null) return null
  const inheritor = inheritorOf(context.directory, lead, context.matter.region)
  if (inheritor === undefined && context.directory.live(lead)) return null
  const standIn = inheritor ?? standInFor(context, lead, state.sealed)
  if (standIn === undefined) return null
  const action = inheritor === undefined ? 'stand-in' : HAND_OVER
  return decision(context, state, entryOf(context, state, action, 'stand-in', { lead: standIn }), undefined)
}

/** Those asked along and those who watch, where their regions are no more. */
const handOver = (context: Context, state: MatterState): Decision | null => {
  const pairs = state.tasks
    .filter((task) => isOpen(task) && task.kind !== 'lead')
    .flatMap(({ desk }): (readonly [Desk, Desk])[] => {
      const inheritor = inheritorOf(context.directory, desk, context.matter.region)
      return inheritor === undefined ? [] : [[desk, inheritor]]
    })
  if (pairs.length === 0) return null
  const moved = Object.fromEntries(pairs)
  return decision(context, state, entryOf(context, state, HAND_OVER, 'stand-in', { moved }), undefined)
}

const ending = (context: Context, state: MatterState): Decision | null => {
  const step = stepOf(context.process, state.step)
  const key = step.onLapse
  const action = key === undefined ? undefined : step.actions[key]
  if (key === undefined || !action || !isAfter(context.now, state.dueAt)) return null
  if (barred(context, state, action, SYSTEM) !== null) return null
  return act(context, state, action, { action: key, actor: SYSTEM, data: {} })
}

/**
 * What the system does now because time has passed, or nobody is at the desk any more: a stand-in for a vacated desk, the successor for one whose region is no more, the action that a
 * step names for its lapse, the rungs of supervision that are due (each once). Null where there is nothing to do; asked again with the
 * state it gave, it is null until the next moment.
 */
export const lapse = (context: Context, state: MatterState): Decision | null => {
  const entries: Entry[] = []
  const notices: Decision['notices'][number][] = []
  let now = state
  for (const step of [vacancy, handOver, ending, nextRung]) {
    // bounded: two steps on one overdue clock whose lapses lead to each other must not run for ever
    for (let next = step(context, now), left = 12; next !== null && left > 0; next = step(context, now), left -= 1) {
      entries.push(...next.entries)
      notices.push(...next.notices)
      now = next.state
    }
  }
  return entries.length === 0 ? null : { entries, state: now, notices }
}

const justAfter = (iso: string): string => new Date(Date.parse(iso) + 1).toISOString()

/** The first instant at which `lapse` has something to do because time has passed; null where it never will as things stand. */
export const nextLapse = (context: Context, state: MatterState): string | null => {
  const ends = stepOf(context.process, state.step).onLapse === undefined ? null : state.dueAt
  const moments = [ends, rungAt(context, state)]
    .filter((at) => at !== null)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  return moments[0] === undefined ? null : justAfter(moments[0])
}

/** Whether an act brought the answer to the resident, or the end: the moment at which merged matters go on. */
export const becameAnswered = (
  { process }: Pick<Context, 'process'>,
  before: MatterState,
  after: MatterState,
): boolean => {
  if (before.step === after.step) return false
  const [from, to] = [stepOf(process, before.step), stepOf(process, after.step)]
  const forward = process.stages.indexOf(to.stage) >= process.stages.indexOf(from.stage)
  return forward && (to.final === true || isResidents(to))
}

/**
 * A matter merged into another goes on when that one is answered: the system takes the `advance` that its step offers it. Null where it
 * is not waiting. The caller asks for each matter whose `mergedInto` is the answered one (see `becameAnswered`).
 */
export const follow = (context: Context, state: MatterState): Decision | null => {
  if (state.mergedInto === null || state.closedAt !== null) return null
  const found = Object.entries(stepOf(context.process, state.step).actions).find(
    ([, action]) => action.effect === 'advance' && action.by.includes('system'),
  )
  if (!found || barred(context, state, found[1], SYSTEM) !== null) return null
  return act(context, state, found[1], { action: found[0], actor: SYSTEM, data: {} })
}
