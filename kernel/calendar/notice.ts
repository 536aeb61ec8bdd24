import { weekday } from './civil.ts'
import type { WorkCalendar } from './types.ts'

/** Days on which a published notice departs from Monday to Friday: worked weekends, rested weekdays. */
export type Notice = Readonly<Record<string, 'work' | 'rest'>>

const isWeekday = (date: string): boolean => weekday(date) % 6 !== 0

/**
 * A calendar from notices, later ones winning day by day. A year counts as published when its 1 October is named as rest:
 * every yearly notice names it, a single correction does not.
 */
export const calendarOf = (...notices: readonly Notice[]): WorkCalendar => {
  const days = new Map(notices.flatMap((notice) => Object.entries(notice)))
  const published = [...days]
    .flatMap(([date, kind]) => (kind === 'rest' && date.endsWith('-10-01') ? [date] : []))
    .sort()
  const first = published[0]?.slice(0, 4) ?? '9999'
  const last = published.at(-1)?.slice(0, 4) ?? '0000'
  return {
    isWorkingDay: (date) => {
      const named = days.get(date)
      return named === undefined ? isWeekday(date) : named === 'work'
    },
    knownFrom: `${first}-01-01`,
    knownUntil: `${last}-12-31`,
  }
}
