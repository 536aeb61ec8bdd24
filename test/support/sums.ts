import {
  columnsOf,
  countedIn,
  coverLevelOf,
  DAY,
  type Indicator,
  lastDayOf,
  measureFormulas,
  type SumColumn,
} from '../../kernel/indicator/index.ts'
import { type Ledger, periodOf, type Row, rowVariables } from '../../kernel/ledger/index.ts'
import { type GridLayer, rollUpRegion, type Succession, widths } from '../../kernel/place/index.ts'

/** A record as a model keeps it; `day` is the one on which it was written, in China. */
export interface ModelRecord {
  readonly id: string
  readonly region: string
  readonly day: string
  readonly row: Row
}

interface Around {
  readonly layers: readonly GridLayer[]
  readonly successions: readonly Succession[]
  readonly day: string
}

const holds = (ledger: Ledger, column: SumColumn, row: Row, on: string): boolean => {
  const formulas = measureFormulas(ledger)
  const variables = { ...rowVariables(ledger, row), [DAY]: on }
  const value = (source: string): unknown => {
    for (const kind of ['bool', 'number'] as const) {
      const compiled = formulas.compile(source, kind)
      if (compiled.ok) return compiled.value.value(variables)
    }
    throw new Error(source)
  }
  if ('where' in column && !column.where.every((one) => value(one) === true)) return false
  if ('has' in column && !column.has.every((one) => value(one) !== null)) return false
  if (column.kind !== 'count' || column.band === undefined) return true
  const { of, from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = column.band
  const number = Number(value(of))
  return number >= from && number < until
}

const amount = (ledger: Ledger, source: string, row: Row, on: string): number => {
  const compiled = measureFormulas(ledger).compile(source, 'number')
  return compiled.ok ? (compiled.value.value({ ...rowVariables(ledger, row), [DAY]: on }) ?? 0) : Number.NaN
}

/** Where a record counts: closed codes hand on whatever is written to them, late or not. */
const countsAt = ({ region, day }: ModelRecord, { layers, successions, day: asOf }: Around): string => {
  const closing = successions
    .filter(({ from, on, kind }) => from === region && on <= asOf && kind !== 'rename')
    .map(({ on }) => on)
    .sort()
    .at(-1)
  const closed =
    closing !== undefined && !successions.some(({ from, to, on }) => from === region && to === region && on === closing)
  const since = closed && day >= closing ? `${closing}`.replace(/.$/, '') : day
  return rollUpRegion(region, successions, since, asOf, widths(layers))
}

/** Sums by the kernel's own formulas, one record after the other: what the tables must hold, as text by column, by `region period`. */
export const modelSums = (
  ledger: Ledger,
  indicators: readonly Indicator[],
  records: readonly ModelRecord[],
  around: Around,
): ReadonlyMap<string, Readonly<Record<string, number>>> => {
  const columns = columnsOf(ledger, indicators)
  const all = widths(around.layers)
  const placed = records.flatMap((record) => {
    const period = periodOf(ledger, record.row)
    const at = countsAt(record, around)
    if (ledger.period !== undefined && period === '') return []
    return countedIn(period).map((part) => {
      const last = lastDayOf(part) ?? around.day
      const then = countsAt(record, { ...around, day: last < around.day ? last : around.day })
      return { ...record, at, then, period: part }
    })
  })
  const keys = new Set(
    placed.flatMap(({ at, period }) =>
      all.filter((width) => width <= at.length).map((width) => `${at.slice(0, width)} ${period}`),
    ),
  )
  const within = (key: string): typeof placed => {
    const [region = '', period = ''] = key.split(' ')
    return placed.filter((one) => one.at.startsWith(region) && one.period === period)
  }
  const count = (key: string, column: SumColumn): number => {
    const [, period = ''] = key.split(' ')
    const on = lastDayOf(period) ?? around.day
    const rows = within(key).filter(({ row }) => holds(ledger, column, row, on))
    if (column.kind === 'sum') return rows.reduce((sum, { row }) => sum + amount(ledger, column.of, row, on), 0)
    if (column.kind === 'distinct') {
      const groups = Map.groupBy(rows, ({ row }) => row[column.field] ?? null)
      return [...groups].filter(([value, those]) => {
        const total = (of: string) => those.reduce((sum, { row }) => sum + amount(ledger, of, row, on), 0)
        return value !== null && (column.reaching?.some(({ of, least }) => total(of) >= least) ?? true)
      }).length
    }
    if (column.kind === 'count') return rows.length
    const of = columns.find(({ name }) => name === column.of) as SumColumn
    return regionsWith(key, column.level, (row) => holds(ledger, of, row, on))
  }
  const regionsWith = (key: string, level: number, test: (row: Row) => boolean): number => {
    const width = all[level - 1] ?? 0
    if ((key.split(' ')[0] ?? '').length > width) return 0
    const found = within(key).filter(({ then, row }) => then.length >= width && test(row))
    return new Set(found.map(({ at, then }) => `${at.slice(0, width)} ${then.slice(0, width)}`)).size
  }
  return new Map(
    [...keys].sort().map((key) => [
      key,
      {
        records: within(key).length,
        covered: regionsWith(key, coverLevelOf(ledger), () => true),
        ...Object.fromEntries(columns.map((column) => [column.name, count(key, column)])),
      },
    ]),
  )
}
