import { daysBetween } from '../calendar/index.ts'
import type { Every, ItemState } from './types.ts'

/** Days before its date from which on an item is called near. */
const NEAR = 30

const two = (n: number): string => String(n).padStart(2, '0')
const lastDay = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

/** The period of a frequency in which a day lies: `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
export const periodOf = (every: Every, day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  switch (every) {
    case 'month':
      return `${year}-${two(month)}`
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'half-year':
      return `${year}-H${month <= 6 ? 1 : 2}`
    case 'year':
      return String(year)
  }
}

/** Last day of the period in which a day lies. */
export const endOfPeriod = (every: Every, day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const months = { month: 1, quarter: 3, 'half-year': 6, year: 12 }[every]
  return lastDay(year, Math.ceil(month / months) * months)
}

export type Reported = 'reported' | 'confirmed' | 'returned' | null

export interface Judged {
  readonly kind: 'tasks' | 'powers'
  /** Last day on which it is in time; null where nothing is due. */
  readonly due: string | null
  /** Of each proof whether it is met; null where it judges nothing. */
  readonly proofs: readonly (boolean | null)[]
  readonly reported: Reported
}

/** Whether its numbers say themselves that it is done or not: then nobody reports it. */
export const isProvedByNumbers = (proofs: Judged['proofs']): boolean => proofs.some((met) => met !== null)

/** How an item stands on a day. Numbers come before what was reported: a report can't say otherwise. */
export const stateOf = ({ kind, due, proofs, reported }: Judged, today: string): ItemState => {
  const judging = proofs.filter((met) => met !== null)
  if (judging.length > 0 ? judging.every((met) => met) : reported === 'confirmed') return 'met'
  if (kind === 'powers' && judging.length === 0) return 'standing'
  if (judging.length === 0 && reported === 'reported') return 'reported'
  if (due === null) return 'open'
  if (due < today) return 'late'
  return daysBetween(today, due) <= NEAR ? 'soon' : 'open'
}

/** A number against bounds; null where there are none, or no value and nothing to say. No value meets no bound. */
export const meets = (
  value: number | null,
  { atLeast, atMost }: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined },
): boolean | null => {
  if (atLeast === undefined && atMost === undefined) return null
  if (value === null) return false
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)
}
