import { formulas } from '../../kernel/formula/index.ts'
import { DAY, type Indicator, measureFormulas, type SumColumn, sumColumns } from '../../kernel/indicator/index.ts'
import { type Ledger, type Row, rowVariables } from '../../kernel/ledger/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'

/** Records of one period, by ledger. */
export type Records = Readonly<Record<string, readonly Row[]>>

/** The numbers of packs over rows in memory, by the kernel's own formulas: what the database must give as well. */
export class Numbers {
  readonly #ledgers: ReadonlyMap<string, Ledger>
  readonly #indicators: ReadonlyMap<string, Indicator>
  readonly #on: string

  /** `on`: the day on which ages are told. */
  constructor(packs: readonly Pack[], on = '2024-12-31') {
    this.#ledgers = new Map(packs.flatMap(({ ledgers = [] }) => ledgers).map((one) => [one.key, one]))
    this.#indicators = new Map(packs.flatMap(({ indicators = [] }) => indicators).map((one) => [one.key, one]))
    this.#on = on
  }

  /** The value, or null where there is none. `before`: records of the period before. */
  value(key: string, records: Records, before: Records = {}): number | null {
    const { is } = this.#indicator(key)
    if ('ledger' in is) return this.#measured(key, records)
    if (is.kind === 'growth') {
      const [now, then] = [this.value(is.of, records), this.value(is.of, before)]
      return now === null || then === null || then === 0 ? null : now / then - 1
    }
    if (is.kind === 'streak') throw new Error('a streak needs more than two periods')
    return this.#computed(is.is, records, before)
  }

  /** How many records lie in each band, in the order of the bands. */
  bands(key: string, records: Records): readonly number[] {
    return this.#columns(key, records)
  }

  #indicator(key: string): Indicator {
    const found = this.#indicators.get(key)
    if (!found) throw new Error(`no indicator ${key}`)
    return found
  }

  #measured(key: string, records: Records): number | null {
    const { is } = this.#indicator(key)
    const [over = 0, under] = this.#columns(key, records)
    if (is.kind === 'count' || is.kind === 'distinct') return over
    if (!under) return null
    return is.kind === 'sum' ? over : over / under
  }

  #computed(source: string, records: Records, before: Records): number | null {
    const names = [...this.#indicators.keys()].map((key) => [key, key.replaceAll('-', '_')] as const)
    const compiled = formulas(Object.fromEntries(names.map(([, name]) => [name, 'double?']))).compile(source, 'number')
    if (!compiled.ok) throw new Error(`${source}: ${compiled.refusal.code}`)
    const read = names.filter(([, name]) => compiled.value.reads(name))
    return compiled.value.value(Object.fromEntries(read.map(([key, name]) => [name, this.value(key, records, before)])))
  }

  #columns(key: string, records: Records): readonly number[] {
    const { is } = this.#indicator(key)
    if (!('ledger' in is) || is.kind === 'coverage') throw new Error(`${key} is not over rows alone`)
    const ledger = this.#ledgers.get(is.ledger) as Ledger
    const rows = (records[is.ledger] ?? []).map((row) => ({ ...rowVariables(ledger, row), [DAY]: this.#on }))
    return sumColumns(key, is).map((column) => columnOver(ledger, column, rows))
  }
}

type Variables = Readonly<Record<string, unknown>>

const columnOver = (ledger: Ledger, column: SumColumn, rows: readonly Variables[]): number => {
  const formula = <E extends 'bool' | 'number'>(source: string, kind: E) => {
    const compiled = measureFormulas(ledger).compile(source, kind)
    if (!compiled.ok) throw new Error(`${source}: ${compiled.refusal.code}`)
    return compiled.value
  }
  if (column.kind === 'covered') throw new Error('coverage needs a tree')
  const where = column.where.map((source) => formula(source, 'bool'))
  const counted = rows.filter((row) => where.every((one) => one.value(row) === true))
  if (column.kind === 'distinct') return new Set(counted.map((row) => row[column.field])).size
  const has = column.has.map((source) => measureFormulas(ledger).compile(source, 'any'))
  const known = counted.filter((row) => has.every((one) => one.ok && one.value.value(row) !== null))
  if (column.kind === 'count') return column.band ? known.filter(inBand(ledger, column.band)).length : known.length
  const of = formula(column.of, 'number')
  return known.reduce((sum, row) => sum + (of.value(row) ?? 0), 0)
}

const inBand = (
  ledger: Ledger,
  { of, from = -Infinity, until = Infinity }: NonNullable<Extract<SumColumn, { kind: 'count' }>['band']>,
) => {
  const compiled = measureFormulas(ledger).compile(of, 'number')
  return (row: Variables): boolean => {
    const value = compiled.ok ? compiled.value.value(row) : null
    return value !== null && value >= from && value < until
  }
}
