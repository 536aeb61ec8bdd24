import type { Limit } from '../calendar/index.ts'
import { addLimit } from '../calendar/index.ts'
import type { Context } from './context.ts'
import type { MatterState } from './matter.ts'
import { asking } from './rules.ts'
import type { Step } from './types.ts'

/** What folding needs: the matter's own rules, no directory and no clock. */
export type Rules = Pick<Context, 'process' | 'params' | 'calendar' | 'matter'>

export interface Due {
  readonly dueAt: string
  readonly unit: Limit['unit']
}

/** Name of the limit that rules a step for this matter; null where the step has none. */
export const limitNameOf = (rules: Rules, state: MatterState, step: Step): string | null => {
  if (step.limits === undefined) return step.limit
  const holds = asking(rules, { state })
  return step.limits.find((rule) => holds(rule.when))?.limit ?? step.limit
}

const limitNamed = (rules: Rules, name: string | null): Limit | null => {
  if (name === null) return null
  const limit = rules.params.limits[name]
  if (!limit) throw new Error(`parameter set ${rules.params.key} has no limit ${name}`)
  return limit
}

/** The limit that rules a step for this matter; null where the step has none. */
export const limitOf = (rules: Rules, state: MatterState, step: Step): Limit | null =>
  limitNamed(rules, limitNameOf(rules, state, step))

/** The deadline under `state.limit` of a step entered at `at`: from then on, or from the beginning of the whole, extension included. */
export const dueOf = (rules: Rules, state: MatterState, step: Step, at: string): Due | null => {
  const limit = limitNamed(rules, state.limit)
  if (limit === null) return null
  const whole = step.clock === 'matter'
  const due = addLimit(whole ? state.round.since : at, limit, rules.calendar)
  const longer = whole && state.round.extended ? rules.params.extension : undefined
  return { dueAt: longer ? addLimit(due, longer, rules.calendar) : due, unit: limit.unit }
}

/** The earlier of two deadlines; null is none. */
export const earlier = (a: Due | null, b: Due | null): Due | null => {
  if (a === null || b === null) return a ?? b
  return isAfter(a.dueAt, b.dueAt) ? b : a
}

/** An instant as `toISOString` writes it: such ones are in order as text. */
const isCanonical = (iso: string): boolean => iso.length === 24 && iso.endsWith('Z')

/** Whether a moment lies after a deadline. */
export const isAfter = (at: string, dueAt: string | null): boolean => {
  if (dueAt === null) return false
  return isCanonical(at) && isCanonical(dueAt) ? at > dueAt : Date.parse(at) > Date.parse(dueAt)
}
