import {
  columnsOf,
  DAY,
  type Indicator,
  measureExpression,
  processBehind,
  type SumColumn,
} from '../../kernel/indicator/index.ts'
import { type Ledger, sumsTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { type GridLayer, widths } from '../../kernel/place/index.ts'
import { quoted } from '../ledger/shape.ts'
import { type Bound, bound, expressionSql } from './expression.ts'
import { lodgedWithinSql, mattersSql } from './matters.ts'
import type { Move } from './tree.ts'

/** What the sums of a ledger are computed by. */
export interface Plan {
  readonly ledger: Ledger
  /** Its table, or the matters that are its records: what stands in `from`, with the alias `t`. */
  readonly table: string
  /** Quoted name of the table of sums. */
  readonly sums: string
  readonly columns: readonly SumColumn[]
  /** Cumulative widths of codes; level n is `widths[n - 1]`. */
  readonly widths: readonly number[]
  /** Of all days until `day`: where records count now, and where they did on the last day of a period. */
  readonly moves: readonly Move[]
  /** The day on which ages are told where the ledger has no periods. */
  readonly day: string
}

const tableSql = (ledger: Ledger): string => {
  const process = processBehind(ledger)
  return process === undefined ? quoted(tableOf(ledger)) : mattersSql(process)
}

export const planOf = (
  ledger: Ledger,
  indicators: readonly Indicator[],
  around: { readonly layers: readonly GridLayer[]; readonly moves: readonly Move[]; readonly day: string },
): Plan => ({
  ledger,
  table: tableSql(ledger),
  sums: quoted(sumsTableOf(ledger)),
  columns: columnsOf(ledger, indicators),
  widths: widths(around.layers),
  moves: around.moves,
  day: around.day,
})

type PeriodKind = 'none' | 'year' | 'month' | 'date'

export const periodKind = (ledger: Ledger): PeriodKind => {
  const known = kinds.get(ledger)
  if (known) return known
  const kind = ledger.fields.find(({ key }) => key === ledger.period)?.type.kind
  const found = kind === 'year' || kind === 'month' || kind === 'date' ? kind : 'none'
  kinds.set(ledger, found)
  return found
}
/** Asked for with every number of a page. */
const kinds = new WeakMap<Ledger, PeriodKind>()

/** The periods that a row counts for (countedIn), as an array: its year, and before it the month, quarter and half where there are any. */
export const periodsSql = ({ ledger }: Plan): string => {
  const column = `t.${quoted(ledger.period ?? '')}`
  switch (periodKind(ledger)) {
    case 'none':
      return `array['']`
    case 'year':
      return `array[${column}::text]`
    case 'month':
      return countedInSql(column, `left(${column}, 4)`, `substr(${column}, 6)::integer`)
    case 'date':
      return countedInSql(
        `to_char(${column}, 'YYYY-MM')`,
        `to_char(${column}, 'YYYY')`,
        `extract(month from ${column})::integer`,
      )
  }
}

const countedInSql = (month: string, year: string, place: string): string =>
  `array[${month}, ${year} || '-Q' || (${place} + 2) / 3, ${year} || '-H' || (${place} + 5) / 6, ${year}]`

/** Whether a row counts for the period of `of`, so that an index over the ledger's own column serves. */
export const inPeriodSql = ({ ledger }: Plan, of: string): string => {
  const column = `t.${quoted(ledger.period ?? '')}`
  switch (periodKind(ledger)) {
    case 'none':
      return 'true'
    case 'year':
      return `${column} = ${of}::integer`
    case 'month':
      return `${column} >= ${monthSql(of, 'first')} and ${column} <= ${monthSql(of, 'last')}`
    case 'date':
      return processBehind(ledger) === undefined
        ? `${column} >= ${firstDaySql(of)} and ${column} <= ${lastDaySql(of)}`
        : lodgedWithinSql(firstDaySql(of), lastDaySql(of))
  }
}

/** The first or last month of a period, as monthsOf() has them. */
const monthSql = (period: string, end: 'first' | 'last'): string => {
  const of = (months: number): string => {
    const place =
      end === 'first'
        ? `substr(${period}, 7)::integer * ${months} - ${months - 1}`
        : `substr(${period}, 7)::integer * ${months}`
    return `left(${period}, 5) || lpad((${place})::text, 2, '0')`
  }
  return `(case when length(${period}) = 4 then ${period} || '${end === 'first' ? '-01' : '-12'}'
    when substr(${period}, 6, 1) = 'Q' then ${of(3)} when substr(${period}, 6, 1) = 'H' then ${of(6)} else ${period} end)`
}
const firstDaySql = (period: string): string => `(${monthSql(period, 'first')} || '-01')::date`
const lastDaySql = (period: string): string =>
  `((${monthSql(period, 'last')} || '-01')::date + interval '1 month' - interval '1 day')::date`

/** Day on which ages are told, of a row that counts for the period of `of`, and by whose tree regions are counted. */
export const daySql = (plan: Plan, of: string, binds: Bound): string =>
  periodKind(plan.ledger) === 'none' ? `${binds.bind(plan.day)}::text::date` : lastDaySql(of)

/** A record of which a region has one in a period needs no grouping. */
export const isSingle = ({ ledger, moves }: Plan): boolean =>
  moves.length === 0 &&
  ['none', 'year'].includes(periodKind(ledger)) &&
  (ledger.grain?.every((key) => key === ledger.period) ?? false)

/** The one period that a row counts for, where it is one. */
export const onePeriodSql = ({ ledger }: Plan): string =>
  periodKind(ledger) === 'none' ? "''::text" : `t.${quoted(ledger.period ?? '')}::text`

/** Whether a row has that period. */
export const hasPeriodSql = ({ ledger }: Plan): string =>
  periodKind(ledger) === 'none' ? 'true' : `t.${quoted(ledger.period ?? '')} is not null`

/** SQL over a row `t` in the period of `period`. */
export interface RowSql {
  readonly condition: (column: SumColumn) => string
  readonly value: (column: SumColumn) => string
  /** Whether the value is a column of integers as it is. */
  readonly isWhole: (column: SumColumn) => boolean
  /** Numbers that the records of one value must come to, and how much of each. */
  readonly reaching: (column: SumColumn) => readonly { readonly of: string; readonly least: string }[]
}

/** Throws where a formula does not compile: the packs were checked before. */
export const rowSql = (plan: Plan, period: string, binds: Bound): RowSql => {
  const place = (name: string): string => (name === DAY ? daySql(plan, period, binds) : `t.${quoted(name)}`)
  const sql = (source: string, kind: 'bool' | 'number'): string => {
    const found = measureExpression(plan.ledger, source, kind)
    if (!found.ok) throw new Error(`${plan.ledger.key}: ${source}: ${JSON.stringify(found.refusal)}`)
    const { value } = found
    return value.op === 'column' ? place(value.name) : expressionSql(value, place, binds)
  }
  const known = (source: string): string => {
    const kind = measureExpression(plan.ledger, source, 'bool').ok ? 'bool' : 'number'
    return `${sql(source, kind)} is not null`
  }
  const banded = (column: SumColumn): readonly string[] => {
    if (column.kind !== 'count' || column.band === undefined) return []
    const { of, from, until } = column.band
    const number = (value: number): string => `${binds.bind(String(value))}::text::numeric`
    return [
      ...(from === undefined ? [] : [`${sql(of, 'number')} >= ${number(from)}`]),
      ...(until === undefined ? [] : [`${sql(of, 'number')} < ${number(until)}`]),
    ]
  }
  return {
    condition: (column) =>
      [
        ...('where' in column ? column.where.map((one) => sql(one, 'bool')) : []),
        ...('has' in column ? column.has.map(known) : []),
        ...banded(column),
      ].join(' and '),
    isWhole: (column) => {
      const found = column.kind === 'sum' ? measureExpression(plan.ledger, column.of, 'number') : undefined
      return found?.ok === true && found.value.op === 'column' && found.value.whole
    },
    value: (column) => {
      if (column.kind === 'sum') return sql(column.of, 'number')
      return column.kind === 'distinct' ? `t.${quoted(column.field)}` : '1'
    },
    reaching: (column) => {
      if (column.kind !== 'distinct') return []
      return (column.reaching ?? []).map(({ of, least }) => ({
        of: ofRow(`(${sql(of, 'number')})::numeric`),
        least: `${binds.bind(String(least))}::text::numeric`,
      }))
    },
  }
}

/** Whether a sum depends on the last day of the period that it is of (ages): then a longer period is not the sum of its months. */
export const tellsDays = (plan: Plan): boolean => {
  const of = 'the.period'
  const row = rowSql(plan, of, bound())
  return plan.columns.some((column) => aggregateSql(column, row).includes(of))
}

/** An aggregate of what reads no column would belong to the select that it stands in, where there is nothing to count: tied to the row. */
const ofRow = (value: string): string =>
  value.includes('t.') ? value : `(case when t.id is not null then ${value} end)`

const filtered = (aggregate: string, condition: string): string =>
  condition === '' ? aggregate : `${aggregate} filter (where ${condition})`

/** Different values whose rows come to enough: the group's values and numbers side by side, and grouped once more. */
const reachingSql = (column: SumColumn, row: RowSql): string => {
  const reaching = row.reaching(column)
  const all = [row.value(column), ...reaching.map(({ of }) => of)]
  const arrays = all.map((one) => filtered(`array_agg(${one})`, row.condition(column)))
  const names = reaching.map((_, index) => `n${index}`)
  const enough = reaching.map(({ least }, index) => `sum(g.n${index}) >= ${least}`)
  return `(select count(*) from (select from unnest(${arrays.join(', ')}) g (${['v', ...names].join(', ')})
    where g.v is not null group by g.v having ${enough.join(' or ')}) e)`
}

/** What a column is over the rows of one group. */
export const aggregateSql = (column: SumColumn, row: RowSql): string => {
  const { condition, value } = row
  if (row.reaching(column).length > 0) return reachingSql(column, row)
  switch (column.kind) {
    case 'count':
      return filtered('count(*)', condition(column))
    case 'sum':
      return `coalesce(${filtered(`sum(${value(column)})`, condition(column))}, 0)`
    case 'distinct':
      return filtered(`count(distinct ${value(column)})`, condition(column))
    case 'covered':
      return '0::bigint'
  }
}

/** The same where the group is one row. */
export const singleSql = (column: SumColumn, { condition, value, isWhole }: RowSql): string => {
  const when = condition(column)
  switch (column.kind) {
    case 'count':
      return when === '' ? '1' : `(case when ${when} then 1 else 0 end)`
    case 'sum': {
      const number = value(column)
      // integers stay integers until they are summed: several times quicker than numerics
      if (isWhole(column))
        return `coalesce(${when === '' ? number : `case when ${when} then ${number} end`}, 0)::bigint`
      return when === ''
        ? `coalesce(${number}, 0)::numeric`
        : `(case when ${when} then coalesce(${number}, 0) else 0 end)::numeric`
    }
    default:
      return '0::bigint'
  }
}
