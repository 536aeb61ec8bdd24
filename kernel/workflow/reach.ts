import type { Desk } from '../access/index.ts'
import type { Problem } from '../refusal/index.ts'
import type { Context, Intent } from './context.ts'
import type { Site } from './desks.ts'
import { deskOfActor, findLead, findLive, mayChoose, nearest, standInFor } from './desks.ts'
import { isOpen } from './draft.ts'
import { isResidents, stepOf } from './enter.ts'
import type { Landing, MatterState } from './matter.ts'
import { isSampled } from './sample.ts'
import type { Action, DeskRule, Effect, Json, Route, Step } from './types.ts'

interface Act {
  readonly context: Context
  readonly state: MatterState
  readonly action: Action
  readonly intent: Intent
}

/** Whether the matter is on the closed route after the act. */
const sealedAfter = ({ state, action }: Act): boolean =>
  action.seal === undefined ? state.sealed : action.seal === 'shut'

const siteOf = (act: Act): Site => ({
  context: act.context,
  state: act.state,
  actor: act.intent.actor,
  sealed: sealedAfter(act),
})
const strings = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])

/** Name of the field that asks desks along; `invite` may call it either way. */
const helpersField = ({ action, intent }: Act): string =>
  action.effect === 'assign' || intent.data.helpers !== undefined ? 'helpers' : 'desks'

const chosen = (act: Act): readonly Desk[] =>
  act.action.effect === 'assign' || act.action.effect === 'invite' ? strings(act.intent.data[helpersField(act)]) : []

const choosable = ({ context, action, state }: Act): readonly DeskRule[] =>
  action.targets ?? stepOf(context.process, action.to ?? state.step).desks

const deskProblem = (act: Act, desk: Desk, path: string): readonly Problem[] => {
  if (!mayChoose(choosable(act), desk, siteOf(act))) return [{ path, code: 'desk-not-allowed' }]
  return act.context.directory.live(desk) ? [] : [{ path, code: 'desk-vacant' }]
}

const helperProblem = (act: Act, desk: Desk, path: string): readonly Problem[] => {
  const lead = act.action.effect === 'assign' ? act.intent.data.desk : act.state.lead
  if (desk === lead) return [{ path, code: 'leads-itself' }]
  const asked = act.state.tasks.some((task) => task.kind === 'help' && isOpen(task) && task.desk === desk)
  if (asked && act.action.effect === 'invite') return [{ path, code: 'asked-already' }]
  return deskProblem(act, desk, path)
}

/** Wrong choices: a desk that the action does not allow or where nobody is, the lead as its own helper, a matter merged into itself. */
export const choiceProblems = (act: Act): readonly Problem[] => {
  const { action, intent, context } = act
  const { desk, desks, matter } = intent.data
  const informed = action.effect === 'inform' ? strings(desks) : []
  return [
    ...(action.effect === 'assign' && typeof desk === 'string' ? deskProblem(act, desk, 'data.desk') : []),
    ...chosen(act).flatMap((one, index) => helperProblem(act, one, `data.${helpersField(act)}.${index}`)),
    ...informed.flatMap((one, index) => deskProblem(act, one, `data.desks.${index}`)),
    ...(action.effect === 'merge' && matter === context.matter.id
      ? [{ path: 'data.matter', code: 'same-matter' }]
      : []),
  ]
}

/** Whether the actor may choose the desk for an act that is on offer: what a list of desks to choose from leaves out is refused too. */
export const canChoose = (
  context: Context,
  state: MatterState,
  { action: key, actor }: Pick<Intent, 'action' | 'actor'>,
  desk: Desk,
): boolean => {
  const action = stepOf(context.process, state.step).actions[key]
  if (action === undefined) return false
  const data: Intent['data'] = action.effect === 'assign' ? { desk } : { desks: [desk] }
  return choiceProblems({ context, state, action, intent: { action: key, actor, data } }).length === 0
}

const returnTo = (act: Act, to: string): Desk | null => {
  const { context, state } = act
  const past = state.back.find((one) => one.step === to) ?? state.back[0]
  if (past === undefined) return null
  return context.directory.live(past.desk) ? past.desk : (standInFor(context, past.desk, sealedAfter(act)) ?? past.desk)
}

const assignTo = (act: Act): Desk | undefined =>
  typeof act.intent.data.desk === 'string' ? act.intent.data.desk : findLive(act.action.targets ?? [], siteOf(act))

const leadOf = (act: Act, to: string, step: Step): Desk | null => {
  const { action, state } = act
  if (step.final || action.effect === 'merge' || isResidents(step)) return null
  if (action.effect === 'return') return returnTo(act, to)
  const assigned = action.effect === 'assign' ? assignTo(act) : undefined
  if (assigned !== undefined) return assigned
  const rules = [...(action.desks ?? []), ...step.desks]
  if (rules.length === 0) return null
  // history gave no desk (nobody sent it, nobody led it): it stays with whoever had it last
  return findLead(rules, siteOf(act)) ?? state.lead ?? state.held[0] ?? null
}

const byRole = (action: Action): readonly string[] =>
  action.by.flatMap((by) => (typeof by === 'object' ? [by.role] : []))

/** Who makes the call after closing: the final step's own desk, or the nearest of the roles that may. */
const callers = (act: Act, step: Step): readonly Desk[] => {
  const { context, state } = act
  const call = Object.values(step.actions).find((one) => one.effect === 'call-back')
  const drawn = state.callBack === 'none' && isSampled(context.matter.id, context.params.callBackShare)
  if (!call || sealedAfter(act) || !drawn) return []
  const own = findLive(step.desks, siteOf(act))
  const found =
    own ??
    byRole(call)
      .map((role) => nearest(context, role, context.matter.region))
      .find(Boolean)
  return found === undefined ? [] : [found]
}

const supervisors = ({ state, intent }: Act): readonly Desk[] => {
  const desk = deskOfActor(intent.actor)
  const already = state.tasks.some((task) => task.kind === 'supervise' && isOpen(task) && task.desk === desk)
  return desk === undefined || already ? [] : [desk]
}

const STAYS: ReadonlySet<Effect> = new Set(['extend', 'invite', 'inform', 'assist', 'note', 'supervise', 'call-back'])

const staying = (act: Act): Landing => {
  if (act.action.effect === 'invite') return { helpers: chosen(act) }
  if (act.action.effect === 'inform') return { informed: strings(act.intent.data.desks) }
  return act.action.effect === 'supervise' ? { supervisors: supervisors(act) } : {}
}

/** The step that the act leads to and whom it reaches there. */
export const wayOf = (act: Act, route: Route | undefined): { readonly to: string; readonly landing: Landing } => {
  const { context, state, action } = act
  const back = action.effect === 'return' ? state.back[0]?.step : undefined
  const to = route?.to ?? action.to ?? back ?? state.step
  if (STAYS.has(action.effect) || (action.effect === 'judge' && to === state.step))
    return { to: state.step, landing: staying(act) }
  const step = stepOf(context.process, to)
  const helpers = chosen(act)
  const calling = step.final ? callers(act, step) : []
  return {
    to,
    landing: {
      lead: leadOf(act, to, step),
      ...(helpers.length > 0 && { helpers }),
      ...(calling.length > 0 && { supervisors: calling }),
      ...(route?.outcome !== undefined && { outcome: route.outcome }),
    },
  }
}
