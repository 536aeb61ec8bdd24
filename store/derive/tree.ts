import { type GridLayer, rollUpRegion, type Succession, widths } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** Records that were made at `code` from `since` on and before `until` count for `target`. */
export interface Move {
  readonly code: string
  readonly target: string
  /** YYYY-MM-DD, `-infinity` and `infinity`. */
  readonly since: string
  readonly until: string
}

/** Where records count in the tree of `day`, for every code whose records do not count where they were made. */
export const movesOf = (
  successions: readonly Succession[],
  layers: readonly GridLayer[],
  day: string,
): readonly Move[] => {
  const due = successions.filter(({ kind, on }) => kind !== 'rename' && on <= day)
  const levels = widths(layers)
  return [...new Set(due.map(({ from }) => from))].sort().flatMap((code) => {
    const own = due.filter((one) => one.from === code)
    const days = [...new Set(own.map(({ on }) => on))].sort()
    const last = days.at(-1) ?? ''
    // a code that is closed has no records of its own afterwards: one that was written late, or corrected, belongs with the others
    const stays = own.some(({ on, to }) => on === last && to === code)
    return days.flatMap((until, index): readonly Move[] => {
      const since = days[index - 1] ?? ''
      const target = rollUpRegion(code, due, since, day, levels)
      const end = until === last && !stays ? 'infinity' : until
      return target === code || target === '' ? [] : [{ code, target, since: since || '-infinity', until: end }]
    })
  })
}

/** All lines of succession up to a day that move records; renames do not. */
export const listMoving = (sql: Sql | Tx, day: string): Promise<readonly Succession[]> => sql<Succession[]>`
  select kind, on_date::text "on", from_code "from", to_code "to" from region_succession
  where kind <> 'rename' and on_date <= ${day} order by on_date, from_code, to_code`
