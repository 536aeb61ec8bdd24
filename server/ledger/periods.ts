import { closedBy, concerns, lastDayOf, partsOf, periodsBack, type Span, spanOf } from '../../kernel/ledger/index.ts'
import { after, levelOf, widths, within } from '../../kernel/place/index.ts'
import type { Tx } from '../../store/database.ts'
import { type Closing, countPeriods, listHolders, type PeriodCount } from '../../store/ledger/closing.ts'
import { countLevels, type Where } from '../../store/ledger/coverage.ts'
import { listPlaces } from '../../store/ledger/places.ts'
import type { StaffCaller } from '../caller.ts'
import type { ClosingBody, LedgerPeriod, PeriodBody } from '../contract/ledgerPeriod.ts'
import { schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { doerOf, mayClose } from './closing.ts'
import type { Kept } from './definitions.ts'
import { onePerRegion } from './due.ts'
import { keeperOf } from './keeper.ts'

/** What is asked: a ledger in a region, by whom, and all that was closed there. */
export interface Looking {
  readonly program: Program
  readonly caller: StaffCaller
  readonly kept: Kept
  readonly tx: Tx
  readonly where: Where
  /** In the order in which it was done. */
  readonly closings: readonly Closing[]
}

export const presentClosing = (program: Program, entry: Closing, language: StaffCaller['language']): ClosingBody => ({
  closes: entry.closes,
  period: entry.period,
  region: entry.region,
  regionName: entry.region_name,
  at: entry.at.toISOString(),
  by: doerOf(program, entry, language),
  reason: entry.reason,
})

/** Places below a region where a part of the span is otherwise than in the region itself; what came last of each. */
export const exceptionsOf = (closings: readonly Closing[], region: string, span: Span): readonly Closing[] => {
  const last = new Map<string, Closing>()
  for (const part of partsOf(span))
    for (const entry of closings)
      if (entry.region !== region && within(entry.region, region) && concerns(entry, entry.region, part)) {
        const here = closedBy(closings, region, part) !== undefined
        const there = closedBy(closings, entry.region, part) !== undefined
        if (here !== there) last.set(entry.region, entry)
      }
  return [...last.values()]
}

/** What a whole span is closed by at a region, where every part of it is. */
export const spanClosed = (closings: readonly Closing[], region: string, span: Span): Closing | undefined => {
  const by = partsOf(span).map((part) => closedBy(closings, region, part))
  return by.every((entry) => entry !== undefined) ? by[0] : undefined
}

/** Whether anything of a span is closed at a region, or below it. */
export const anyClosed = (closings: readonly Closing[], region: string, span: Span): boolean =>
  partsOf(span).some((part) => closedBy(closings, region, part) !== undefined) ||
  exceptionsOf(closings, region, span).some(({ closes }) => closes)

const expectedIn = async ({ kept, tx, where }: Looking): Promise<number | null> => {
  if (!onePerRegion(kept.ledger)) return null
  const levels = await countLevels(tx, where)
  return kept.ledger.levels.reduce((sum, level) => sum + (levels.get(level) ?? 0), 0)
}

type Counts = Pick<LedgerPeriod, 'records' | 'kept' | 'expected'>

const bodyOf = (looking: Looking, period: string, counts: Counts): LedgerPeriod => {
  const { program, caller, kept, where, closings } = looking
  const span = spanOf(kept.ledger, period) ?? { first: period, last: period }
  const closed = spanClosed(closings, where.region, span)
  const exceptions = exceptionsOf(closings, where.region, span)
  const may = mayClose(program, caller, kept) && isClosable(program, kept, where.region)
  const names = exceptions.map((entry) => ({
    region: entry.region,
    regionName: entry.region_name,
    closed: entry.closes,
  }))
  return {
    period,
    over: lastDayOf(span) < where.day,
    closed: closed ? presentClosing(program, closed, caller.language) : null,
    exceptions: names,
    ...counts,
    may: {
      close: may && (closed === undefined || exceptions.length > 0),
      reopen: may && anyClosed(closings, where.region, span) && (closed === undefined || isOurs(caller, closed)),
    },
  }
}

/** What was closed above one's own place is opened there. */
export const isOurs = (caller: StaffCaller, { region }: Closing): boolean =>
  caller.position !== null && within(region, caller.position.region)

/** A county or a town, not below what the ledger is about. */
const HIGHEST = 3
const LOWEST = 4
export const isClosable = (program: Program, { ledger }: Kept, region: string): boolean => {
  const level = levelOf(region, schemeOf(program).layers) ?? 0
  return level >= HIGHEST && level <= LOWEST && level <= Math.max(...ledger.levels)
}

const sum = (counts: readonly PeriodCount[], of: 'records' | 'kept'): number =>
  counts.reduce((total, count) => total + count[of], 0)

/** The period that runs and the one due are told of, whatever is kept. */
const LEAST = 2

/** Without those before anything was kept or closed. */
const fromFirst = (periods: readonly LedgerPeriod[], least: number): readonly LedgerPeriod[] => {
  const last = periods.findLastIndex(
    ({ records, closed, exceptions }) => records > 0 || closed || exceptions.length > 0,
  )
  return periods.slice(0, Math.max(last + 1, least))
}

/** The last `limit` periods before `before`, newest first, with what is kept of each. */
export const listPeriods = async (
  looking: Looking,
  { before, limit }: { readonly before: string; readonly limit: number },
): Promise<readonly LedgerPeriod[]> => {
  const { kept, tx, where } = looking
  const from = before === '' ? where.day : before.length === 4 ? `${Number(before) - 1}-12-31` : `${before}-01`
  const skip = before.length > 4 ? 1 : 0
  const periods = periodsBack(kept.ledger, from, limit + skip).slice(skip)
  const [first, last] = [periods.at(-1), periods[0]]
  if (first === undefined || last === undefined) return []
  const [expected, counts] = await Promise.all([
    expectedIn(looking),
    countPeriods(tx, kept.ledger, where, { first, last, width: where.region.length }),
  ])
  const all = periods.map((period) => {
    const own = counts.filter((count) => count.period === period)
    return bodyOf(looking, period, { records: sum(own, 'records'), kept: sum(own, 'kept'), expected })
  })
  return fromFirst(all, before === '' ? LEAST : 0)
}

/** Places right below, or the place itself where nothing lies below that the ledger is about. */
const partsIn = async ({ program, kept, tx, where }: Looking) => {
  const { layers } = schemeOf(program)
  const all = await listPlaces(tx, {
    lo: where.region,
    hi: after(where.region),
    lowest: Math.max(...kept.ledger.levels),
    day: where.day,
  })
  const level = levelOf(where.region, layers) ?? 0
  const width = level < Math.max(...kept.ledger.levels) ? (widths(layers)[level] ?? 0) : where.region.length
  const about = all.filter((place) => kept.ledger.levels.includes(place.level))
  return {
    width,
    parts: all
      .filter(({ code }) => code.length === width)
      .map(({ code, name }) => ({ code, name, expected: about.filter((place) => within(place.code, code)).length })),
  }
}

/** One period: how it stands in each place right below, who keeps it there, and everything that was closed and opened of it. */
export const showPeriod = async (looking: Looking, period: string, span: Span): Promise<PeriodBody> => {
  const { program, caller, kept, tx, where, closings } = looking
  const { width, parts } = await partsIn(looking)
  const [expected, counts, holders] = await Promise.all([
    expectedIn(looking),
    countPeriods(tx, kept.ledger, where, { ...span, width }),
    listHolders(tx, where, keeperOf(program, kept)),
  ])
  const places = (of: readonly PeriodCount[]): number =>
    Math.max(0, ...[...byPeriod(of).values()].map((one) => sum(one, 'kept')))
  const history = closings.filter(
    (entry) =>
      entry.first <= span.last &&
      entry.last >= span.first &&
      (within(entry.region, where.region) || within(where.region, entry.region)),
  )
  return {
    ...bodyOf(looking, period, { records: sum(counts, 'records'), kept: places(counts), expected }),
    parts: parts.map(({ code, name, expected: should }) => {
      const own = counts.filter(({ part }) => part === code)
      return {
        region: code,
        regionName: name,
        records: sum(own, 'records'),
        kept: places(own),
        expected: onePerRegion(kept.ledger) ? should : null,
        closed: spanClosed(closings, code, span) !== undefined,
        keepers: holders.filter(({ region }) => within(code, region)).map((holder) => holder.name),
      }
    }),
    history: history.toReversed().map((entry) => presentClosing(program, entry, caller.language)),
  }
}

const byPeriod = (counts: readonly PeriodCount[]): ReadonlyMap<string, readonly PeriodCount[]> =>
  Map.groupBy(counts, ({ period }) => period)

export const whereOf = (program: Program, region: string): Where => ({
  county: program.county,
  region,
  day: todayOf(program),
})
