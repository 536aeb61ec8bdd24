import type { Ledger, Row } from './types.ts'

/**
 * The period that a record counts for: `2025` by year, `2025-03` by month or by date (a day is too fine for a sum that is kept), and ''
 * for a ledger without periods, or a row without its own.
 */
export const periodOf = (ledger: Pick<Ledger, 'period'>, row: Row): string =>
  ledger.period === undefined ? '' : String(row[ledger.period] ?? '').slice(0, 7)

/** Whether a period is the one asked for or a part of it: `2025-03` lies within `2025`. */
export const withinPeriod = (period: string, asked: string): boolean =>
  period === asked || period.startsWith(`${asked}-`)
