import { civilDate, daysBetween, plusDays } from './civil.ts'
import { isProvisional } from './limit.ts'
import type { Limit, WorkCalendar } from './types.ts'

export interface Left {
  readonly unit: 'minutes' | 'hours' | 'natural-days' | 'working-days'
  /** Negative when late; 0 means today (days), or less than one unit. */
  readonly amount: number
  readonly bucket: 'late' | 'today' | 'later'
  /** The deadline lies beyond the published holidays and may move when they are. */
  readonly provisional: boolean
}

// a list counts the same days for each of its rows; a calendar never changes, so its answers may be kept
const kept = new WeakMap<WorkCalendar, Map<string, number>>()
/** Today with a few years of deadlines; more are of no use. */
const MOST = 5000

/** Working days after `from` up to and including `to`. */
export const workingDaysBetween = (from: string, to: string, calendar: WorkCalendar): number => {
  const answers = kept.get(calendar) ?? new Map<string, number>()
  kept.set(calendar, answers)
  const key = `${from} ${to}`
  const known = answers.get(key)
  if (known !== undefined) return known
  let count = 0
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1
  if (answers.size >= MOST) answers.clear()
  answers.set(key, count)
  return count
}

const MINUTE = 60_000
const clockLeft = (ms: number): Pick<Left, 'unit' | 'amount'> => {
  const minutes = ms >= 0 ? Math.floor(ms / MINUTE) : -Math.ceil(-ms / MINUTE)
  if (Math.abs(minutes) < 120) return { unit: 'minutes', amount: minutes }
  return { unit: 'hours', amount: Math.trunc(minutes / 60) }
}

const daysLeft = (
  today: string,
  last: string,
  unit: 'natural-days' | 'working-days',
  calendar: WorkCalendar,
): number => {
  if (unit === 'natural-days') return daysBetween(today, last)
  if (last >= today) return workingDaysBetween(today, last, calendar)
  // late on a weekend is late all the same: at least one
  return -Math.max(1, workingDaysBetween(last, today, calendar))
}

/** What is left until `due` in the clock's own unit; `now` after `due` is late. */
export const timeLeft = (now: string, due: string, unit: Limit['unit'], calendar: WorkCalendar): Left => {
  const ms = Date.parse(due) - Date.parse(now)
  const today = civilDate(now)
  const last = civilDate(due)
  const bucket = ms < 0 ? 'late' : today === last ? 'today' : 'later'
  const provisional = isProvisional(due, calendar)
  // an hour's limit may be read in days by the caller; passed on the same day it is late by the clock
  if (unit === 'hours' || (ms < 0 && today === last)) return { ...clockLeft(ms), bucket, provisional }
  return { unit, amount: daysLeft(today, last, unit, calendar), bucket, provisional }
}
