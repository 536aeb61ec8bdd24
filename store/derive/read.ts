import {
  coverLevelOf,
  expectedRegions,
  indicatorValue,
  type Measured,
  measured,
  monthsOf,
  NO_VALUE,
  needsOf,
  periodBefore,
  type SumsRow,
  sumColumns,
  type Value,
} from '../../kernel/indicator/index.ts'
import { type Ledger, sumsTableOf } from '../../kernel/ledger/index.ts'
import { after, levelOf, widths } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'
import { quoted } from '../ledger/shape.ts'
import { periodKind } from './plan.ts'
import type { Basis, Coverage, Question, Reading, Readings, Regions } from './reading.ts'
import { countMeeting, type Those } from './regions.ts'
import { computedColumns, listStates } from './state.ts'
import { type Then, treeThen } from './then.ts'

/** The period of a ledger in which a period asked for lies; undefined where the ledger has no such period. */
export const heldPeriod = (ledger: Ledger, period: string): string | undefined => {
  const kind = periodKind(ledger)
  if (kind === 'none') return ''
  return period === '' || (kind === 'year' && period.length > 4) ? undefined : period
}

/** Sums of a ledger, by `region period`. */
export interface Held {
  readonly sums: ReadonlyMap<string, SumsRow>
  readonly computedAt: ReadonlyMap<string, Date>
}
/** Where sums come from: what is kept, or what a past instant is computed to. */
export type HeldOf = (
  ledger: Ledger,
  columns: readonly string[],
  regions: readonly string[],
  periods: readonly string[],
) => Promise<Held>

/** How many regions of a level stand in each region asked for; regions below that level have none. */
const countStanding = async (
  tx: Sql | Tx,
  basis: Basis,
  level: number,
  regions: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const width = widths(basis.layers)[level - 1] ?? 0
  const above = regions.filter((code) => code.length <= width)
  if (above.length === 0) return new Map()
  const rows = await tx<{ code: string; n: number }[]>`
    select c.code, (select count(*)::int from region r
        where r.level = ${level} and r.code >= c.code and r.code < c.code || ':'
          and r.valid_from <= ${basis.today} and (r.valid_to is null or r.valid_to > ${basis.today})) n
    from unnest(${above}::text[]) c (code)`
  return new Map(rows.map(({ code, n }) => [code, n]))
}

/** Codes of the regions asked for, in order. */
export const listAsked = async (tx: Sql | Tx, basis: Basis, regions: Regions): Promise<readonly string[]> => {
  if ('region' in regions) return [regions.region]
  const root = 'below' in regions ? regions.below : regions.root
  const level = 'below' in regions ? (levelOf(root, basis.layers) ?? 0) + 1 : regions.level
  const page = 'below' in regions ? { after: '', limit: 10_000 } : regions
  const only = 'only' in regions ? regions.only : undefined
  const rows = await tx<{ code: string }[]>`
    select distinct code from region r where r.level = ${level} and r.code >= ${root} and r.code < ${after(root)} and r.code > ${page.after}
      ${only ? tx`and r.code = any (${only as string[]})` : tx``}
      and r.valid_from <= ${basis.today} and (r.valid_to is null or r.valid_to > ${basis.today})
    order by code limit ${page.limit}`
  return rows.map(({ code }) => code)
}

/** The shard of a region's sums. */
const countyOf = (region: string): string => region.slice(0, 6).padEnd(6, '0')

/** What is kept of a ledger; columns that were added and not computed yet are not there. */
const keptOf = (tx: Sql | Tx, prepare: boolean): HeldOf => {
  // once for all ledgers of a question
  let states: ReturnType<typeof listStates> | undefined
  return async (ledger, columns, regions, periods) => {
    states ??= listStates(tx)
    const state = (await states).find((one) => one.ledger === ledger.key)
    if (state === undefined || regions.length === 0) return { sums: new Map(), computedAt: new Map() }
    const computed = computedColumns(state.definition)
    const names = ['records', 'covered', ...columns.filter((name) => computed.has(name))]
    // by lists for each column of the key: a join would have the planner read all that the row policy lets through
    const rows = await tx.unsafe<(Record<string, string> & { computed_at: Date })[]>(
      `select s.region, s.period, s.computed_at, ${names.map((name) => `s.${quoted(name)}::text`).join(', ')}
       from ${quoted(sumsTableOf(ledger))} s
       where s.county = any ($1::char(6)[]) and s.region = any ($2::text[]) and s.period = any ($3::text[])`,
      [[...new Set(regions.map(countyOf))], [...regions], [...periods]],
      { prepare },
    )
    const keyed = rows.map((row) => [`${row.region} ${row.period}`, row] as const)
    return { sums: new Map(keyed), computedAt: new Map(keyed.map(([key, row]) => [key, row.computed_at])) }
  }
}

/** Whether each region owes it a record for each month. */
const isMonthly = (ledger: Ledger): boolean =>
  periodKind(ledger) === 'month' && ledger.period !== undefined && (ledger.grain?.includes(ledger.period) ?? false)

/** A period as a ledger keeps it, with the months of which each is counted by itself; none where it has no such period. */
const partsOf = (ledger: Ledger, period: string): readonly string[] => {
  const held = heldPeriod(ledger, period)
  if (held === undefined) return []
  return isMonthly(ledger) ? [held, ...monthsOf(held)] : [held]
}

/** All that the answers rest on, fetched: one query for each ledger and each level that is counted. */
interface Found {
  readonly regions: readonly string[]
  /** Counts of regions, by `indicator region period`. */
  readonly counted: ReadonlyMap<string, Value>
  readonly held: ReadonlyMap<string, Held>
  readonly standing: ReadonlyMap<number, ReadonlyMap<string, number>>
  readonly then: Then
}

const measureOf = (basis: Basis, key: string) => {
  const is = basis.indicators.get(key)?.is
  return is !== undefined && 'ledger' in is ? is : undefined
}

const fetchAll = async (
  tx: Sql | Tx,
  basis: Basis,
  regions: readonly string[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  heldOf: HeldOf,
): Promise<Omit<Found, 'counted'>> => {
  const asked = [...needs].flatMap(([key, periods]) => {
    const measure = measureOf(basis, key)
    const ledger = measure && basis.ledgers.get(measure.ledger)
    return measure && ledger ? [{ key, measure, ledger, periods: [...periods] }] : []
  })
  const levels = new Set(
    asked.flatMap(({ measure, ledger }) => [
      coverLevelOf(ledger),
      ...(measure.kind === 'coverage' ? [measure.level] : []),
    ]),
  )
  const counted = asked.flatMap(({ ledger, periods }) => periods.flatMap((period) => partsOf(ledger, period)))
  const [standing, then] = await Promise.all([
    Promise.all([...levels].map(async (level) => [level, await countStanding(tx, basis, level, regions)] as const)),
    treeThen(tx, { ...basis, levels: [...levels], regions, periods: [...new Set(counted)] }),
  ])
  const read = [...new Set([...regions, ...then.all])]
  const ledgers = new Map(asked.map(({ ledger }) => [ledger.key, ledger]))
  const held = await Promise.all(
    [...ledgers].map(async ([key, ledger]) => {
      const those = asked.filter((one) => one.ledger.key === key)
      const columns = those.flatMap((one) => sumColumns(one.key, one.measure).map(({ name }) => name))
      const periods = those.flatMap((one) => one.periods.flatMap((period) => partsOf(ledger, period)))
      return [key, await heldOf(ledger, [...new Set(columns)], read, [...new Set(periods)])] as const
    }),
  )
  return { regions, held: new Map(held), standing: new Map(standing), then }
}

/**
 * How many regions might have a record of a period: those that stood on its last day, and whatever else has something on record, `records` of
 * any kind or what counts as `covered`. Undefined for regions below the level that is counted.
 */
const expectedIn = (
  found: Found,
  ledger: Ledger,
  { level, region, period }: { readonly level: number; readonly region: string; readonly period: string },
  column: 'records' | 'covered',
): number | undefined => {
  const standing = found.standing.get(level)?.get(region)
  if (standing === undefined) return undefined
  const sums = found.held.get(ledger.key)?.sums
  const has = (code: string): boolean => Number(sums?.get(`${code} ${period}`)?.[column] ?? 0) > 0
  return (
    found.then.count(level, region, period, standing) + found.then.besides(level, region, period).filter(has).length
  )
}

const NOTHING: Measured = { value: NO_VALUE, parts: [] }

/** One measure, or count of regions, in one region and period; without value where its columns are not computed yet. */
const valueIn = (
  basis: Basis,
  found: Found,
  key: string,
  region: string,
  period: string,
  measure = measureOf(basis, key),
): Measured => {
  if (!measure) return { value: found.counted.get(`${key} ${region} ${period}`) ?? NO_VALUE, parts: [] }
  const ledger = basis.ledgers.get(measure.ledger)
  const held = ledger && heldPeriod(ledger, period)
  if (!ledger || held === undefined) return NOTHING
  const sums = found.held.get(ledger.key)?.sums.get(`${region} ${held}`)
  if (sums && sumColumns(key, measure).some(({ name }) => sums[name] === undefined)) return NOTHING
  if (measure.kind !== 'coverage') return measured(key, measure, ledger, sums, null)
  const { level } = measure
  const expected = expectedIn(found, ledger, { level, region, period: held }, 'records')
  return measured(key, measure, ledger, sums, expected ?? null)
}

const coverageIn = (found: Found, ledger: Ledger, region: string, period: string): Coverage | null => {
  const held = heldPeriod(ledger, period)
  const level = coverLevelOf(ledger)
  // where a region of one level or another keeps it, none of them owes a record
  if (ledger.grain === null || ledger.levels.length > 1 || held === undefined) return null
  const coveredIn = (one: string): number =>
    Number(found.held.get(ledger.key)?.sums.get(`${region} ${one}`)?.covered ?? 0)
  const months = isMonthly(ledger) ? monthsOf(held) : []
  const parts = months.length < 2 ? [held] : months
  const each = parts.map((period) => expectedIn(found, ledger, { level, region, period }, 'covered'))
  if (each.includes(undefined)) return null
  const have = parts.reduce((sum, one) => sum + coveredIn(one), 0)
  const of = expectedRegions(
    have,
    each.reduce<number>((sum, one) => sum + (one ?? 0), 0),
  )
  // none of it stood in that period, nor has a record of it
  return of === 0 ? null : { level, have, of, ...(parts.length > 1 && { months: parts.length }) }
}

const worst = (all: readonly (Coverage | null)[]): Coverage | null =>
  all.reduce((least, one) => {
    if (one === null || least === null) return one ?? least
    return one.have * least.of < least.have * one.of ? one : least
  }, null)

/** A number, measured or computed. */
const measuredIn = (basis: Basis, found: Found, key: string, region: string, period: string): Measured => {
  const measure = measureOf(basis, key)
  if (measure) return valueIn(basis, found, key, region, period, measure)
  const value = indicatorValue(basis, key, period, (one, at) => valueIn(basis, found, one, region, at).value)
  return { value, parts: [] }
}

const under = new WeakMap<Basis['indicators'], Map<string, readonly string[]>>()

/** Ledgers that an indicator rests on; found once, asked for with every number of a page. */
const ledgersUnder = (basis: Basis, key: string): readonly Ledger[] => {
  const known = under.get(basis.indicators) ?? new Map<string, readonly string[]>()
  under.set(basis.indicators, known)
  const rests = (): readonly string[] =>
    [...needsOf(basis, key, ['']).keys()].flatMap((one) => measureOf(basis, one)?.ledger ?? [])
  const found = known.get(key) ?? [...new Set(rests())]
  known.set(key, found)
  return found.flatMap((ledger) => basis.ledgers.get(ledger) ?? [])
}

const answer = (basis: Basis, found: Found, key: string, region: string, period: string): Reading => {
  const ledgers = ledgersUnder(basis, key)
  const { value, parts } = measuredIn(basis, found, key, region, period)
  const times = ledgers.flatMap(
    (ledger) => found.held.get(ledger.key)?.computedAt.get(`${region} ${heldPeriod(ledger, period)}`) ?? [],
  )
  const coverageOf = (at: string): Coverage | null =>
    worst(ledgers.map((ledger) => coverageIn(found, ledger, region, at)))
  const is = basis.indicators.get(key)?.is
  const from = is?.kind === 'growth' ? periodBefore(period, is.over) : undefined
  const computedAt = times.reduce<Date | null>(
    (latest, time) => (latest === null || time > latest ? time : latest),
    null,
  )
  return {
    ...{ indicator: key, region, period, value, parts, coverage: coverageOf(period), computedAt },
    ...(from !== undefined && { earlier: { period: from, coverage: coverageOf(from) } }),
  }
}

/** Answers a question from `heldOf`; unknown indicators have no value. */
export const readFrom = async (
  tx: Sql | Tx,
  basis: Basis,
  question: Question,
  heldOf: HeldOf,
): Promise<readonly Reading[]> =>
  readThose(tx, basis, { ...question, regions: await listAsked(tx, basis, question.regions) }, heldOf)

/** All that the numbers of some regions rest on. */
const findAll = async (tx: Sql | Tx, basis: Basis, question: Those, heldOf: HeldOf): Promise<Found> => {
  const { regions, periods, courses } = question
  const needs = new Map<string, Set<string>>()
  for (const key of question.indicators) needsOf(basis, key, courses?.get(key) ?? periods, needs)
  const counted = await countMeeting(basis, needs, regions, {
    list: (root, level) => listAsked(tx, basis, { root, level, after: '', limit: 20_000 }),
    read: async (those) => {
      const found = await findAll(tx, basis, those, heldOf)
      return (key, region, period) => measuredIn(basis, found, key, region, period).value.value
    },
  })
  return { ...(await fetchAll(tx, basis, regions, needs, heldOf)), counted }
}

const readThose = async (tx: Sql | Tx, basis: Basis, question: Those, heldOf: HeldOf): Promise<readonly Reading[]> => {
  const found = await findAll(tx, basis, question, heldOf)
  const { regions, periods, courses } = question
  if (courses)
    return regions.flatMap((region) =>
      question.indicators.flatMap((key) =>
        (courses.get(key) ?? periods).map((period) => answer(basis, found, key, region, period)),
      ),
    )
  return regions.flatMap((region) =>
    periods.flatMap((period) => question.indicators.map((key) => answer(basis, found, key, region, period))),
  )
}

/** The oldest change that the numbers below `regions` do not show yet; else now. */
const asOfTime = async (tx: Sql | Tx, basis: Basis, question: Question): Promise<Date> => {
  const { regions } = question
  const root = 'region' in regions ? regions.region : 'below' in regions ? regions.below : regions.root
  const [row] = await tx<{ since: Date | null }[]>`
    select min(since) since from (
      select since from derive_due where region >= ${root} and region < ${after(root)}
      union all select since from matter_due where region >= ${root} and region < ${after(root)}) d`
  return row?.since && row.since < basis.now ? row.since : basis.now
}

/**
 * Numbers as they stand. The caller asks within its scope only: outside of it nothing is on record, and a register of which nothing is on
 * record counts 0.
 */
export const readIndicators = async (tx: Sql | Tx, basis: Basis, question: Question): Promise<Readings> => {
  // before the numbers: what is written in between is not promised
  const asOf = await asOfTime(tx, basis, question)
  // all numbers of a region are asked for in the same words again and again
  return { readings: await readFrom(tx, basis, question, keptOf(tx, question.courses !== undefined)), asOf }
}

/** Periods for which there is any record of each ledger in a region, latest first; asked in one question. */
export const listPeriodsOf = async (
  tx: Sql | Tx,
  ledgers: readonly Ledger[],
  region: string,
  limit: number,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ledgers.length === 0) return new Map()
  const each = ledgers.map(
    (ledger, at) => `(select ${at} as at, period from ${quoted(sumsTableOf(ledger))}
      where county = rpad(left($1::text, 6), 6, '0')::char(6) and region = $1::text order by period desc limit ${Math.trunc(limit)})`,
  )
  const rows = await tx.unsafe<{ at: number; period: string }[]>(each.join(' union all '), [region], {
    prepare: ledgers.length > 1,
  })
  const found = Map.groupBy(rows, ({ at }) => at)
  return new Map(ledgers.map(({ key }, at) => [key, (found.get(at) ?? []).map(({ period }) => period)]))
}

/** Periods for which there is any record of a ledger in a region, latest first. */
export const listPeriods = async (
  tx: Sql | Tx,
  ledger: Ledger,
  region: string,
  limit: number,
): Promise<readonly string[]> => (await listPeriodsOf(tx, [ledger], region, limit)).get(ledger.key) ?? []
