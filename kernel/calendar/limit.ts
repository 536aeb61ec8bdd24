import { civilDate, civilDay, endOfDay, plusDays } from './civil.ts'
import type { Limit, WorkCalendar } from './types.ts'

const HOUR = 3_600_000

const nextWorkingDay = (date: string, calendar: WorkCalendar): string => {
  let day = date
  while (!calendar.isWorkingDay(day)) day = plusDays(day, 1)
  return day
}

const lastWorkingDay = (start: string, amount: number, calendar: WorkCalendar): string => {
  let day = start
  for (let left = amount; left > 0; left -= 1) day = nextWorkingDay(plusDays(day, 1), calendar)
  return day
}

// A deadline is asked for again and again while histories are folded; a calendar never changes, so its answers may be kept.
const kept = new WeakMap<WorkCalendar, Map<string, string>>()

const keptFor = (calendar: WorkCalendar): Map<string, string> => {
  const found = kept.get(calendar)
  if (found) return found
  const made = new Map<string, string>()
  kept.set(calendar, made)
  return made
}

/**
 * The instant at which a limit that begins at `start` has passed. Hours run through nights and holidays. Days: the day of the start
 * does not count (民法典 §201), the last day ends at 24:00 in China; natural days that would end on a day of rest end on the
 * next working day (§203). A RangeError where `start` is no instant.
 */
export const addLimit = (start: string, limit: Limit, calendar: WorkCalendar): string => {
  if (limit.unit === 'hours') return new Date(Date.parse(start) + limit.amount * HOUR).toISOString()
  const answers = keptFor(calendar)
  const key = `${civilDay(start)}${limit.unit}${limit.amount}`
  const known = answers.get(key)
  if (known !== undefined) return known
  const begun = civilDate(start)
  const last =
    limit.unit === 'working-days'
      ? lastWorkingDay(begun, limit.amount, calendar)
      : nextWorkingDay(plusDays(begun, limit.amount), calendar)
  const due = endOfDay(last)
  // bounded: a long-lived server meets a few thousand start days; beyond that the oldest answers are of no use
  if (answers.size > 20_000) answers.clear()
  answers.set(key, due)
  return due
}

/** Whether a deadline rests on days for which no holidays are published. */
export const isProvisional = (due: string, calendar: WorkCalendar): boolean => {
  const date = civilDate(due)
  return date > calendar.knownUntil || (calendar.knownFrom !== undefined && date < calendar.knownFrom)
}
