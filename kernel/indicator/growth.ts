import type { Indicator, Value } from './types.ts'

/** By what a number grew: by a share of what it was, or, of a share itself, by points. */
export interface Growth {
  readonly as: 'share' | 'points'
  readonly value: number | null
}

/** Whether it makes sense to say by how much it grew: not of a distribution, nor of what tells growth itself. */
export const canGrow = ({ is }: Pick<Indicator, 'is'>): boolean => !['bands', 'growth', 'streak'].includes(is.kind)

/** Shares of 1 differ by points; anything else grows by a share of what it was, where that was more than 0. No value without both. */
export const growthOf = ({ unit }: Pick<Indicator, 'unit'>, now: Value, then: Value): Growth => {
  if (unit === '%')
    return { as: 'points', value: now.value === null || then.value === null ? null : now.value - then.value }
  const known = now.value !== null && then.value !== null && then.value > 0
  return { as: 'share', value: known ? (now.value as number) / (then.value as number) - 1 : null }
}
