const HOUR = 3_600_000
const DAY = 24 * HOUR
const CHINA = 8 * HOUR

/** Number of the civil day in China of an instant: what `civilDate` names, for keys. */
export const civilDay = (iso: string): number => Math.floor((Date.parse(iso) + CHINA) / DAY)

// writing a date costs ten times what reading an instant does, and a list names the same few days for all of its rows
const written = new Map<number, string>()
/** Some years of days; beyond that the names are made anew. */
const MOST = 4000

/** The civil date (YYYY-MM-DD) in China of an instant; a RangeError for what is no instant. */
export const civilDate = (iso: string): string => {
  const day = civilDay(iso)
  const known = written.get(day)
  if (known !== undefined) return known
  const date = new Date(day * DAY).toISOString().slice(0, 10)
  if (written.size >= MOST) written.clear()
  written.set(day, date)
  return date
}

/** The civil month (YYYY-MM) in China of an instant. */
export const civilMonth = (iso: string): string => civilDate(iso).slice(0, 7)

/** `date` moved by whole days, negative for earlier. */
export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)

/** Whole days from `a` to `b`; negative where `b` is earlier. */
export const daysBetween = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / DAY)

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: string): number => new Date(Date.parse(date)).getUTCDay()

/** First instant of a civil day in China. */
export const startOfDay = (date: string): string => new Date(Date.parse(date) - CHINA).toISOString()

/**
 * The last instant of a civil day in China: 24:00, kept as its last millisecond so that its civil date is the day that people
 * are told, not the next one.
 */
export const endOfDay = (date: string): string => new Date(Date.parse(date) + DAY - CHINA - 1).toISOString()
