import { contribution, type Declared, indicatorValue, type Value } from '../../kernel/indicator/index.ts'
import type { Row } from '../../kernel/ledger/index.ts'
import { declaredIn, measurable, type Pack } from '../../kernel/pack/index.ts'

/** Records of one period, by ledger. */
export type Records = Readonly<Record<string, readonly Row[]>>

const byKey = <T extends { readonly key: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.key, one]))

/** Any two years that follow each other: records are given apart and say nothing of their period. */
const NOW = '2024'
const BEFORE = '2023'

/** The numbers of packs over rows in memory, by the kernel's own rules: what the database must give as well. */
export class Numbers {
  readonly #declared: Declared
  readonly #on: string

  /** `on`: the day on which ages are told. */
  constructor(packs: readonly Pack[], on = '2024-12-31') {
    this.#declared = {
      ledgers: byKey(measurable(declaredIn({ packs }))),
      indicators: byKey(packs.flatMap(({ indicators = [] }) => indicators)),
    }
    this.#on = on
  }

  /** The value, or null where there is none. `before`: records of the period before. */
  value(key: string, records: Records, before: Records = {}): number | null {
    const known = (one: string, period: string): Value => this.#measured(one, period === BEFORE ? before : records)
    return indicatorValue(this.#declared, key, NOW, known).value
  }

  /** How many records lie in each band, in the order of the bands. */
  bands(key: string, records: Records): readonly number[] {
    const { is } = this.#measure(key)
    if (is.kind !== 'bands') throw new Error(`${key} has no bands`)
    const found = this.#contributions(key, records).map(({ band }) => band)
    return is.bands.map((band) => found.filter((one) => one === band.key).length)
  }

  #measure(key: string) {
    const found = this.#declared.indicators.get(key)
    if (!found || !('ledger' in found.is) || found.is.kind === 'coverage')
      throw new Error(`${key} is not over rows alone`)
    return { is: found.is, ledger: this.#declared.ledgers.get(found.is.ledger) }
  }

  #contributions(key: string, records: Records) {
    const { is, ledger } = this.#measure(key)
    if (!ledger) throw new Error(`no ledger ${is.ledger}`)
    return (records[ledger.key] ?? []).map((row) => ({ row, ...contribution(ledger, is, row, this.#on) }))
  }

  /** Whether records of one value come together to what is asked, in one way or another. */
  #reaches(key: string, rows: readonly Row[]): boolean {
    const { is, ledger } = this.#measure(key)
    if (is.kind !== 'distinct' || !is.reaching || !ledger) return true
    const { reaching } = is
    return reaching.some(({ of, least }) => {
      const sum = { kind: 'sum', ledger: ledger.key, of } as const
      const total = rows.reduce((so, row) => so + (contribution(ledger, sum, row, this.#on).numerator ?? 0), 0)
      return total >= least
    })
  }

  #measured(key: string, records: Records): Value {
    const { is } = this.#measure(key)
    const all = this.#contributions(key, records).filter(({ numerator }) => numerator !== null)
    const sum = (part: 'numerator' | 'denominator'): number => all.reduce((total, one) => total + (one[part] ?? 0), 0)
    const [over, under] = [sum('numerator'), sum('denominator')]
    const value = (of: number | null): Value => ({ numerator: null, denominator: null, value: of })
    if (is.kind === 'distinct') {
      const groups = Map.groupBy(
        all.filter(({ numerator }) => numerator === 1),
        ({ row }) => row[is.field],
      )
      const reached = [...groups.values()].filter((those) =>
        this.#reaches(
          key,
          those.map(({ row }) => row),
        ),
      )
      return value(reached.length)
    }
    if (is.kind === 'count') return value(over)
    if (is.kind === 'sum') return value(all.length === 0 ? null : over)
    return value(under === 0 ? null : over / under)
  }
}
