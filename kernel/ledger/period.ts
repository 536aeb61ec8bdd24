import type { Ledger, Row } from './types.ts'

/**
 * The period that a record counts for: `2025` by year, `2025-03` by month or by date (a day is too fine for a sum that is kept), and ''
 * for a ledger without periods, or a row without its own.
 */
export const periodOf = (ledger: Pick<Ledger, 'period'>, row: Row): string =>
  ledger.period === undefined ? '' : String(row[ledger.period] ?? '').slice(0, 7)

/** Both ends of what a period asked for covers, in the order of text: `2025` from itself to before `2026`, `2025-03` to before `2025-04`. */
export const withinPeriod = (period: string, asked: string): boolean => period === asked || period.startsWith(`${asked}-`)
