import { plusDays } from '../calendar/index.ts'
import { within } from '../place/index.ts'
import type { Ledger } from './types.ts'

/** What a period covers, in the words of periodOf: `2025`, or `2025-01` to `2025-06`. Both ends belong to it. */
export interface Span {
  readonly first: string
  readonly last: string
}

/** A period of a region that was closed, or opened again. What came last holds; what is closed above is closed below. */
export interface ClosingEntry extends Span {
  readonly region: string
  readonly closes: boolean
}

const PART = /^([1-9]\d{3})-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2]))$/
const two = (month: number): string => String(month).padStart(2, '0')

const months = (year: string, first: number, last: number): Span => ({
  first: `${year}-${two(first)}`,
  last: `${year}-${two(last)}`,
})

type Periodic = Pick<Ledger, 'period' | 'fields'>

const kindOf = ({ period, fields }: Periodic): string | undefined => fields.find(({ key }) => key === period)?.type.kind

/**
 * What may be closed of a ledger: `2025` of any with periods; `2025-H1`, `2025-Q3` and `2025-03` where it is kept by month or by day.
 * Undefined for all else, and for a ledger without periods.
 */
export const spanOf = (ledger: Periodic, period: string): Span | undefined => {
  const kind = kindOf(ledger)
  if (kind === undefined) return undefined
  if (/^[1-9]\d{3}$/.test(period)) return kind === 'year' ? { first: period, last: period } : months(period, 1, 12)
  const [, year, half, quarter, month] = PART.exec(period) ?? []
  if (year === undefined || kind === 'year') return undefined
  if (half !== undefined) return months(year, Number(half) * 6 - 5, Number(half) * 6)
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, Number(quarter) * 3)
  return months(year, Number(month), Number(month))
}

/** The last day of a span, YYYY-MM-DD. */
export const lastDayOf = ({ last }: Span): string => {
  const [year, month = '12'] = last.split('-')
  const next = month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${two(Number(month) + 1)}-01`
  return plusDays(next, -1)
}

/** Whether the entry says anything of a record about `region` that counts for `period` (periodOf); what has no period is never closed. */
export const concerns = (entry: ClosingEntry, region: string, period: string): boolean =>
  period !== '' && within(region, entry.region) && entry.first <= period && period <= entry.last

/** The entry by which a record's period is closed; undefined where it is open. `entries` in the order in which they were made. */
export const closedBy = <E extends ClosingEntry>(
  entries: readonly E[],
  region: string,
  period: string,
): E | undefined => {
  const last = entries.findLast((entry) => concerns(entry, region, period))
  return last?.closes ? last : undefined
}

/** From periods that end on `from` or later on: closed `days` days after their end, by the program. */
export interface ClosesAfter {
  readonly from: string
  readonly days: number
}

/** All periods of a year of the ledger, the finest: the year itself, or its months. */
const periodsOfYear = (kind: string | undefined, year: number): readonly string[] => {
  if (kind === undefined) return []
  return kind === 'year' ? [String(year)] : Array.from({ length: 12 }, (_, month) => `${year}-${two(month + 1)}`)
}

/**
 * Periods that are over for as many days as the rules say, on `day` (YYYY-MM-DD): each is told by the last rule that held on its last day.
 * `rules` in the order of their days; none: nothing.
 */
export const periodsToClose = (ledger: Periodic, rules: readonly ClosesAfter[], day: string): readonly string[] => {
  const [first] = rules
  if (first === undefined) return []
  const kind = kindOf(ledger)
  const years = Array.from(
    { length: Math.max(0, Number(day.slice(0, 4)) - Number(first.from.slice(0, 4)) + 1) },
    (_, at) => Number(first.from.slice(0, 4)) + at,
  )
  return years
    .flatMap((year) => periodsOfYear(kind, year))
    .filter((period) => {
      const span = spanOf(ledger, period)
      const end = span && lastDayOf(span)
      const rule = end && rules.findLast(({ from }) => from <= end)
      return end && rule ? plusDays(end, rule.days) < day : false
    })
}

/** The finest periods that a span covers: the year, or its months one by one. */
export const partsOf = ({ first, last }: Span): readonly string[] => {
  if (first.length === 4) return [first]
  const [year = '', from = '01'] = first.split('-')
  const length = Number(last.slice(5)) - Number(from) + 1
  return Array.from({ length }, (_, at) => `${year}-${two(Number(from) + at)}`)
}

/** The period of the ledger that `day` (YYYY-MM-DD) lies in, and as many before it, newest first; none without periods. */
export const periodsBack = (ledger: Periodic, day: string, count: number): readonly string[] => {
  const kind = kindOf(ledger)
  if (kind === undefined) return []
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return Array.from({ length: count }, (_, back) => {
    if (kind === 'year') return String(year - back)
    const months = year * 12 + month - 1 - back
    return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`
  })
}
