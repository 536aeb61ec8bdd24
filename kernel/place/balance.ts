import type { BalanceNumbers } from './scheme.ts'

/** Households that each worker looks after; `worker` null counts those whom nobody does. */
export interface Load {
  readonly worker: string | null
  readonly households: number
}
export interface Balance {
  readonly households: number
  readonly workers: number
  readonly unassigned: number
  /** Mean over workers; null where there is none: no value is not zero. */
  readonly perWorker: number | null
  /** Workers with fewer than `low` or more than `high`. */
  readonly outside: number
}

export const balanceOf = (loads: readonly Load[], { low, high }: Pick<BalanceNumbers, 'low' | 'high'>): Balance => {
  const held = loads.filter((load) => load.worker !== null)
  const sum = (of: readonly Load[]): number => of.reduce((all, load) => all + load.households, 0)
  return {
    households: sum(loads),
    workers: held.length,
    unassigned: sum(loads) - sum(held),
    perWorker: held.length === 0 ? null : sum(held) / held.length,
    outside: held.filter(({ households }) => households < low || households > high).length,
  }
}

/**
 * Cuts households, given in the order in which one walks past them, into groups of neighbours near the target: no group
 * differs from another by more than one, and as many groups as come nearest to the target.
 */
export const proposeSplit = <T>(
  households: readonly T[],
  { target }: Pick<BalanceNumbers, 'target'>,
): readonly T[][] => {
  if (households.length === 0) return []
  const groups = Math.max(1, Math.round(households.length / target))
  const least = Math.floor(households.length / groups)
  const larger = households.length % groups
  return Array.from({ length: groups }, (_, n) => {
    const from = n * least + Math.min(n, larger)
    return households.slice(from, from + least + (n < larger ? 1 : 0))
  })
}
