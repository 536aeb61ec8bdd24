import type { Indicator, Value } from '../../kernel/indicator/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { GridLayer } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'
import type { PastMatter } from './matters.ts'

/** What is declared: ledgers and indicators in force by key, layers below the village; the day whose tree counts regions, and the hour. */
export interface Basis {
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly layers: readonly GridLayer[]
  /** YYYY-MM-DD in China. */
  readonly today: string
  readonly now: Date
  /** Matters as they stood at an instant, by the ids of those that moved since; those on the closed route then are not there. */
  readonly pastMatters?: (tx: Sql | Tx, ids: readonly string[], instant: Date) => Promise<readonly PastMatter[]>
}

/** Which regions: one; those right below one; or all of a level inside a root, in order of code, paged by the last code. */
export type Regions =
  | { readonly region: string }
  | { readonly below: string }
  | {
      readonly root: string
      readonly level: number
      readonly after: string
      readonly limit: number
      /** These alone; all where absent. */
      readonly only?: readonly string[]
    }

export interface Question {
  /** Keys of indicators, measures and derived ones alike. */
  readonly indicators: readonly string[]
  readonly regions: Regions
  /** `2025`, `2025-Q1`, `2025-03`; '' for ledgers without periods, whose values hold whatever is asked. */
  readonly periods: readonly string[]
  /** Periods of single indicators, in place of `periods`. */
  readonly courses?: ReadonlyMap<string, readonly string[]>
}

/**
 * Records from `have` of the `of` regions that might have one: "168 of 190 villages", by the tree of the period's last day. Where a ledger asks each region for a record a month,
 * a longer period counts regions in each of its `months`: 3 villages in a quarter owe 9.
 */
export interface Coverage {
  readonly level: number
  readonly have: number
  readonly of: number
  readonly months?: number
}

/** One number: an indicator of a region in a period. */
export interface Reading {
  readonly indicator: string
  readonly region: string
  readonly period: string
  readonly value: Value
  /** Of a distribution over bands: each band's share of the whole, in the order of the bands. Empty elsewhere. */
  readonly parts: readonly { readonly key: string; readonly value: Value }[]
  /**
   * The worst covered of the ledgers that the indicator rests on; null where none has a record due from each region of one level
   * (registers, ledgers of several levels), and for regions below the level that is counted.
   */
  readonly coverage: Coverage | null
  /** Of a growth: the period that it grows from, and how far that one was covered. */
  readonly earlier?: { readonly period: string; readonly coverage: Coverage | null }
  /** When what it rests on was last computed; null where there is nothing. */
  readonly computedAt: Date | null
}

export interface Readings {
  /** In the order of regions, periods, indicators (with courses: of regions, indicators, their periods): one for each, those without value too. */
  readonly readings: readonly Reading[]
  /** Everything written before this instant is in the numbers. */
  readonly asOf: Date
}
