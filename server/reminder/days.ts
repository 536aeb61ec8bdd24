import { plusDays } from '../../kernel/calendar/index.ts'
import type { Reminder } from '../../kernel/pack/index.ts'

/** The last of the reminder's days that has come, for a period that ends on `last` (YYYY-MM-DD); undefined before the first. */
export const dayDue = (
  { from, days }: Pick<Reminder, 'from' | 'days'>,
  last: string,
  today: string,
): number | undefined => (last < from ? undefined : days.findLast((after) => plusDays(last, after) <= today))
