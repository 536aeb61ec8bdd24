import type { Problem, Refusal, Result } from '../refusal/index.ts'
import { accept } from '../refusal/index.ts'
import type { Context, Decision, Intent, Offer } from './context.ts'
import { deskOfActor } from './desks.ts'
import { stepOf } from './enter.ts'
import { fieldProblems, filled, inputOf } from './fields.ts'
import { extendState } from './fold.ts'
import { withLanding, withLimit } from './landing.ts'
import type { Actor, Entry, MatterState } from './matter.ts'
import { noticesOf } from './notices.ts'
import { barred, permitted, WITHOUT_HELPERS } from './permit.ts'
import { choiceProblems, wayOf } from './reach.ts'
import { asking, holds } from './rules.ts'
import type { Action, Field, Route } from './types.ts'

const no = (refusal: Refusal): Result<never> => ({ ok: false, refusal })

/** The keys that would be accepted from the same actor. */
const mayOf = (context: Context, state: MatterState, actor: Actor): readonly string[] =>
  permitted(context, state, actor).map(([key]) => key)

/** What the kernel needs of a verdict and an assignment, whatever the pack's fields say. */
const needs = (action: Action, data: Entry['data']): readonly Problem[] => {
  const missing = (key: string) => (data[key] === undefined ? [{ path: `data.${key}`, code: 'required' }] : [])
  const declared = (key: string) => action.fields.some((field) => field.key === key)
  if (action.effect === 'assign' && declared('desk')) return missing('desk')
  if (action.effect === 'merge') return missing('matter')
  if (action.effect !== 'judge' && !(action.effect === 'call-back' && data.satisfaction !== undefined)) return []
  const wrong = data.satisfaction !== undefined && ![1, 2, 3].includes(Number(data.satisfaction))
  return wrong
    ? [{ path: 'data.satisfaction', code: 'unknown-choice' }]
    : ['contacted', 'resolved', 'satisfaction'].flatMap(missing)
}

/** The reason for going ahead is asked for exactly while somebody asked along has not answered. */
const withHelpersRule = (state: MatterState, fields: readonly Field[]): readonly Field[] => {
  if (!fields.some((field) => field.key === WITHOUT_HELPERS)) return fields
  const waiting = state.tasks.some((task) => task.kind === 'help' && task.doneAt === null)
  return fields.flatMap((field) =>
    field.key !== WITHOUT_HELPERS ? [field] : waiting ? [{ ...field, required: true }] : [],
  )
}

const problemsOf = (context: Context, state: MatterState, action: Action, intent: Intent): readonly Problem[] => {
  // the system types nothing
  if (intent.actor.kind === 'system') return []
  const typed = fieldProblems(withHelpersRule(state, action.fields), intent.data, context.inList, 'data.')
  const known = new Set(typed.map((problem) => problem.path))
  const data = filled(intent.data)
  const further = [
    ...needs(action, data),
    // a desk that is no desk is not looked for
    ...(typed.length > 0 ? [] : choiceProblems({ context, state, action, intent: { ...intent, data } })),
  ]
  return [...typed, ...further.filter((problem) => !known.has(problem.path))]
}

const routeOf = (context: Context, state: MatterState, action: Action, intent: Intent): Route | undefined => {
  if (action.routes === undefined) return undefined
  const holds = asking(context, { state, input: inputOf(action.fields, intent.data), actor: intent.actor })
  return action.routes.find((route) => holds(route.when))
}

/** Writes the act down: one entry, the state after it, the notices. */
export const act = (context: Context, state: MatterState, action: Action, intent: Intent): Decision => {
  const data = filled(intent.data)
  const route = routeOf(context, state, action, { ...intent, data })
  const { to, landing } = wayOf({ context, state, action, intent: { ...intent, data } }, route)
  const written: Entry = {
    seq: state.version + 1,
    at: context.now,
    action: intent.action,
    effect: action.effect,
    from: state.step,
    to,
    actor: intent.actor,
    data: withLanding(data, landing),
  }
  const after = extendState(context, state, [written])
  const entry = withLimit(written, after.limit)
  const rules = route?.notices ?? action.notices ?? []
  const notices = noticesOf(context.matter.id, rules, entry, state, after, deskOfActor(intent.actor))
  return { entries: [entry], state: after, notices }
}

/** The rule of the action with what is typed. */
const unmet = (context: Context, state: MatterState, action: Action, intent: Intent): boolean => {
  if (action.when === undefined || intent.actor.kind === 'system') return false
  const input = inputOf(action.fields, filled(intent.data))
  return !holds(action.when, context, { state, input, actor: intent.actor })
}

/**
 * Decides what somebody wants to do. Refusals: `unknown-action`, `not-yours` and the rules of the action's effect (`rules`, with the
 * actions that would be accepted as `may`), `wrong-fields` (`input`, all problems at once).
 */
export const decide = (context: Context, state: MatterState, intent: Intent): Result<Decision> => {
  const actions = stepOf(context.process, state.step).actions
  const action = Object.hasOwn(actions, intent.action) ? actions[intent.action] : undefined
  const refusal: Refusal | null =
    action === undefined ? { kind: 'rules', code: 'unknown-action' } : barred(context, state, action, intent.actor)
  if (action === undefined || refusal !== null)
    return no({ ...(refusal as Refusal), may: mayOf(context, state, intent.actor) })
  const problems = problemsOf(context, state, action, intent)
  if (problems.length > 0) return no({ kind: 'input', code: 'wrong-fields', problems })
  if (unmet(context, state, action, intent))
    return no({
      kind: 'rules',
      code: action.otherwise ?? 'condition-not-met',
      may: mayOf(context, state, intent.actor).filter((key) => key !== intent.action),
    })
  return accept(act(context, state, action, intent))
}

const offerOf = (state: MatterState, key: string, action: Action): Offer => ({
  action: key,
  title: action.title,
  fields: withHelpersRule(state, action.fields),
  targets: action.targets ?? [],
  primary: action.primary ?? false,
  consequence: action.consequence ?? null,
})

/** Exactly the actions that `decide` would accept from the actor now, once their fields are filled in rightly. */
export const offers = (context: Context, state: MatterState, actor: Actor): readonly Offer[] =>
  permitted(context, state, actor).map(([key, action]) => offerOf(state, key, action))
