import type { Ledger } from '../../kernel/ledger/index.ts'

/** Whether each region should have one record, of each period where it has periods: only there can something lack; never where the program writes. */
export const onePerRegion = ({ grain, period, computed }: Ledger): boolean =>
  !computed && grain?.length === (period === undefined ? 0 : 1) && grain.every((key) => key === period)

/** The last period that is over on `day` (YYYY-MM-DD): a year, or a month; null for a ledger without periods or by days. */
export const duePeriod = ({ period, fields }: Ledger, day: string): string | null => {
  const kind = fields.find(({ key }) => key === period)?.type.kind
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  if (kind === 'year') return String(year - 1)
  if (kind !== 'month') return null
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
