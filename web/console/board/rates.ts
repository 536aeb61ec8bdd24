import type { BoardLine, Rate } from '../../../server/contract/board.ts'
import type { Search } from '../app/search.ts'

export const RATES = ['response', 'resolution', 'satisfaction'] as const
export type RateKey = (typeof RATES)[number]

/** `86.4%`; a dash where there is no value: no value is not zero. */
export const percent = (value: number | null, digits = 1): string =>
  value === null ? '—' : `${(value * 100).toFixed(digits)}%`

/** `23,620` */
export const count = (value: number): string => value.toLocaleString('en-US')

/** `78.2–91.6%`, the interval in which the true share lies (95%). */
export const intervalText = ({ low, high }: Pick<Rate, 'low' | 'high'>): string =>
  low === null || high === null ? '—' : `${(low * 100).toFixed(1)}–${percent(high)}`

/** The filters of the list that shows what a number counts: the server's own words, and what narrows them. */
export const mattersOf = (matters: string, narrower: Search = {}): Record<string, string> => {
  const { view: _view, ...search } = Object.fromEntries(new URLSearchParams(matters.replace(/^\?/, '')))
  const narrow = Object.entries(narrower).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return { ...search, ...Object.fromEntries(narrow) }
}

/** Ranked first by rank, then the unranked by name: a place with a few verdicts is not crowned and not blamed. */
export const byRank = (lines: readonly BoardLine[]): readonly BoardLine[] =>
  lines.toSorted(
    (a, b) =>
      (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || a.code.localeCompare(b.code),
  )

/** `3`, or `2–5` where the interval allows several places; empty where it is not ranked. */
export const rankText = ({ rank, rankLow, rankHigh }: Pick<BoardLine, 'rank' | 'rankLow' | 'rankHigh'>): string => {
  if (rank === null) return ''
  return rankLow === null || rankHigh === null || rankLow === rankHigh ? `${rank}` : `${rank} (${rankLow}–${rankHigh})`
}
