import type { Village } from './county.ts'
import words from './data/places.json' with { type: 'json' }
import { personName, phone } from './people.ts'
import type { Seeded } from './seeded.ts'

export interface Household {
  readonly id: string
  /** Code of its ten-household group. */
  readonly region: string
  readonly door: string
  readonly head: string
  readonly phone: string | null
  readonly persons: number
  /** Position of the worker who keeps contact. */
  readonly worker: string | null
}

/** The n-th door of a village (from 1), or the n-th flat of a community: 4 flats a floor, 6 floors, 3 units a building. */
const door = (urban: boolean, n: number): string => {
  if (!urban) return words.door.replace('{n}', String(n))
  const unit = Math.floor((n - 1) / 24)
  const inUnit = (n - 1) % 24
  return words.flat
    .replace('{building}', String(Math.floor(unit / 3) + 1))
    .replace('{unit}', String((unit % 3) + 1))
    .replace('{room}', `${Math.floor(inUnit / 4) + 1}0${(inUnit % 4) + 1}`)
}

/** Households of a village, doors running on from group to group. */
export const planHouseholds = (
  random: Seeded,
  village: Village,
  more: {
    readonly surnames: readonly string[]
    readonly workers: ReadonlyMap<string, string>
    readonly at: number
  },
): readonly Household[] => {
  let n = 0
  return village.grids
    .flatMap((grid) => grid.groups)
    .flatMap((group) =>
      Array.from({ length: group.households }, () => {
        n += 1
        return {
          id: random.uuid(more.at),
          region: group.code,
          door: door(village.urban, n),
          head: personName(random, more.surnames),
          phone: random.chance(0.96) ? phone(random) : null,
          persons: Math.min(9, Math.max(1, Math.round(random.normal(3.1, 1.4)))),
          worker: more.workers.get(group.code) ?? null,
        }
      }),
    )
}
