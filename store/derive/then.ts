import { lastDayOf } from '../../kernel/indicator/index.ts'
import { after, DIVISION_WIDTHS, type GridLayer, type Succession, widths } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'
import { type Move, movesNow, movesOf } from './tree.ts'

/** A region of the tree for as long as it bore one name; null: always. */
interface Stood {
  readonly code: string
  readonly level: number
  readonly from: string | null
  readonly to: string | null
}

/** What became otherwise in the tree since the first of the days asked about, in and around the regions asked about. */
interface Turned {
  readonly moves: readonly Move[]
  readonly regions: readonly Stood[]
}

interface Asked {
  /** YYYY-MM-DD: the day whose tree says what lies where. */
  readonly today: string
  readonly layers: readonly GridLayer[]
  readonly levels: readonly number[]
  /** Codes of regions. */
  readonly regions: readonly string[]
  /** `2025`, `2025-Q1`, `2025-03`, ''. */
  readonly periods: readonly string[]
}

/** Digits of a county's code. */
const COUNTY = DIVISION_WIDTHS[2]

/** The day by whose tree regions of a period are counted: its last one; today's, while it is not over. */
const dayOf = (period: string, today: string): string => {
  const last = lastDayOf(period) ?? today
  return last < today ? last : today
}

/** Lines of succession that begin or end in a range of codes. */
const linesSql = (tx: Sql | Tx, first: string, end: string, today: string) => tx`
  select kind, on_date, from_code, to_code from region_succession
  where kind <> 'rename' and on_date <= ${today} and from_code >= ${first} and from_code < ${end}
  union
  select kind, on_date, from_code, to_code from region_succession
  where kind <> 'rename' and on_date <= ${today} and to_code >= ${first} and to_code < ${end}`

/**
 * Regions that were closed until today, opened since the first day, or handed on their records. A region that stood when its county was
 * first written down, and in whose place no other had been, is taken as having stood always: a county's past years come with a tree that begins later.
 */
const listTurned = async (tx: Sql | Tx, { today, layers, levels, regions, periods }: Asked): Promise<Turned> => {
  const codes = regions.toSorted()
  const [first, last] = [codes[0], codes.at(-1)]
  if (first === undefined || last === undefined || levels.length === 0) return { moves: [], regions: [] }
  const since = periods.map((period) => dayOf(period, today)).reduce((least, one) => (one < least ? one : least), today)
  const here = tx`r.code >= ${first} and r.code < ${after(last)} and r.level = any (${levels as number[]})`
  const [rows, lines, counties] = await Promise.all([
    tx<Stood[]>`
      select code, level::int, valid_from::text "from", valid_to::text "to" from region r
      where ${here} and valid_to is not null and valid_to <= ${today} and valid_from <= ${today}
      union
      select code, level::int, valid_from::text, valid_to::text from region r
      where ${here} and valid_from <= ${today} and valid_from > greatest(${since}, (select min(c.valid_from) from region c where c.level = 3))
      union
      select code, level::int, valid_from::text, valid_to::text
      from (${linesSql(tx, first, after(last), today)}) l join region r on r.code = l.from_code
      where r.level = any (${levels as number[]}) and r.valid_from <= ${today}`,
    tx<Succession[]>`
      select kind, on_date::text "on", from_code "from", to_code "to"
      from (${linesSql(tx, first, after(last), today)}) l order by on_date, from_code, to_code`,
    tx<{ code: string; day: string }[]>`
      select code, min(valid_from)::text as day from region
      where level = 3 and code >= ${first.slice(0, COUNTY)} and code < ${after(last)} group by code`,
  ])
  const began = new Map(counties.map(({ code, day }) => [code, day]))
  const followed = new Set(lines.map(({ to, on }) => `${to} ${on}`))
  const always = ({ code, from }: Stood): boolean =>
    from !== null && from <= (began.get(code.slice(0, COUNTY)) ?? '') && !followed.has(`${code} ${from}`)
  return {
    moves: movesOf(lines, layers, today),
    regions: rows.map((one) => (always(one) ? { ...one, from: null } : one)),
  }
}

/** How many regions of a level there were more, or fewer, on a day, by every code in which they lie today. */
interface Otherwise {
  readonly more: ReadonlyMap<string, number>
  /** Those that did not stand on that day, nor did any whose records count there: expected where something is on record. */
  readonly others: readonly string[]
  /** The same, by every code in which they lie today. */
  readonly besides: ReadonlyMap<string, readonly string[]>
}

/** The tree of the last days of periods, where the regions of then lie in that of today. */
export interface Then {
  /** Regions of a level that stood on the last day of a period, inside one of today in which `standing` do. */
  readonly count: (level: number, region: string, period: string, standing: number) => number
  /** Regions inside one that did not stand on that day, but may have a record of the period. */
  readonly besides: (level: number, region: string, period: string) => readonly string[]
  /** Codes of all of them, for all periods. */
  readonly all: readonly string[]
}

const stands = ({ from, to }: Stood, day: string): boolean =>
  (from === null || from <= day) && (to === null || to > day)

const otherwiseOn = (turned: Turned, level: number, day: string, asked: Asked): Otherwise => {
  const levels = widths(asked.layers)
  // `-infinity` and `infinity` are in order with days as texts
  const moves = Map.groupBy(movesNow(turned.moves), ({ code }) => code)
  const placeOf = (code: string): string =>
    moves.get(code)?.find((move) => move.since <= day && day < move.until)?.target ?? code
  const more = new Map<string, number>()
  const above = (code: string): readonly string[] =>
    levels.filter((width) => width <= code.length).map((width) => code.slice(0, width))
  const add = (code: string, n: number): void => {
    for (const one of above(code)) more.set(one, (more.get(one) ?? 0) + n)
  }
  const regions = turned.regions.filter((one) => one.level === level)
  for (const region of regions) {
    if (stands(region, asked.today)) add(region.code, -1)
    if (stands(region, day)) add(placeOf(region.code), 1)
  }
  const stood = new Set(regions.filter((one) => stands(one, day)).map(({ code }) => code))
  const places = new Set([...stood].map(placeOf))
  const all = [...new Set(regions.map(({ code }) => code))]
  const others = all.filter((code) => !stood.has(code) && !places.has(code) && placeOf(code) === code)
  const besides = new Map<string, string[]>()
  for (const code of others)
    for (const one of above(code)) {
      const known = besides.get(one)
      if (known) known.push(code)
      else besides.set(one, [code])
    }
  return { more, others, besides }
}

const NONE: readonly string[] = []

/** Reads what became otherwise in the tree, once for all periods and levels asked about. */
export const treeThen = async (tx: Sql | Tx, asked: Asked): Promise<Then> => {
  const turned = await listTurned(tx, asked)
  const days = new Map<string, Otherwise>()
  const onDay = (level: number, day: string): Otherwise => {
    const found = days.get(`${level} ${day}`) ?? otherwiseOn(turned, level, day, asked)
    days.set(`${level} ${day}`, found)
    return found
  }
  // asked for with every number of a page
  const known = new Map(asked.levels.map((level) => [level, new Map<string, Otherwise>()]))
  const on = (level: number, period: string): Otherwise => {
    const found = known.get(level)?.get(period) ?? onDay(level, dayOf(period, asked.today))
    known.get(level)?.set(period, found)
    return found
  }
  const all = asked.levels.flatMap((level) => asked.periods.flatMap((period) => on(level, period).others))
  return {
    count: (level, region, period, standing) => standing + (on(level, period).more.get(region) ?? 0),
    besides: (level, region, period) => on(level, period).besides.get(region) ?? NONE,
    all: [...new Set(all)],
  }
}
