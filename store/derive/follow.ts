import { countedIn } from '../../kernel/indicator/index.ts'
import { asSystem, type Database, type Tx } from '../database.ts'
import { quoted } from '../ledger/shape.ts'
import {
  concernedBy,
  coveredOf,
  distinctOf,
  mappedSql,
  plainOf,
  thenSql,
  totalSql,
  wasPart,
  zeroCovered,
} from './cascade.ts'
import type { Due } from './due.ts'
import { type Bound, bound } from './expression.ts'
import { lockSums } from './lock.ts'
import { aggregateSql, inPeriodSql, type Plan, periodKind, rowSql, tellsDays } from './plan.ts'
import { movesNow } from './tree.ts'

/** A region whose sums are to be computed anew in a period. */
interface Target {
  readonly region: string
  readonly period: string
}

const COUNTY = (region: string): string => `rpad(left(${region}, 6), 6, '0')::char(6)`

const FINER = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/
const PERIODS = {
  none: /^$/,
  year: /^\d{4}$/,
  month: FINER,
  date: FINER,
} as const

/** A longer period of a target: what differs in the month differs there as much. */
interface Longer extends Target {
  readonly month: string
}

interface Targets {
  /** Computed anew from the records. */
  readonly anew: readonly Target[]
  /** Quarters, halves and years that follow from the months among those. */
  readonly longer: readonly Longer[]
}

const keyOf = ({ region, period }: Target): string => `${region} ${period}`

const once = <T extends Target>(targets: readonly T[], key: (one: T) => string): readonly T[] => [
  ...new Map(targets.map((one) => [key(one), one])).values(),
]

/**
 * Regions at which the records of a due region count: where they were made, or where they moved. A row without a period of its own, or at a
 * place of no level, counts nowhere. Where an age is told on the last day of the period, or regions moved, a year is not the sum of its months:
 * computed anew.
 */
const targetsOf = (plan: Plan, due: readonly Pick<Due, 'region' | 'period'>[]): Targets => {
  const fits = PERIODS[periodKind(plan.ledger)]
  const right = ({ region, period }: Target): boolean => fits.test(period) && plan.widths.includes(region.length)
  const here = due.flatMap(({ region, period }) => {
    const regions = [region, ...plan.moves.filter(({ code }) => code === region).map(({ target }) => target)]
    return regions.map((one) => ({ region: one, period }))
  })
  const counted = here.flatMap(({ region, period: month }) =>
    countedIn(month).map((period) => ({ region, period, month })),
  )
  const anew = once((plan.moves.length > 0 || tellsDays(plan) ? counted : here).filter(right), keyOf)
  const known = new Set(anew.map(keyOf))
  const longer = once(counted.filter(right), (one) => `${keyOf(one)} ${one.month}`)
  return { anew, longer: longer.filter((one) => !known.has(keyOf(one))) }
}

/** What a move concerns, and the rest, which is followed as if there were none. */
const byMoves = (plan: Plan, due: readonly Pick<Due, 'region' | 'period'>[]) => {
  const concerned = concernedBy(plan)
  return [
    { plan, due: due.filter(({ region }) => concerned.has(region)) },
    { plan: { ...plan, moves: [] }, due: due.filter(({ region }) => !concerned.has(region)) },
  ]
}

const targetsSql = (targets: readonly Target[], binds: Bound): string =>
  `jsonb_to_recordset(${binds.bind(JSON.stringify(targets))}::text::jsonb) d (region text, period text)`

/** Records that count right at a due region: joined to `d`. */
const recordsSql = (plan: Plan, targets: readonly Target[], binds: Bound): { from: string; where: string } => {
  const county = `t.county = ${COUNTY('d.region')}`
  if (plan.moves.length === 0)
    return {
      from: `join ${plan.table} t on ${county} and t.region = d.region and ${inPeriodSql(plan, 'd.period')}`,
      where: '',
    }
  const regions = new Set(targets.map(({ region }) => region))
  const sources = [
    ...[...regions].map((region) => ({ target: region, code: region })),
    ...movesNow(plan.moves)
      .filter(({ target }) => regions.has(target))
      .map(({ target, code }) => ({ target, code })),
  ]
  const unique = [...new Map(sources.map((one) => [`${one.target} ${one.code}`, one])).values()]
  const { join, region } = mappedSql(plan, binds)
  return {
    from: `join jsonb_to_recordset(${binds.bind(JSON.stringify(unique))}::text::jsonb) s (target text, code text)
        on s.target = d.region
      join ${plan.table} t on ${county} and t.region = s.code and ${inPeriodSql(plan, 'd.period')} ${join}`,
    where: `where ${region} = d.region`,
  }
}

const ownSql = (plan: Plan, targets: readonly Target[], binds: Bound): string => {
  const row = rowSql(plan, 'd.period', binds)
  const plain = plan.columns.filter(({ kind }) => kind === 'count' || kind === 'sum')
  const values = plain.map((column) => `${aggregateSql(column, row)} as ${quoted(column.name)}`)
  const { from, where } = recordsSql(plan, targets, binds)
  return `select ${['d.region', 'd.period', 'count(*) as records', ...values, ...zeroCovered(plan)].join(', ')}
    from due d ${from} ${where} group by 1, 2`
}

/**
 * Regions of then that have a record, at the due regions and those of the counted levels above them, where they are counted now: all that lies
 * in a region of a counted level, what lies right at one above it.
 */
const wasSql = (plan: Plan, level: number, targets: readonly Target[], binds: Bound): string => {
  const { join, region } = mappedSql(plan, binds)
  const { join: then, counts } = thenSql(plan, 'd.period', binds)
  const width = plan.widths[level - 1] ?? 0
  const above = counts.filter((one) => one.width < width).map((one) => one.width)
  const places = once(
    [...new Set([width, ...above])].flatMap((one) =>
      targets.map(({ region, period }) => ({ region: region.slice(0, one), period })),
    ),
    keyOf,
  )
  const moved = movesNow(plan.moves).filter(({ target }) => places.some((one) => target.startsWith(one.region)))
  const codes = `${binds.bind(JSON.stringify([...new Set(moved.map(({ code }) => code))]))}::text::jsonb`
  const values = counts.map((one) => `${one.count(`left(${region}, ${one.width}) = d.region`)} as ${quoted(one.name)}`)
  return `select d.region, d.period, ${values.join(', ')} from ${targetsSql(places, binds)}
    join ${plan.table} t on t.county = ${COUNTY('d.region')} and ${inPeriodSql(plan, 'd.period')}
      and (t.region >= d.region and t.region < d.region || ':' or t.region in (select jsonb_array_elements_text(${codes})))
    ${join} ${then} where ${region} >= d.region and ${region} < d.region || ':' group by 1, 2`
}

/** What lies below a due region, one level down. */
const belowSql = (plan: Plan, level: number): string => {
  const names = [...plainOf(plan), ...coveredOf(plan).map(({ name }) => name)]
  const county = level < 3 ? 'true' : `k.county = ${COUNTY('d.region')}`
  return `select d.region, d.period, ${names.map((name) => `k.${quoted(name)}`).join(', ')} from due d
    join ${plan.sums} k on ${county} and k.level = ${level + 1} and k.region > d.region and k.region < d.region || ':' and k.period = d.period`
}

const keptSql = (plan: Plan, of: string): string =>
  `left join ${plan.sums} o on o.county = ${COUNTY(`${of}.region`)} and o.region = ${of}.region and o.period = ${of}.period`

/** By how much the sums of the due regions are wrong, of the periods that are computed anew. */
const anewSql = (plan: Plan, level: number, targets: readonly Target[], binds: Bound): string => {
  const lowest = level === plan.widths.length
  const was = plan.moves.length > 0 ? [wasPart(plan, `length(region) = ${plan.widths[level - 1] ?? 0}`)] : []
  const parts = [ownSql(plan, targets, binds), ...was, ...(lowest ? [] : [belowSql(plan, level)])]
  const names = [...plainOf(plan), ...coveredOf(plan).map(({ name }) => name)].map(quoted)
  const differences = names.map((name) => `coalesce(n.${name}, 0) - coalesce(o.${name}, 0) as ${name}`)
  return `select d.region, d.period, ${differences.join(', ')} from due d
    left join (${totalSql(plan, level, parts, binds)}) n on n.region = d.region and n.period = d.period ${keptSql(plan, 'd')}`
}

/** The same with the longer periods. Coverage is not the sum of its months: a region has records in a quarter or has none. */
const firstSql = (plan: Plan, level: number, { longer }: Targets, binds: Bound): string => {
  if (longer.length === 0) return 'select * from anew'
  const plain = plainOf(plan).map(quoted)
  const covered = coveredOf(plan)
  const sum = `select c.region, c.period, ${plain.map((name) => `sum(a.${name}) as ${name}`).join(', ')}
    from jsonb_to_recordset(${binds.bind(JSON.stringify(longer))}::text::jsonb) c (region text, period text, month text)
    join anew a on a.region = c.region and a.period = c.month group by 1, 2`
  const columns = covered.map((one) => (one.level === level ? coveredSql(one) : `0 as ${quoted(one.name)}`))
  return `select * from anew
    union all select u.region, u.period, ${[...plain.map((name) => `u.${name}`), ...columns].join(', ')}
    from (${sum}) u ${covered.some((one) => one.level === level) ? keptSql(plan, 'u') : ''}`
}

/** By how much a count of covered regions is wrong where each counts itself, of sums that are wrong by `u` and kept as `o`. */
const coveredSql = ({ name, of }: { readonly name: string; readonly of: string }): string =>
  `(case when coalesce(o.${quoted(of)}, 0) + u.${quoted(of)} > 0 then 1 else 0 end) - coalesce(o.${quoted(name)}, 0) as ${quoted(name)}`

/** The same where regions of then are counted, in `w`. */
const thenCoveredSql = ({ name }: { readonly name: string }): string =>
  `coalesce(w.${quoted(name)}, 0) - coalesce(o.${quoted(name)}, 0) as ${quoted(name)}`

/** By how much the sums one level up are wrong: what is wrong below, and what that does to the regions counted there. */
const nextSql = (plan: Plan, level: number): string => {
  const width = plan.widths[level - 1] ?? 0
  const plain = plainOf(plan).map(quoted)
  const covered = coveredOf(plan)
  const all = [...plain, ...covered.map(({ name }) => quoted(name))]
  const sum = `select left(region, ${width}) as region, period, ${all.map((name) => `sum(${name}) as ${name}`).join(', ')}
    from diff_${level + 1} group by 1, 2`
  const here = covered.filter((one) => one.level === level)
  if (here.length === 0) return sum
  const counted = plan.moves.length > 0 ? thenCoveredSql : coveredSql
  const columns = covered.map((one) => (one.level === level ? counted(one) : `u.${quoted(one.name)}`))
  const was = plan.moves.length > 0 ? 'left join was w on w.region = u.region and w.period = u.period' : ''
  return `select u.region, u.period, ${[...plain.map((name) => `u.${name}`), ...columns].join(', ')}
    from (${sum}) u ${keptSql(plan, 'u')} ${was}`
}

/** Computes the due regions of one level anew and adds the differences there and above: one statement. */
const followSql = (plan: Plan, level: number, targets: Targets, now: Date, binds: Bound): string => {
  const names = [...plainOf(plan), ...coveredOf(plan).map(({ name }) => name)].map(quoted)
  const levels = Array.from({ length: level }, (_, index) => level - index)
  const steps = levels.map(
    (one) => `diff_${one} as (${one === level ? firstSql(plan, level, targets, binds) : nextSql(plan, one)})`,
  )
  const all = levels.map(
    (one) => `select region, period, ${one}::smallint as level, ${names.join(', ')} from diff_${one}`,
  )
  const was = plan.moves.length > 0 ? `was as (${wasSql(plan, level, targets.anew, binds)}), ` : ''
  return `with due as (select * from ${targetsSql(targets.anew, binds)}), ${was}anew as (${anewSql(plan, level, targets.anew, binds)}), ${steps.join(', ')}
    insert into ${plan.sums} as s (county, region, period, level, computed_at, ${names.join(', ')})
    select ${COUNTY('a.region')}, a.region, a.period, a.level, ${binds.bind(now.toISOString())}::text::timestamptz, ${names.map((name) => `a.${name}`).join(', ')}
    from (${all.join(' union all ')}) a where ${names.map((name) => `a.${name} <> 0`).join(' or ')}
    on conflict (county, region, period) do update
      set computed_at = excluded.computed_at, ${names.map((name) => `${name} = s.${name} + excluded.${name}`).join(', ')}
    returning s.region, s.period, s.records`
}

/** Different values, counted over all records of the regions concerned. */
const distinctSql = (plan: Plan, targets: readonly Target[], now: Date, binds: Bound): string => {
  const row = rowSql(plan, 'd.period', binds)
  const names = distinctOf(plan).map(({ name }) => quoted(name))
  const { join, region } = mappedSql(plan, binds)
  const values = distinctOf(plan).map((column) => `${aggregateSql(column, row)} as ${quoted(column.name)}`)
  return `update ${plan.sums} s
    set computed_at = ${binds.bind(now.toISOString())}::text::timestamptz, ${names.map((name) => `${name} = x.${name}`).join(', ')}
    from (select d.region, d.period, ${values.join(', ')} from ${targetsSql(targets, binds)}
      join ${plan.table} t on ${inPeriodSql(plan, 'd.period')} ${plan.moves.length === 0 ? "and t.region >= d.region and t.region < d.region || ':'" : ''}
      ${join} where ${region} >= d.region and ${region} < d.region || ':' group by 1, 2) x
    where s.county = ${COUNTY('x.region')} and s.region = x.region and s.period = x.period
      and (${names.map((name) => `s.${name}`).join(', ')}) is distinct from (${names.map((name) => `x.${name}`).join(', ')})`
}

/** A long statement, the same for every change: planned once by each connection. */
const PREPARED = { prepare: true } as const

const withAbove = ({ widths }: Plan, targets: readonly Target[]): readonly Target[] => {
  const all = targets.flatMap(({ region, period }) =>
    widths.filter((width) => width <= region.length).map((width) => ({ region: region.slice(0, width), period })),
  )
  return once(all, keyOf)
}

/** Puts right the sums of what is due at the targets and above but for different values; gives the rows that no record is left for. */
const followTargets = async (tx: Tx, plan: Plan, targets: Targets, now: Date): Promise<readonly Target[]> => {
  const empty: Target[] = []
  // the lowest level first, so that each level finds the one below right
  for (const width of plan.widths.toReversed()) {
    const level = plan.widths.indexOf(width) + 1
    const at = ({ region }: Target): boolean => region.length === width
    const here = { anew: targets.anew.filter(at), longer: targets.longer.filter(at) }
    if (here.anew.length === 0) continue
    const binds = bound()
    const rows = await tx.unsafe<(Target & { records: string })[]>(
      followSql(plan, level, here, now, binds),
      [...binds.values],
      PREPARED,
    )
    empty.push(...rows.filter(({ records }) => records === '0'))
  }
  return empty
}

/** Puts right the sums of what is due, and of all that lies above. */
export const followRegions = async (
  tx: Tx,
  plan: Plan,
  due: readonly Pick<Due, 'region' | 'period'>[],
  now: Date,
): Promise<void> => {
  const empty: Target[] = []
  const touched: Target[] = []
  for (const part of byMoves(plan, due)) {
    const targets = targetsOf(part.plan, part.due)
    empty.push(...(await followTargets(tx, part.plan, targets, now)))
    touched.push(...targets.anew, ...targets.longer)
  }
  if (empty.length > 0) {
    const binds = bound()
    await tx.unsafe(
      `delete from ${plan.sums} s using ${targetsSql(empty, binds)}
       where s.county = ${COUNTY('d.region')} and s.region = d.region and s.period = d.period and s.records = 0`,
      [...binds.values],
    )
  }
  if (distinctOf(plan).length > 0 && touched.length > 0) {
    const binds = bound()
    const sql = distinctSql(plan, withAbove(plan, touched), now, binds)
    await tx.unsafe(sql, [...binds.values])
  }
}

/** Regions of one transaction at most: writers of the same regions wait for it. */
const BATCH = 500

const takeDue = (tx: Tx, county: string, ledger: string): Promise<readonly Due[]> => tx<Due[]>`
  delete from derive_due where county = ${county} and ledger = ${ledger} and (region, period) in (
    select region, period from derive_due where county = ${county} and ledger = ${ledger}
    order by since, region, period limit ${BATCH} for update skip locked)
  returning county, ledger, region, period`

/** All that waits of one ledger in one county; a batch is one transaction, so that a lost process loses nothing. */
const followOne = async (database: Database, plan: Plan, county: string, now: () => Date): Promise<number> => {
  const ledger = plan.ledger.key
  for (let followed = 0; ; ) {
    const taken = await asSystem(database, async (tx) => {
      await lockSums(tx, ledger)
      const due = await takeDue(tx, county, ledger)
      await followRegions(tx, plan, due, now())
      return due.length
    })
    followed += taken
    if (taken < BATCH) return followed
  }
}

/**
 * Takes what waits, of ledgers that `planFor` knows, and makes the sums follow. Returns how many due regions were followed. One ledger that
 * cannot be followed does not hold up the others; its error is thrown when they are done.
 */
export const followDue = async (
  database: Database,
  planFor: (ledger: string) => Plan | undefined,
  now: () => Date,
): Promise<number> => {
  const errors: unknown[] = []
  let followed = 0
  const waiting = await database.system<{ county: string; ledger: string }[]>`
    select distinct county, ledger from derive_due order by county, ledger`
  for (const { county, ledger } of waiting) {
    const plan = planFor(ledger)
    if (plan === undefined) continue
    try {
      followed += await followOne(database, plan, county, now)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
  return followed
}
