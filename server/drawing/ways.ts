import type { Edge } from '../../kernel/pack/index.ts'
import { edgesOf } from '../../kernel/pack/index.ts'
import type { Process, Step } from '../../kernel/workflow/index.ts'

/** How an arrow is to be read: onward, back to where it was before, or taken by the system when the time is over. */
export type Kind = 'onward' | 'back' | 'lapse'

/** All ways of one kind between the same two steps. */
export interface Way {
  readonly from: string
  readonly to: string
  readonly kind: Kind
  readonly actions: readonly string[]
}

/** Where a step belongs from above to below: by its stage, then as declared; ends at the bottom. */
export const orderOf = (process: Process): ((key: string) => number) => {
  const keys = Object.keys(process.steps)
  return (key) => {
    const step = process.steps[key]
    if (!step || step.final) return Number.MAX_SAFE_INTEGER
    return process.stages.indexOf(step.stage) * keys.length + keys.indexOf(key)
  }
}

const kindOf = (process: Process, { from, to, action }: Edge): Kind => {
  const step = process.steps[from]
  if (step?.onLapse === action) return 'lapse'
  const effect = step?.actions[action]?.effect
  const order = orderOf(process)
  return effect === 'return' || effect === 'reopen' || order(from) > order(to) ? 'back' : 'onward'
}

export const waysOf = (process: Process): readonly Way[] => {
  const edges = edgesOf(process).filter(({ from, to }) => from !== to && to in process.steps)
  const bundles = Map.groupBy(edges, (edge) => [edge.from, edge.to, kindOf(process, edge)].join(' '))
  return [...bundles.values()].flatMap((some) => {
    const [edge] = some
    if (!edge) return []
    const actions = [...new Set(some.map(({ action }) => action))]
    return [{ from: edge.from, to: edge.to, kind: kindOf(process, edge), actions }]
  })
}

/** Whether a late matter gets a supervisor at this step by itself. */
export const isSupervised = (step: Step): boolean =>
  Object.values(step.actions).some((action) => action.effect === 'supervise' && action.by.includes('system'))
