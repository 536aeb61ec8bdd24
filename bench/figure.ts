/** One line of `bench/results.json`: ours beside the floor, measured in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is held against. */
  readonly against: string
  readonly againstValue: number
  /** Ours over the floor's, so that bigger is better for rates; for times the file says which way. */
  readonly ratio: number
  /** Measured runs, or requests. */
  readonly n: number
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Nearest rank; NaN for no values. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

/** A figure file ends by printing its lines; `bench/main.ts` reads them. */
export const print = (figures: readonly Figure[]): void => {
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
}
