import type { HouseholdRow } from '../../../server/contract/place.ts'
import { VILLAGE, type Worker, type Workers } from './data.ts'

/** Digits of a grid, where its groups are neighbours. */
const GRID = 15

/** Digits of the lowest layer that has a worker. */
const lowestOf = (workers: readonly Worker[]): number => Math.max(0, ...workers.map(({ region }) => region.length))

/** Workers of the lowest layer, and whoever else has households all the same; leaders who have none are not short of any. */
export const keepers = (workers: readonly Worker[]): readonly Worker[] => {
  const lowest = lowestOf(workers)
  return workers.filter(({ region, households }) => households > 0 || region.length === lowest)
}

export type Load = 'few' | 'right' | 'many'
export const loadOf = (households: number, { low, high }: Pick<Workers, 'low' | 'high'>): Load =>
  households < low ? 'few' : households > high ? 'many' : 'right'

export interface Taker extends Worker {
  /** How many of the chosen ones would move into his group. */
  readonly moving: number
  /** How many he would have. */
  readonly later: number
}

/**
 * Who may take these households: those whose region holds all of them, and those of the other groups of the village, into whose group
 * they would move. Neighbours first, leaders after them, then the rest of the village; each by who has fewest.
 */
export const takersOf = (workers: readonly Worker[], chosen: readonly HouseholdRow[]): readonly Taker[] => {
  const [first] = chosen
  if (!first || chosen.some(({ region }) => !region.startsWith(first.region.slice(0, VILLAGE)))) return []
  const lowest = lowestOf(workers)
  const takers = workers.map((one) => ({
    ...one,
    moving: chosen.filter(({ region }) => !region.startsWith(one.region)).length,
    later: one.households + chosen.filter(({ worker }) => worker !== one.position).length,
  }))
  const rank = ({ region, moving }: Taker): number =>
    region.length < lowest ? 2 : moving === 0 ? 0 : region.startsWith(first.region.slice(0, GRID)) ? 1 : 3
  return takers
    .filter(({ region, moving }) => moving === 0 || region.length === lowest)
    .filter(({ households, later }) => later > households)
    .toSorted((a, b) => rank(a) - rank(b) || a.later - b.later)
}
