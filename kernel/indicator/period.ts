/** Periods that a record of `period` counts for: a month counts for its year too, so that both are exact (`2025-03`, `2025`). */
export const countedIn = (period: string): readonly string[] =>
  period.length > 4 ? [period, period.slice(0, 4)] : [period]

/** The one before of the same length: `2025-01` → `2024-12`; over a `year`: `2024-01`. Undefined for '' (a ledger without periods). */
export const periodBefore = (period: string, over: 'period' | 'year'): string | undefined => {
  const [year, month] = period.split('-').map(Number)
  if (!year) return undefined
  const of = (y: number, m?: number): string =>
    [String(y).padStart(4, '0'), ...(m === undefined ? [] : [String(m).padStart(2, '0')])].join('-')
  if (month === undefined || over === 'year') return of(year - 1, month)
  return month === 1 ? of(year - 1, 12) : of(year, month - 1)
}

/** Last day of a period (YYYY-MM-DD): the day on which ages are told; undefined for ''. */
export const lastDayOf = (period: string): string | undefined => {
  const [year, month = 12] = period.split('-').map(Number)
  if (!year) return undefined
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
