import type { WorkCalendar } from '../../kernel/calendar/index.ts'
import { civilDate, plusDays, startOfDay } from '../../kernel/calendar/index.ts'
import type { Seeded } from '../seeded.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const OPENS = 8.5 * HOUR
const CLOSES = 17.5 * HOUR

/** The instant (epoch ms) itself where an office is open then, else some time in the next working morning. */
export const atWork = (calendar: WorkCalendar, random: Seeded, at: number): number => {
  let day = civilDate(new Date(at).toISOString())
  const within = at - Date.parse(startOfDay(day))
  if (calendar.isWorkingDay(day) && within >= OPENS && within < CLOSES) return at
  if (!calendar.isWorkingDay(day) || within >= CLOSES) {
    do day = plusDays(day, 1)
    while (!calendar.isWorkingDay(day))
  }
  return Date.parse(startOfDay(day)) + OPENS + random.between(0, 150) * MINUTE
}

/** Hours of the day at which people write, by weight: little at night, most before noon and in the evening. */
const BY_HOUR: readonly (readonly [number, number])[] = [
  [6, 1],
  [7, 3],
  [8, 6],
  [9, 8],
  [10, 8],
  [11, 6],
  [12, 4],
  [13, 3],
  [14, 5],
  [15, 6],
  [16, 6],
  [17, 5],
  [18, 4],
  [19, 5],
  [20, 5],
  [21, 4],
  [22, 2],
  [23, 1],
]

/** Some instant of a day (YYYY-MM-DD, China) at which somebody writes. */
export const someTime = (random: Seeded, day: string): number =>
  Date.parse(startOfDay(day)) +
  random.weighted(BY_HOUR) * HOUR +
  random.between(0, 59) * MINUTE +
  random.between(0, 59_999)
