import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Notice, WorkCalendar } from '../kernel/calendar/index.ts'
import { calendarOf } from '../kernel/calendar/index.ts'

const noticeOf = (dates: object, kind: 'work' | 'rest'): Notice =>
  Object.fromEntries(Object.keys(dates).map((date) => [date, kind]))

const PUBLISHED: Notice = { ...noticeOf(published.holidays, 'rest'), ...noticeOf(published.workdays, 'work') }

/**
 * The State Council's yearly holiday notices as the library knows them, with further notices laid over them: a pack or the
 * setting `calendar.notices` brings next year's before the library does.
 */
export const workCalendar = (...further: readonly Notice[]): WorkCalendar => calendarOf(PUBLISHED, ...further)

/** Days of the published notices from the year before `now` on: what a county need not set itself. */
export const publishedDays = (now: Date): Notice => {
  const first = `${now.getUTCFullYear() - 1}-01-01`
  return Object.fromEntries(Object.entries(PUBLISHED).filter(([date]) => date >= first))
}
