/**
 * An indicator (指标): a number that follows from records. It is kept as numerator and denominator, so that every level is exact, and
 * never typed. `where`, `of`, `among` … are CEL over the fields of the ledger; a row for which a formula has no value is left out.
 */
export type Measure =
  /** How many records. */
  | { readonly kind: 'count'; readonly ledger: string; readonly where?: string }
  /** Sum of a number; no value where no record has one. */
  | { readonly kind: 'sum'; readonly ledger: string; readonly of: string; readonly where?: string }
  /** Share of the records `among` which `of` is true. */
  | { readonly kind: 'share'; readonly ledger: string; readonly of: string; readonly among?: string }
  /** Mean of a number over the records that have one. */
  | { readonly kind: 'mean'; readonly ledger: string; readonly of: string; readonly where?: string }
  /** One sum by another: paid by due. */
  | {
      readonly kind: 'ratio'
      readonly ledger: string
      readonly over: string
      readonly under: string
      readonly where?: string
    }
  /** How records lie in bands of a number; each band from its `from` (included) to the next one's; the first has none. */
  | {
      readonly kind: 'bands'
      readonly ledger: string
      readonly of: string
      readonly where?: string
      readonly bands: readonly { readonly key: string; readonly from?: number }[]
    }
  /**
   * How many different values of a field; counted anew at each level, for parts may overlap. With `reaching`, only those whose records
   * come together to `least` of `of` in one way or another: persons with 56 hours of classes, or with 24 months in office.
   */
  | {
      readonly kind: 'distinct'
      readonly ledger: string
      readonly field: string
      readonly where?: string
      readonly reaching?: readonly Reaching[]
    }
  /** Share of the regions of a level that have a record. */
  | { readonly kind: 'coverage'; readonly ledger: string; readonly level: number; readonly where?: string }

/** The sum of a CEL number over the records that have one value in common must be `least` at least. */
export interface Reaching {
  readonly of: string
  readonly least: number
}

/** What is computed from indicators, region by region and period by period. */
export type Derived =
  /** CEL over the values of indicators, by key with `_` for `-`, as double; no value where one that it reads has none. */
  | { readonly kind: 'formula'; readonly is: string }
  /** Against the period before (`year`: the same month or quarter of the year before): value / before - 1. */
  | { readonly kind: 'growth'; readonly of: string; readonly over: 'period' | 'year' }
  /** Periods in a row, up to this one, in which CEL over `value` and `before` (doubles) is true. */
  | { readonly kind: 'streak'; readonly of: string; readonly when: string }
  /**
   * Share of the regions of a level for which `of` (CEL over their own indicators) is true, of those for which `among` is; a formula
   * without value is not true, so that a region without records does not meet what is asked. Told for a county and what lies below it.
   */
  | { readonly kind: 'regions'; readonly level: number; readonly of: string; readonly among?: string }

export interface Indicator {
  /** kebab-case, unique over all packs. */
  readonly key: string
  readonly title: string
  /** Catalogue key of the definition in words, printed with every number: 「收入」has four meanings. */
  readonly definition: string
  readonly version: string
  /** YYYY-MM-DD: first and last day for which a value may be asked under this version; open where absent. */
  readonly from?: string
  readonly until?: string
  /** Catalogue key: `元`, `%`, `岁`. `%` shows a share of 1 as 100. */
  readonly unit: string
  /** Digits after the point when shown. */
  readonly places: number
  readonly basis: readonly string[]
  readonly is: Measure | Derived
  /** Which way is better; absent where neither is. */
  readonly better?: 'more' | 'less'
  /** A score by which places or people are ranked: nothing that it is computed from may count activity (`activity` of a ledger). */
  readonly ranks?: true
  /** Value to be reached, on which day at the latest; beside the number, never a ranking. */
  readonly target?: { readonly value: number; readonly by?: string; readonly basis: string }
  /** Levels at which it is shown; all where absent. */
  readonly levels?: readonly number[]
}

/**
 * A value as it is kept: null is *no value*, which is not zero. Numerator and denominator are exact decimals as text; the denominator is
 * null where the value is the numerator itself. `value` is the quotient, for showing and for formulas.
 */
export interface Value {
  readonly numerator: string | null
  readonly denominator: string | null
  readonly value: number | null
}
