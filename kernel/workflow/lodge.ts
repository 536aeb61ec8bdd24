import type { Result } from '../refusal/index.ts'
import { accept, refuse } from '../refusal/index.ts'
import type { Context, Decision } from './context.ts'
import { deskOfActor, findLead } from './desks.ts'
import { stepOf } from './enter.ts'
import { fieldProblems, filled } from './fields.ts'
import { extendState } from './fold.ts'
import { withLanding, withLimit } from './landing.ts'
import type { Actor, Entry, MatterFacts, MatterState } from './matter.ts'
import { noticesOf } from './notices.ts'
import { holds } from './rules.ts'

/** A decision to begin a matter; `facts` as they are to be kept (`sealed` set where it begins on the closed route). */
export interface Lodged extends Decision {
  readonly facts: MatterFacts
}

const startOf = (context: Context): { readonly step: string; readonly sealed: boolean } => {
  const start = context.process.starts?.find((rule) => holds(rule.when, context, {}))
  return { step: start?.step ?? context.process.start, sealed: start?.sealed ?? false }
}

const begin = (context: Context, actor: Actor, step: string): Entry => {
  const { lodgedAt, sealed } = context.matter
  const lead = findLead(stepOf(context.process, step).desks, { context, state: null, actor, sealed })
  return {
    seq: 1,
    at: lodgedAt,
    action: 'lodge',
    effect: 'lodge',
    from: null,
    to: step,
    actor,
    data: withLanding({}, { lead, ...(sealed && { sealed }) }),
  }
}

/**
 * Begins a matter. `facts.sealed` is the lodger's wish; the process may close the route itself. Refusals: `wrong-fields`
 * (`input`), or the code of the process's own `refuse` rule with its `basis` in the params (`rules`).
 */
export const lodge = (given: Omit<Context, 'matter'>, facts: MatterFacts, actor: Actor): Result<Lodged> => {
  const { process } = given
  const problems = fieldProblems(process.fields, facts.data, given.inList, 'data.')
  if (problems.length > 0) return refuse('input', 'wrong-fields', { problems })
  const asked: Context = { ...given, matter: { ...facts, data: filled(facts.data) } }
  const banned = process.refuse?.find((rule) => holds(rule.when, asked, {}))
  if (banned) return refuse('rules', banned.code, { params: { basis: banned.basis } })
  const start = startOf(asked)
  const context: Context = { ...asked, matter: { ...asked.matter, sealed: facts.sealed || start.sealed } }
  const written = begin(context, actor, start.step)
  const state: MatterState = extendState(context, null, [written])
  const entry = withLimit(written, state.limit)
  const notices = noticesOf(facts.id, process.notices ?? [], entry, null, state, deskOfActor(actor))
  return accept({ entries: [entry], state, notices, facts: context.matter })
}
