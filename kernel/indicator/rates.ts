/** Sums of a unit: verdicts, and how many of them say contacted, resolved, satisfied, basically satisfied. */
export interface Sums {
  readonly judged: number
  readonly contacted: number
  readonly resolved: number
  readonly satisfied: number
  readonly basically: number
}

/** Weights of the three rates in the composite, and what a basically satisfied verdict counts (0 to 1); policy, not law. */
export interface Weights {
  readonly response: number
  readonly resolution: number
  readonly satisfaction: number
  readonly basically: number
}

/** A share with its 95% interval; all null where there is no verdict: no value is not zero. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface Rates {
  readonly response: Share
  readonly resolution: Share
  readonly satisfaction: Share
  /** Weighted mean of the three, 0 to 1. */
  readonly composite: number | null
  /** Weighted means of the lower and of the upper bounds: wider than an exact interval, never narrower. */
  readonly low: number | null
  readonly high: number | null
}

/** 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054

/** Wilson's score interval, which stays within 0 and 1 and does not shrink to a point at 0 or n of n. */
export const share = (numerator: number, denominator: number): Share => {
  if (denominator === 0) return { numerator, denominator, value: null, low: null, high: null }
  const value = numerator / denominator
  const z2 = (Z * Z) / denominator
  const centre = value + z2 / 2
  const spread = Z * Math.sqrt((value * (1 - value)) / denominator + z2 / (4 * denominator))
  return {
    numerator,
    denominator,
    value,
    // rounding in the last place must not push a bound past the value or the ends
    low: Math.max(0, Math.min(value, (centre - spread) / (1 + z2))),
    high: Math.min(1, Math.max(value, (centre + spread) / (1 + z2))),
  }
}

const mean = (weights: Weights, response: number | null, resolution: number | null, satisfaction: number | null) => {
  const total = weights.response + weights.resolution + weights.satisfaction
  if (response === null || resolution === null || satisfaction === null || total === 0) return null
  const sum = weights.response * response + weights.resolution * resolution + weights.satisfaction * satisfaction
  return sum / total
}

/** The three rates (三率): 已联系, 已解决, (满意 + basically × 基本满意), each over the verdicts given. */
export const rates = (sums: Sums, weights: Weights): Rates => {
  const response = share(sums.contacted, sums.judged)
  const resolution = share(sums.resolved, sums.judged)
  const satisfaction = share(sums.satisfied + weights.basically * sums.basically, sums.judged)
  return {
    response,
    resolution,
    satisfaction,
    composite: mean(weights, response.value, resolution.value, satisfaction.value),
    low: mean(weights, response.low, resolution.low, satisfaction.low),
    high: mean(weights, response.high, resolution.high, satisfaction.high),
  }
}

export interface Rankable {
  readonly judged: number
  readonly composite: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface Rank {
  /** 1 is the best; equal composites share a rank and the next one is as many later. Null: not ranked. */
  readonly rank: number | null
  /** Best and worst rank that the intervals leave open. */
  readonly low: number | null
  readonly high: number | null
}

const UNRANKED: Rank = { rank: null, low: null, high: null }

/** Composites are compared to the ninth place: sums of the same shares in another order are equal. */
const place = (value: number): number => Math.round(value * 1e9)

type Ranked = { readonly [K in keyof Rankable]: number }
const isRanked =
  (from: number) =>
  (unit: Rankable): unit is Ranked =>
    unit.judged >= from && unit.composite !== null && unit.low !== null && unit.high !== null

/** Ranks units in their own order; one with fewer than `from` verdicts has no rank and takes no place. */
export const rank = (units: readonly Rankable[], from: number): readonly Rank[] => {
  const ranked = units.filter(isRanked(Math.max(1, from)))
  return units.map((unit) => {
    if (!isRanked(Math.max(1, from))(unit)) return UNRANKED
    const own = unit
    return {
      rank: 1 + ranked.filter((other) => place(other.composite) > place(own.composite)).length,
      low: 1 + ranked.filter((other) => other.low > own.high).length,
      high: ranked.length - ranked.filter((other) => other.high < own.low).length,
    }
  })
}
