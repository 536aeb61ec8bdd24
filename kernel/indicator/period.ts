/** `2025`, `2025-H1`, `2025-Q1`, `2025-03`; '' is a ledger without periods. */
export type PeriodUnit = 'none' | 'year' | 'half' | 'quarter' | 'month'

/** Whether a text names a period: a year, a half, a quarter or a month of one; '' too. */
export const PERIOD = /^(\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?)?$/

export const unitOf = (period: string): PeriodUnit => {
  if (period.length <= 4) return period === '' ? 'none' : 'year'
  return period[5] === 'Q' ? 'quarter' : period[5] === 'H' ? 'half' : 'month'
}

/** Months of one unit. */
const MONTHS = { none: 0, year: 12, half: 6, quarter: 3, month: 1 } as const
const WRITTEN = { year: '', half: '-H', quarter: '-Q', month: '-' } as const

const yearOf = (period: string): number => Number(period.slice(0, 4))

/** Which of its kind in its year, from 1. */
const placeOf = (period: string): number => {
  const unit = unitOf(period)
  return unit === 'month' ? Number(period.slice(5)) : unit === 'year' ? 1 : Number(period.slice(6))
}

const named = (unit: Exclude<PeriodUnit, 'none'>, year: number, place: number): string =>
  `${String(year).padStart(4, '0')}${WRITTEN[unit]}${unit === 'year' ? '' : String(place).padStart(unit === 'month' ? 2 : 1, '0')}`

/** Periods that a record of `period` counts for: a month counts for its quarter, half and year too, so that all of them are exact. */
export const countedIn = (period: string): readonly string[] => {
  if (unitOf(period) !== 'month') return [period]
  const [year, month] = [yearOf(period), placeOf(period)]
  const units = ['quarter', 'half', 'year'] as const
  return [period, ...units.map((unit) => named(unit, year, Math.ceil(month / MONTHS[unit])))]
}

/** Months of a period, in order; none of ''. */
export const monthsOf = (period: string): readonly string[] => {
  const most = MONTHS[unitOf(period)]
  const first = (placeOf(period) - 1) * most
  return Array.from({ length: most }, (_, index) => named('month', yearOf(period), first + index + 1))
}

/** The one before of the same length: `2025-01` → `2024-12`; over a `year`: `2024-01`. Undefined for '' (a ledger without periods). */
export const periodBefore = (period: string, over: 'period' | 'year'): string | undefined => {
  const unit = unitOf(period)
  const year = yearOf(period)
  if (unit === 'none' || !year) return undefined
  const place = placeOf(period)
  if (over === 'year') return named(unit, year - 1, place)
  return place === 1 ? named(unit, year - 1, 12 / MONTHS[unit]) : named(unit, year, place - 1)
}

/** Last day of a period (YYYY-MM-DD): the day on which ages are told; undefined for ''. */
export const lastDayOf = (period: string): string | undefined => {
  const unit = unitOf(period)
  if (unit === 'none') return undefined
  const month = placeOf(period) * MONTHS[unit]
  const day = new Date(Date.UTC(yearOf(period), month, 0)).getUTCDate()
  return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}-${day}`
}

const FINEST: readonly PeriodUnit[] = ['month', 'quarter', 'half', 'year', 'none']

/** For sorting: the finest first, of one length the latest first. */
export const byUnitLatestFirst = (a: string, b: string): number =>
  FINEST.indexOf(unitOf(a)) - FINEST.indexOf(unitOf(b)) || (a < b ? 1 : a > b ? -1 : 0)
