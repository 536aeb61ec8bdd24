import { type GridLayer, rollUpRegion, type Succession, widths } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'

/** Records that were made at `code` from `since` on and before `until` count for `target` in the trees of days from `from` on and before `to`. */
export interface Move {
  readonly code: string
  readonly target: string
  /** YYYY-MM-DD, `-infinity` and `infinity`. */
  readonly since: string
  readonly until: string
  readonly from: string
  readonly to: string
}

type Lines = ReadonlyMap<string, readonly Succession[]>

/** Lines that what was a code may have come along, each once. */
const linesFrom = (lines: Lines, code: string, known: Set<Succession> = new Set()): ReadonlySet<Succession> => {
  for (const line of lines.get(code) ?? []) {
    if (known.has(line)) continue
    known.add(line)
    linesFrom(lines, line.to, known)
  }
  return known
}

/** Where the records of one code count in the tree of one day. */
const movesAt = (
  code: string,
  lines: readonly Succession[],
  levels: readonly number[],
  day: string,
): readonly Pick<Move, 'target' | 'since' | 'until'>[] => {
  const own = lines.filter(({ from, on }) => from === code && on <= day)
  const days = [...new Set(own.map(({ on }) => on))].sort()
  const last = days.at(-1) ?? ''
  // a code that is closed has no records of its own afterwards: one that was written late, or corrected, belongs with the others
  const stays = own.some(({ on, to }) => on === last && to === code)
  return days.flatMap((until, index) => {
    const since = days[index - 1] ?? ''
    const target = rollUpRegion(code, lines, since, day, levels)
    const end = until === last && !stays ? 'infinity' : until
    return target === code || target === '' ? [] : [{ target, since: since || '-infinity', until: end }]
  })
}

/** Where records count in the trees of all days until `day`, for every code whose records do not always count where they were made. */
export const movesOf = (
  successions: readonly Succession[],
  layers: readonly GridLayer[],
  day: string,
): readonly Move[] => {
  const due = successions.filter(({ kind, on }) => kind !== 'rename' && on <= day)
  const levels = widths(layers)
  const lines = Map.groupBy(due, ({ from }) => from)
  return [...lines.keys()].sort().flatMap((code) => {
    const own = [...linesFrom(lines, code)]
    const turns = [...new Set(own.map(({ on }) => on))].sort()
    return turns.flatMap((from, index) => {
      const to = turns[index + 1] ?? 'infinity'
      return movesAt(code, own, levels, from).map((move) => ({ code, ...move, from, to }))
    })
  })
}

/** Those that hold in the tree of the last day. */
export const movesNow = (moves: readonly Move[]): readonly Move[] => moves.filter(({ to }) => to === 'infinity')

/** All lines of succession up to a day that move records; renames do not. */
export const listMoving = (sql: Sql | Tx, day: string): Promise<readonly Succession[]> => sql<Succession[]>`
  select kind, on_date::text "on", from_code "from", to_code "to" from region_succession
  where kind <> 'rename' and on_date <= ${day} order by on_date, from_code, to_code`
