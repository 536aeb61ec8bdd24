/**
 * Counts of failures held in memory: for logins that nobody has (they lock just as known ones, so that a lock tells nothing)
 * and for network addresses. Lost at a restart, which is all right: accounts keep their own count in the database.
 */
export interface Attempts {
  /** Counts one attempt and says how many there are now within the window. */
  readonly add: (key: string, now: Date) => number
  readonly count: (key: string, now: Date) => number
  /** When the last counted attempt was; undefined where there is none. */
  readonly last: (key: string, now: Date) => Date | undefined
  /** Takes one attempt back: it was none. */
  readonly takeBack: (key: string) => void
  readonly clear: (key: string) => void
}

interface Tally {
  count: number
  last: Date
}

/** `windowMs`: after that long without a further attempt a key is forgotten. At most `most` keys, the oldest go first. */
export const attempts = (windowMs: number, most = 20_000): Attempts => {
  const tallies = new Map<string, Tally>()
  const live = (key: string, now: Date): Tally | undefined => {
    const tally = tallies.get(key)
    return tally && now.getTime() - tally.last.getTime() < windowMs ? tally : undefined
  }
  return {
    add: (key, now) => {
      const before = live(key, now)
      const tally = { count: (before?.count ?? 0) + 1, last: now }
      tallies.delete(key)
      tallies.set(key, tally)
      if (tallies.size > most) tallies.delete(tallies.keys().next().value as string)
      return tally.count
    },
    count: (key, now) => live(key, now)?.count ?? 0,
    last: (key, now) => live(key, now)?.last,
    takeBack: (key) => {
      const tally = tallies.get(key)
      if (tally) tally.count = Math.max(0, tally.count - 1)
    },
    clear: (key) => {
      tallies.delete(key)
    },
  }
}
