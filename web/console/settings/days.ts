import type { SettingBody } from '../../../server/contract/setting.ts'

export type DayKind = 'work' | 'rest'
/** Civil date (YYYY-MM-DD) → what it is. */
export type Days = Readonly<Record<string, DayKind>>

export const daysOf = (text: string): Days => JSON.parse(text || '{}') as Days

/** The text of days in their order, as the server takes them. */
export const textOfDays = (days: Days): string =>
  JSON.stringify(Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)

/** What a day is where nothing is set: as published, else by its weekday. */
export const usualKind = (day: string, published: SettingBody['published']): DayKind => {
  const known = published?.[day]
  if (known) return known
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 ? 'rest' : 'work'
}

const DAY_MS = 86_400_000
/** No holiday is longer. */
const LONGEST = 31

const daysBetween = (from: string, until: string): readonly string[] => {
  const first = Date.parse(`${from}T00:00:00Z`)
  const count = (Date.parse(`${until}T00:00:00Z`) - first) / DAY_MS + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10))
}

/** Adds the days from one to the other; `problem` is the key of what is wrong with them. */
export const withDays = (
  days: Days,
  { from, until, kind }: { readonly from: string | null; readonly until: string | null; readonly kind: DayKind },
): { readonly days: Days } | { readonly problem: 'none' | 'order' | 'long' | 'twice'; readonly day: string } => {
  if (!from) return { problem: 'none', day: '' }
  if (until && until < from) return { problem: 'order', day: until }
  const added = daysBetween(from, until ?? from)
  if (added.length > LONGEST) return { problem: 'long', day: from }
  const twice = added.find((day) => day in days)
  if (twice) return { problem: 'twice', day: twice }
  return { days: { ...days, ...Object.fromEntries(added.map((day) => [day, kind])) } }
}
