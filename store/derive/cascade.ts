import type { SumColumn } from '../../kernel/indicator/index.ts'
import { coverLevelOf } from '../../kernel/indicator/index.ts'
import { quoted } from '../ledger/shape.ts'
import type { Bound } from './expression.ts'
import {
  aggregateSql,
  daySql,
  hasPeriodSql,
  isSingle,
  onePeriodSql,
  type Plan,
  periodsSql,
  rowSql,
  singleSql,
} from './plan.ts'
import { movesNow } from './tree.ts'

/** What is summed: rows of a table that has the ledger's columns, or of a query (a past instant) in its place. */
export interface Source {
  /** SQL that stands in `from`, with the alias `t`. */
  readonly rows: string
  /** Cumulative widths of the codes that its rows may have; all where records moved. */
  readonly widths: readonly number[]
}

/** Counts of regions: the one that every table of sums has, and those of coverage measures. */
type Covered = { readonly name: string; readonly of: string; readonly level: number }
export const coveredOf = ({ ledger, columns }: Plan): readonly Covered[] => [
  { name: 'covered', of: 'records', level: coverLevelOf(ledger) },
  ...columns.filter((column) => column.kind === 'covered'),
]
/**
 * Regions that moves concern: where records left or came to, and those of a counted level that such a one lies in. All others are summed and
 * counted as if nothing had moved: a county has few moves and many villages.
 */
export interface Concerned {
  readonly has: (region: string) => boolean
  /** Those that records left or came to. */
  readonly ends: readonly string[]
  /** Those of a counted level, by its width. */
  readonly around: ReadonlyMap<number, readonly string[]>
}
export const concernedBy = (plan: Plan): Concerned => {
  const ends = [...new Set(plan.moves.flatMap(({ code, target }) => [code, target]))].sort()
  const widths = [...new Set(coveredOf(plan).map(({ level }) => plan.widths[level - 1] ?? 0))]
  const within = (width: number) => ends.filter((one) => one.length >= width).map((one) => one.slice(0, width))
  const around = new Map(widths.map((width) => [width, [...new Set(within(width))]]))
  const all = new Set([...ends, ...[...around.values()].flat()])
  return { ends, around, has: (region) => all.has(region) || widths.some((width) => all.has(region.slice(0, width))) }
}

const amongSql = (value: string, codes: readonly string[], binds: Bound): string =>
  `${value} = any (array(select jsonb_array_elements_text(${binds.bind(JSON.stringify(codes))}::text::jsonb)))`

/** Columns that are the sums of their parts, `records` first. */
export const plainOf = ({ columns }: Plan): readonly string[] => [
  'records',
  ...columns.filter(({ kind }) => kind === 'count' || kind === 'sum').map(({ name }) => name),
]
const isDistinct = (column: SumColumn): column is SumColumn & { kind: 'distinct' } => column.kind === 'distinct'
export const distinctOf = ({ columns }: Plan): readonly (SumColumn & { kind: 'distinct' })[] =>
  columns.filter(isDistinct)

/** All columns of sums, in the order in which they are written. */
export const sumsOf = (plan: Plan): readonly string[] => [
  ...plainOf(plan),
  ...coveredOf(plan).map(({ name }) => name),
  ...distinctOf(plan).map(({ name }) => name),
]

/** A join that says where a row counts, where records moved; and the region itself. */
export const mappedSql = ({ moves }: Plan, binds: Bound): { readonly join: string; readonly region: string } => {
  if (moves.length === 0) return { join: '', region: 't.region' }
  return {
    join: `left join jsonb_to_recordset(${binds.bind(JSON.stringify(movesNow(moves)))}::text::jsonb)
        m (code text, target text, since date, until date) on m.code = t.region and ${madeWithin('m')}`,
    region: 'coalesce(m.target, t.region)',
  }
}

const madeWithin = (move: string): string =>
  `(t.recorded_at at time zone 'Asia/Shanghai')::date >= ${move}.since and (t.recorded_at at time zone 'Asia/Shanghai')::date < ${move}.until`

/**
 * Counts of regions where records moved: of the regions of a period's last day, each where it lies now, so that two villages of then stay two
 * when they are one now. A join behind mappedSql() and the period, and for each count the aggregate of the rows that lie in a region `place`
 * of its level now, or right at one above it (a village that was split lies in its town).
 */
export const thenSql = (
  plan: Plan,
  period: string,
  binds: Bound,
): {
  readonly join: string
  readonly counts: readonly {
    readonly name: string
    readonly width: number
    readonly count: (among: string) => string
  }[]
} => {
  const day = daySql(plan, period, binds)
  const row = rowSql(plan, period, binds)
  const then = 'coalesce(h.target, t.region)'
  const counts = coveredOf(plan).map(({ name, of, level }) => {
    const width = plan.widths[level - 1] ?? 0
    const counted = plan.columns.find((column) => column.name === of)
    const when = [`length(${then}) >= ${width}`, counted ? row.condition(counted) : '']
    const count = (among: string): string => {
      const all = [...when, among].filter((one) => one !== '').join(' and ')
      return `count(distinct left(${then}, ${width})) filter (where ${all})`
    }
    return { name, width, count }
  })
  return {
    join: `left join jsonb_to_recordset(${binds.bind(JSON.stringify(plan.moves))}::text::jsonb)
        h (code text, target text, since date, until date, "from" date, "to" date)
      on h.code = t.region and ${madeWithin('h')} and ${day} >= h."from" and ${day} < h."to"`,
    counts,
  }
}

/**
 * Regions of then that have a record, at the regions where they are counted now, as far as a move concerns them: one select for each level
 * that is counted.
 */
const wasSql = (plan: Plan, source: Source, binds: Bound): string => {
  const { ends, around } = concernedBy(plan)
  const concerned = [
    amongSql('t.region', ends, binds),
    ...[...around].map(([width, codes]) => amongSql(`left(t.region, ${width})`, codes, binds)),
  ].join(' or ')
  const { join, region } = mappedSql(plan, binds)
  const { join: then, counts } = thenSql(plan, 'p.period', binds)
  const selects = [...new Set(counts.map(({ width }) => width))].map((width) => {
    const values = counts.map((one) => `${one.width === width ? one.count('') : '0::bigint'} as ${quoted(one.name)}`)
    return `select left(${region}, ${width}) as region, p.period, ${values.join(', ')}
      from ${source.rows} t ${join} cross join lateral unnest(${periodsSql(plan)}) p (period) ${then}
      where p.period is not null and (${concerned}) group by 1, 2`
  })
  return selects.join(' union all ')
}

/** What counts regions of then, beside sums of nothing: a part of totalSql(). */
export const wasPart = (plan: Plan, where: string): string => {
  const plain = plainOf(plan).map((name) => `0::bigint as ${quoted(name)}`)
  const counts = coveredOf(plan).map(({ name }) => quoted(name))
  return `select region, period, ${[...plain, ...counts].join(', ')} from was where ${where}`
}

/** Sums of the records right at each region. */
const ownSql = (plan: Plan, source: Source, binds: Bound): string => {
  const plain = plan.columns.filter(({ kind }) => kind === 'count' || kind === 'sum')
  if (isSingle(plan)) {
    const period = onePeriodSql(plan)
    const row = rowSql(plan, period, binds)
    const values = plain.map((column) => `${singleSql(column, row)} as ${quoted(column.name)}`)
    return `select ${['t.county', 't.region', `${period} as period`, '1 as records', ...values].join(', ')}
      from ${source.rows} t where ${hasPeriodSql(plan)}`
  }
  const { join, region } = mappedSql(plan, binds)
  const row = rowSql(plan, 'p.period', binds)
  const values = plain.map((column) => `${aggregateSql(column, row)} as ${quoted(column.name)}`)
  return `select ${[`${region} as region`, 'p.period', 'count(*) as records', ...values].join(', ')}
    from ${source.rows} t ${join} cross join lateral unnest(${periodsSql(plan)}) p (period)
    where p.period is not null group by 1, 2`
}

/** Different values within each region of a width: counted over all its records. */
const distinctSql = (plan: Plan, source: Source, width: number, binds: Bound): string => {
  const { join, region } = mappedSql(plan, binds)
  const row = rowSql(plan, 'p.period', binds)
  const values = distinctOf(plan).map((column) => `${aggregateSql(column, row)} as ${quoted(column.name)}`)
  return `select left(${region}, ${width}) as region, p.period, ${values.join(', ')}
    from ${source.rows} t ${join} cross join lateral unnest(${periodsSql(plan)}) p (period)
    where p.period is not null and length(${region}) >= ${width} group by 1, 2`
}

/** What each column of a table of sums is called, and what it was where nothing is known of it. */
export const zeroCovered = (plan: Plan): readonly string[] =>
  coveredOf(plan).map(({ name }) => `0::bigint as ${quoted(name)}`)

const isCount = (plan: Plan, name: string): boolean =>
  name === 'records' || plan.columns.some((column) => column.name === name && column.kind === 'count')

/** Sums of one level from its `parts`: selects of `region, period`, the plain columns and those of coverage. */
export const totalSql = (plan: Plan, level: number, parts: readonly string[], binds: Bound): string => {
  const { around } = concernedBy(plan)
  const concerned = around.get(plan.widths[level - 1] ?? 0) ?? []
  const sums = plainOf(plan).map(
    (name) => `sum(${quoted(name)})${isCount(plan, name) ? '::bigint' : ''} as ${quoted(name)}`,
  )
  const counted = coveredOf(plan).map((one) => {
    const name = quoted(one.name)
    if (one.level < level) return `0::bigint as ${name}`
    if (one.level > level) return `sum(${name})::bigint as ${name}`
    const then = concerned.length > 0 ? `when ${amongSql('region', concerned, binds)} then sum(${name}) ` : ''
    return `(case ${then}when sum(${quoted(one.of)}) > 0 then 1 else 0 end)::bigint as ${name}`
  })
  return `select ${['region', 'period', ...sums, ...counted].join(', ')} from (${parts.join(' union all ')}) x group by 1, 2`
}

/** Sums of one level: what lies right at its regions, and the level below. */
const levelSql = (plan: Plan, level: number, own: boolean, binds: Bound): string => {
  const width = plan.widths[level - 1] ?? 0
  const plain = plainOf(plan).map(quoted)
  const kept = coveredOf(plan).map(({ name }) => quoted(name))
  const right = `select region, period, ${[...plain, ...zeroCovered(plan)].join(', ')} from own where length(region) = ${width}`
  const below = `select left(region, ${width}) as region, period, ${[...plain, ...kept].join(', ')} from level_${level + 1}`
  const was = plan.moves.length > 0 ? [wasPart(plan, `length(region) = ${width}`)] : []
  const lowest = level === plan.widths.length
  return totalSql(plan, level, [...(own ? [right] : []), ...was, ...(lowest ? [] : [below])], binds)
}

/** The lowest level of which nothing lies below: each region's row is its own sum already. */
const lowestSql = (plan: Plan, level: number): string => {
  const width = plan.widths[level - 1] ?? 0
  const counted = coveredOf(plan).map((one) => {
    const value = one.level === level ? `(case when ${quoted(one.of)} > 0 then 1 else 0 end)::bigint` : '0::bigint'
    return `${value} as ${quoted(one.name)}`
  })
  const county = isSingle(plan) ? ['county'] : []
  return `select ${[...county, 'region', 'period', ...plainOf(plan).map(quoted), ...counted].join(', ')} from own where length(region) = ${width}`
}

/** Which rows of a cascade are wanted: those of its lowest level, what is summed above it, or both at once. */
export type Part = 'all' | 'lowest' | 'above'

/**
 * One bottom-up cascade: sums of the records right at each region, then level by level what lies below, set by set. Yields a select of
 * `region, period, level` and all columns of sums; of the lowest level alone also the records' own `county`.
 */
export const cascadeSql = (plan: Plan, source: Source, binds: Bound, wanted: Part = 'all'): string => {
  const levels = plan.widths
    .map((width, index) => ({ width, level: index + 1 }))
    .filter(({ width }) => width <= Math.max(0, ...source.widths))
    .toReversed()
  const lowest = levels[0]?.level ?? 0
  const distinct = distinctOf(plan)
  const needed = wanted === 'lowest' ? levels.slice(0, 1) : levels
  const steps = needed.map(({ level, width }) => {
    const sql =
      level === lowest && plan.moves.length === 0
        ? lowestSql(plan, level)
        : levelSql(plan, level, source.widths.includes(width), binds)
    // what is read once runs through without being kept
    const kept = level === lowest && wanted !== 'all' ? '' : 'materialized'
    return `level_${level} as ${kept} (${sql})`
  })
  const parts = needed.slice(wanted === 'above' ? 1 : 0).map(({ level, width }) => {
    const names = [...plainOf(plan), ...coveredOf(plan).map(({ name }) => name)].map((name) => `l.${quoted(name)}`)
    const more = distinct.map(({ name }) => `d.${quoted(name)}`)
    const join =
      distinct.length === 0 ? '' : `join (${distinctSql(plan, source, width, binds)}) d using (region, period)`
    const county = wanted === 'lowest' ? 'l.county, ' : ''
    return `select ${county}l.region, l.period, ${level}::smallint as level, ${[...names, ...more].join(', ')} from level_${level} l ${join}`
  })
  const kept = source.widths.length > 1 ? 'materialized' : ''
  const was = plan.moves.length > 0 ? `was as materialized (${wasSql(plan, source, binds)}), ` : ''
  return `with own as ${kept} (${ownSql(plan, source, binds)}), ${was}${steps.join(', ')} ${parts.join(' union all ')}`
}

/**
 * Cascades that together yield all rows, quickest to be written: where each record is a row of the lowest level by itself, these rows go
 * straight through, and the records are read once more for what is summed above them, which costs less than keeping them in between.
 */
export const partsOf = (plan: Plan, source: Source): readonly Part[] =>
  isSingle(plan) && source.widths.length === 1 && (source.widths[0] ?? 0) > (plan.widths[0] ?? 0)
    ? ['lowest', 'above']
    : ['all']
