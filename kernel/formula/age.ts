const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** A day of the calendar as YYYY-MM-DD: the 30th of February is none. */
export const isDay = (text: string): boolean => {
  if (!DATE.test(text) || text < '0001') return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/**
 * Whole years (周岁) on a day: one more from the birthday itself on; born on 29 February, from 1 March in other years. Undefined where
 * one of the two is no day, or the birth lies after it.
 */
export const ageOn = (birth: string, on: string): number | undefined => {
  if (!isDay(birth) || !isDay(on) || birth > on) return undefined
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/**
 * Whole months from one day to another: one more from the same day of the month on. Undefined where one of the two is no day, or the
 * first lies after the second.
 */
export const monthsBetween = (from: string, until: string): number | undefined => {
  if (!isDay(from) || !isDay(until) || from > until) return undefined
  const months = (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12
  const rest = Number(until.slice(5, 7)) - Number(from.slice(5, 7))
  return months + rest - (until.slice(8) < from.slice(8) ? 1 : 0)
}

const DAY = 86_400_000

/** Days from one day to another, 0 for the same. Undefined where one of the two is no day, or the first lies after the second. */
export const daysBetween = (from: string, until: string): number | undefined =>
  isDay(from) && isDay(until) && from <= until ? (Date.parse(until) - Date.parse(from)) / DAY : undefined
