import { randomLcg, randomLogNormal, randomNormal } from 'd3-random'

/** A repeatable source of choices: the same seed gives the same county on every machine. */
export interface Seeded {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** Whole number, both ends included. */
  readonly between: (low: number, high: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** One of `from`, each as likely as its weight. */
  readonly weighted: <T>(from: readonly (readonly [T, number])[]) => T
  readonly chance: (share: number) => boolean
  readonly normal: (mean: number, deviation: number) => number
  /** Log-normal by its median and sigma. */
  readonly logNormal: (median: number, sigma: number) => number
  /** UUIDv7 whose time part is `at` (epoch milliseconds). */
  readonly uuid: (at: number) => string
  readonly shuffle: <T>(of: readonly T[]) => T[]
}

const hex = (value: number, digits: number): string => Math.floor(value).toString(16).padStart(digits, '0')

export const seeded = (seed: number): Seeded => {
  const lcg = randomLcg(((seed * 0.6180339887498949) % 1) + 1e-9)
  // the first draws of a linear generator lie close to its seed
  for (let i = 0; i < 20; i += 1) lcg()
  const between = (low: number, high: number): number => low + Math.floor(lcg() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => from[Math.floor(lcg() * from.length)] as T
  const weighted = <T>(from: readonly (readonly [T, number])[]): T => {
    let left = lcg() * from.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of from) {
      left -= weight
      if (left < 0) return item
    }
    return (from.at(-1) as readonly [T, number])[0]
  }
  const shuffle = <T>(of: readonly T[]): T[] => {
    const all = [...of]
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = between(0, i)
      const held = all[i] as T
      all[i] = all[j] as T
      all[j] = held
    }
    return all
  }
  const uuid = (at: number): string => {
    const time = hex(at, 12)
    const variant = hex(8 + between(0, 3), 1)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(lcg() * 4096, 3)}-${variant}${hex(lcg() * 4096, 3)}-${hex(lcg() * 2 ** 24, 6)}${hex(lcg() * 2 ** 24, 6)}`
  }
  return {
    next: lcg,
    between,
    pick,
    weighted,
    chance: (share) => lcg() < share,
    normal: (mean, deviation) => randomNormal.source(lcg)(mean, deviation)(),
    logNormal: (median, sigma) => randomLogNormal.source(lcg)(Math.log(median), sigma)(),
    uuid,
    shuffle,
  }
}
