import { plusDays } from '../calendar/index.ts'
import { plain } from './texts.ts'

/** How a sheet numbers its days: day 1 is 1900-01-01 (and it believes in 1900-02-29), or day 0 is 1904-01-01. */
export type SheetDays = '1900' | '1904'

const two = (text: string): string => text.padStart(2, '0')

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** A text of the form YYYY-MM-DD where the day exists, years 1000 to 9999. */
const existing = (date: string): string | undefined => {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const last = month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0)
  return year >= 1000 && day >= 1 && day <= last ? date : undefined
}

export const isoDate = (text: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? existing(text) : undefined

const DATE =
  /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?)?$/

/** As people write days, year first: `2026/3/5`, `2026.03.05`, `2026年3月5日`, `20260305`. Never day or month first: nobody knows which. */
export const typedDate = (text: string): string | undefined => {
  const found = DATE.exec(plain(text))
  if (!found) return undefined
  const [, year = '', a, b, c, d, e, f] = found
  return existing(`${year}-${two(a ?? c ?? e ?? '')}-${two(b ?? d ?? f ?? '')}`)
}

const FIRST = 61
const MOST = 2_958_465

/** The day of a sheet's number; undefined before 1900-03-01, where the two counts of the sheet's makers differ, and for half days. */
export const sheetDate = (days: number, count: SheetDays): string | undefined => {
  const inFirst = count === '1904' ? days + 1462 : days
  if (!Number.isInteger(inFirst) || inFirst < FIRST || inFirst > MOST) return undefined
  return plusDays('1899-12-30', inFirst)
}

export const isoMonth = (text: string): string | undefined =>
  /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined

const MONTH = /^(\d{4})(?:[-/](\d{1,2})|[-/.]?(\d{2})|年(\d{1,2})月?)$/

/** `2026-3`, `2026/03`, `2026年3月`, `202603`; not `2026.1`, which a sheet may have made of `2026.10`. */
export const typedMonth = (text: string): string | undefined => {
  const found = MONTH.exec(plain(text))
  return found ? isoMonth(`${found[1]}-${two(found[2] ?? found[3] ?? found[4] ?? '')}`) : undefined
}
