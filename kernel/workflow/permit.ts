import type { Desk } from '../access/index.ts'
import { addLimit } from '../calendar/index.ts'
import { within } from '../place/index.ts'
import type { Refusal } from '../refusal/index.ts'
import { isAfter } from './clock.ts'
import type { Context } from './context.ts'
import { deskOfActor, roleOf, seatOf, standInFor } from './desks.ts'
import { isOpen } from './draft.ts'
import { stepOf } from './enter.ts'
import type { Actor, MatterState } from './matter.ts'
import { holds, readsInput } from './rules.ts'
import type { Action, Effect } from './types.ts'

type By = Action['by'][number]
const rules = (code: string, params?: Refusal['params']): Refusal => ({
  kind: 'rules',
  code,
  ...(params && { params }),
})

/** The lead, or whoever stands in where nobody is at that desk any more. */
const isHolder = (context: Context, state: MatterState, desk: Desk): boolean => {
  if (state.lead === null) return false
  if (state.lead === desk) return true
  return !context.directory.live(state.lead) && standInFor(context, state.lead, state.sealed) === desk
}

const has = (state: MatterState, kind: 'help' | 'supervise', desk: Desk): boolean =>
  state.tasks.some((task) => task.kind === kind && task.desk === desk && isOpen(task))

const isAbove = ({ directory }: Context, lead: Desk, desk: Desk): boolean => {
  let above = directory.above(lead)
  for (let rung = 0; above !== undefined && rung < 12; rung += 1) {
    if (above === desk) return true
    above = directory.above(above)
  }
  return false
}

const isSameRoleAbove = ({ directory }: Context, lead: Desk, desk: Desk): boolean => {
  const low = directory.regionOf(lead)
  const high = directory.regionOf(desk)
  return roleOf(lead) === roleOf(desk) && low !== undefined && high !== undefined && low !== high && within(low, high)
}

const isSupervisor = (context: Context, state: MatterState, desk: Desk): boolean => {
  if (has(state, 'supervise', desk)) return true
  if (state.sealed) return false
  const lead = state.lead ?? state.responsible
  return lead !== null && (isAbove(context, lead, desk) || isSameRoleAbove(context, lead, desk))
}

/** A role whose region holds the matter; on the closed route only where its desk has it. */
const isInScope = ({ matter }: Context, state: MatterState, actor: Actor, role: string): boolean => {
  if (actor.kind !== 'staff' || actor.position.role !== role) return false
  const desk = deskOfActor(actor) ?? ''
  if (state.orgs.includes(desk) || state.orgs.includes(seatOf(desk))) return true
  return !state.sealed && within(matter.region, actor.position.region)
}

/** The one who lodged it: signed in as the owner, or let in by the tracking code (then `id` is null, or the matter has no owner). */
const isResident = ({ matter }: Context, actor: Actor): boolean =>
  actor.kind === 'resident' && (actor.id === null || matter.owner === null || actor.id === matter.owner)

const isOne = (context: Context, state: MatterState, actor: Actor, by: By): boolean => {
  if (by === 'system') return actor.kind === 'system'
  if (by === 'resident') return isResident(context, actor)
  if (typeof by === 'object') return isInScope(context, state, actor, by.role)
  const desk = deskOfActor(actor)
  if (desk === undefined) return false
  if (by === 'holder') return isHolder(context, state, desk)
  return by === 'helper' ? has(state, 'help', desk) : isSupervisor(context, state, desk)
}

type Bar = (context: Context, state: MatterState, action: Action, actor: Actor) => Refusal | null

/** The field by which the lead goes ahead without waiting for those asked along, saying why. */
export const WITHOUT_HELPERS = 'withoutHelpers'

const openHelp = (context: Context, state: MatterState) =>
  state.tasks.filter((task) => task.kind === 'help' && isOpen(task) && !isAfter(context.now, task.dueAt))

/**
 * The lead answers for the helpers: it waits for each until that one's own deadline has passed, or gives a reason where the
 * action asks for one. The closed route waits for nobody: they must not learn of it.
 */
const helpers: Bar = (context, state, action, actor) => {
  if (action.seal === 'shut') return null
  if (actor.kind !== 'staff' || state.lead === null) return null
  if (action.fields.some((field) => field.key === WITHOUT_HELPERS)) return null
  const open = openHelp(context, state)
  return open.length === 0 ? null : rules('helpers-open', { desks: open.map((task) => task.desk) })
}

const giveBack: Bar = ({ params }, state) => {
  if (state.back.length === 0 || state.lead === null) return rules('nowhere-to-return')
  if (state.bound) return rules('assigned-bindingly')
  const side = seatOf(state.lead)
  const times = state.returnedBy.filter((returned) => returned === side).length
  return times < params.returns ? null : rules('returned-often-enough', { returns: params.returns })
}

const extend: Bar = ({ params, now }, state) => {
  if (params.extension === undefined) return rules('no-extension')
  if (state.extensions > 0) return rules('already-extended')
  if (state.dueAt === null) return rules('no-deadline')
  return isAfter(now, state.dueAt) ? rules('past-due', { dueAt: state.dueAt }) : null
}

const reopen: Bar = ({ params, calendar, now }, state) => {
  if (state.closedAt === null) return rules('not-closed')
  const until = addLimit(state.closedAt, params.reopenWindow, calendar)
  return isAfter(now, until) ? rules('too-late', { until }) : null
}

const callBack: Bar = (_, state) => {
  if (state.callBack === 'due') return null
  return rules(state.callBack === 'done' ? 'already-called' : 'not-sampled')
}

const staffed: Bar = (_, state) => (state.lead === null ? rules('nobody-holds-it') : null)

const BARS: Readonly<Partial<Record<Effect, Bar>>> = {
  advance: helpers,
  close: helpers,
  return: giveBack,
  extend,
  invite: staffed,
  supervise: staffed,
  merge: (_, state) => (state.mergedInto === null ? null : rules('already-merged')),
  reopen,
  'call-back': callBack,
}

const tooLate: Bar = ({ params, calendar, now }, state, action) => {
  const limit = action.within === undefined ? undefined : params.limits[action.within]
  if (limit === undefined) return null
  const until = addLimit(state.stepSince, limit, calendar)
  return isAfter(now, until) ? rules('too-late', { until }) : null
}

/** The rule of the action, where it can be judged without what is typed. */
const known: Bar = (context, state, action, actor) => {
  if (action.when === undefined || readsInput(action.when)) return null
  return holds(action.when, context, { state, actor }) ? null : rules(action.otherwise ?? 'condition-not-met')
}

/** Why the actor may not take the action now, whatever is typed; null when it may be taken. */
export const barred = (context: Context, state: MatterState, action: Action, actor: Actor): Refusal | null => {
  if (!action.by.some((by) => isOne(context, state, actor, by))) return rules('not-yours')
  return (
    BARS[action.effect]?.(context, state, action, actor) ??
    tooLate(context, state, action, actor) ??
    known(context, state, action, actor)
  )
}

/** An action by its key. */
export type Permitted = readonly [key: string, action: Action]

/** The actions of the present step that the actor may take. */
export const permitted = (context: Context, state: MatterState, actor: Actor): readonly Permitted[] =>
  Object.entries(stepOf(context.process, state.step).actions).filter(
    ([, action]) => barred(context, state, action, actor) === null,
  )
