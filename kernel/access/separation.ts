import type { Ability } from './role.ts'

/** What two positions of one person are compared by: half-open days, YYYY-MM-DD; `to` null is open. */
export interface HeldAbilities {
  readonly abilities: readonly Ability[]
  readonly from: string
  readonly to: string | null
}

const administers = (held: HeldAbilities): readonly Ability[] =>
  held.abilities.filter((ability) => ability.startsWith('admin.'))

const overlap = (a: HeldAbilities, b: HeldAbilities): boolean =>
  (a.to === null || a.to > b.from) && (b.to === null || b.to > a.from)

/**
 * Administrators are kept apart (三权分立, GB/T 22239-2019 §8.1.4): nobody holds two of the system's, the security's and the audit's
 * administration on one day. The first pair of different ones that `added` would make with what is held; undefined where it makes none.
 */
export const clashOf = (
  held: readonly HeldAbilities[],
  added: HeldAbilities,
): readonly [Ability, Ability] | undefined => {
  for (const own of administers(added)) {
    for (const other of held.filter((one) => overlap(one, added)).flatMap(administers)) {
      if (other !== own) return [other, own]
    }
  }
  return undefined
}
