import type { Action, Process, StepKey } from '../workflow/index.ts'

/** A way from step to step. */
export interface Edge {
  readonly from: StepKey
  readonly to: StepKey
  readonly action: string
  /** Index of the route, where the action has several ways out. */
  readonly route?: number
}

const STAYS: ReadonlySet<Action['effect']> = new Set([
  'extend',
  'invite',
  'inform',
  'assist',
  'note',
  'supervise',
  'call-back',
  'stand-in',
])

const waysOf = (action: Action): readonly { readonly to: StepKey; readonly route?: number }[] => {
  if (STAYS.has(action.effect)) return []
  const routes = (action.routes ?? []).map(({ to }, route) => ({ to, route }))
  return action.to === undefined ? routes : [{ to: action.to }, ...routes]
}

const forward = (process: Process): readonly Edge[] =>
  Object.entries(process.steps).flatMap(([from, step]) =>
    Object.entries(step.actions).flatMap(([action, definition]) =>
      waysOf(definition).map((way) => ({ from, action, ...way })),
    ),
  )

/**
 * All ways, those back included: a `return` without a target leads to each step that leads here, but for those that this one leads to
 * (what comes back from them was here before, and returns to where it came from then).
 */
export const edgesOf = (process: Process): readonly Edge[] => {
  const ways = forward(process)
  const back = Object.entries(process.steps).flatMap(([from, step]) =>
    Object.entries(step.actions)
      .filter(([, action]) => action.effect === 'return' && action.to === undefined)
      .flatMap(([action]) => {
        const leadsTo = new Set(ways.filter((way) => way.from === from).map((way) => way.to))
        const senders = ways.filter((way) => way.to === from && !leadsTo.has(way.from)).map((way) => way.from)
        return [...new Set(senders)].map((to) => ({ from, to, action }))
      }),
  )
  return [...ways, ...back]
}

/** Steps at which a matter may begin. */
export const startsOf = (process: Process): readonly StepKey[] => [
  process.start,
  ...(process.starts ?? []).map((start) => start.step),
]

const spread = (from: readonly StepKey[], next: (step: StepKey) => readonly StepKey[]): ReadonlySet<StepKey> => {
  const seen = new Set(from)
  const queue = [...from]
  for (let step = queue.pop(); step !== undefined; step = queue.pop())
    for (const one of next(step)) {
      if (seen.has(one)) continue
      seen.add(one)
      queue.push(one)
    }
  return seen
}

/** Steps that can be reached from a beginning; a return reaches only where the matter was before. */
export const reachable = (process: Process): ReadonlySet<StepKey> => {
  const edges = forward(process)
  return spread(startsOf(process), (step) => edges.filter(({ from }) => from === step).map(({ to }) => to))
}

/** Steps from which an end can be reached. */
export const ending = (process: Process): ReadonlySet<StepKey> => {
  const edges = edgesOf(process).filter(
    ({ from, action }) => (process.steps[from]?.actions[action]?.by.length ?? 0) > 0,
  )
  const finals = Object.entries(process.steps).flatMap(([key, step]) => (step.final ? [key] : []))
  return spread(finals, (step) => edges.filter(({ to }) => to === step).map(({ from }) => from))
}
