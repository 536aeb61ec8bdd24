/**
 * A ledger (台账): records of one kind, each about one region, kept by one role. It is declared in a pack and becomes a real table;
 * titles are catalogue keys, never words.
 */

/** What a cell holds. Numbers are exact: money in 分, decimals with their places; nothing is a float. */
export type CellType =
  /** `most`: characters. */
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'integer'; readonly least?: number; readonly most?: number; readonly unit?: string }
  /** `places` after the point, 1 to 6. */
  | {
      readonly kind: 'decimal'
      readonly places: number
      readonly least?: number
      readonly most?: number
      readonly unit?: string
    }
  /** 分, integer; below zero only where `negative`. */
  | { readonly kind: 'money'; readonly negative?: boolean }
  | { readonly kind: 'yes-no' }
  /** YYYY-MM-DD. */
  | { readonly kind: 'date' }
  /** YYYY-MM. */
  | { readonly kind: 'month' }
  /** Four digits. */
  | { readonly kind: 'year' }
  /** A code of a list of the same pack. */
  | { readonly kind: 'code'; readonly list: string }
  /** A region of one of the levels (3 county, 4 township, 5 village, 6… grid layers). */
  | { readonly kind: 'region'; readonly levels: readonly number[] }
  /** Code of an organisation of the county. */
  | { readonly kind: 'organisation' }
  /** A record of another ledger: a person of the roster, a project of the register. */
  | { readonly kind: 'record'; readonly ledger: string }
  /** Longitude and latitude, degrees, six places. */
  | { readonly kind: 'point' }
  /** `most`: files. */
  | { readonly kind: 'files'; readonly most: number }

/** What must hold of a row: CEL over its fields; the refusal's words are the catalogue key `otherwise`. */
export interface FieldRule {
  readonly when: string
  readonly otherwise: string
  /**
   * Not true, it still passes where that `day` of the month of the field `of` (a date) is a day of rest by the working-day calendar: what
   * falls on a holiday may be moved. Whoever knows no calendar passes it.
   */
  readonly unlessRest?: { readonly of: string; readonly day: number }
}

export interface LedgerField {
  /** `[a-z][a-z0-9_]*`, at most 40: the column, and the name in formulas. */
  readonly key: string
  readonly title: string
  /** The fact it states. One fact at one grain is asked for in one place only, whatever the packs. */
  readonly element: string
  readonly type: CellType
  /** Always, or where this CEL over the row's fields is true. */
  readonly required?: boolean | string
  /** What must be true. No value passes. */
  readonly valid?: readonly FieldRule[]
  /** Personal information that the law calls sensitive, or that finds a person (domain: PIPL §28): encrypted, masked, revealed with a reason. */
  readonly sensitive?: 'phone' | 'identity' | 'account' | 'health' | 'other'
  /** May stand on a public page. */
  readonly disclosed?: boolean
  /** Why it is asked though it burdens or pries: document and clause. */
  readonly need?: string
}

/**
 * Who keeps a ledger: a role wherever it is at home, or one organisation that the role acts for (a department, an office of a town),
 * which keeps the records of its whole county or town and sees nothing else by that.
 */
export interface Keeper {
  readonly role: string
  /** Last part of the organisation's code, `civil` of `dept-990101-civil`: one of the role's offices. Of a role that sees by region, none. */
  readonly organisation?: string
}

export interface DatedKeeper extends Keeper {
  /** YYYY-MM-DD. */
  readonly from: string
}

export interface Ledger {
  /** kebab-case, unique over all packs. */
  readonly key: string
  readonly title: string
  readonly basis: readonly string[]
  /** Levels of the region that a record is about. */
  readonly levels: readonly number[]
  /** Fields that, with the region, make a record unique; empty where each region has one. Null: any number of records (persons, projects). */
  readonly grain: readonly string[] | null
  /**
   * The field (year, month or date) that says which period a record counts for. Absent: a record counts as long as it stands
   * (a roster), and the past is answered by what stood then.
   */
  readonly period?: string
  /** Who keeps it, and nobody else: one fact, one owner. A role that sees by region is named by its key alone. */
  readonly keeper: string | Keeper
  /** Who keeps it from a day on, in the order of the days; before the first of them, `keeper`. */
  readonly keeperFrom?: readonly DatedKeeper[]
  /** Its records are worked out by the program from others and nobody writes into it; the keeper answers for what they follow from. */
  readonly computed?: true
  /** Days that a record stays fresh after it was written or confirmed; absent: until the period changes. */
  readonly freshDays?: number
  /** Role that closes a period once it was looked through, and no other; absent: every role that may close ledgers (`ledgers.close`). */
  readonly closes?: string
  /** Periods that end on `from` (YYYY-MM-DD) or later are closed `days` days after their end; in the order of their days. */
  readonly closesAfter?: readonly { readonly from: string; readonly days: number }[]
  /** Its records stand on the public page of the region that they are about, by their fields that are `disclosed` and no others. */
  readonly published?: true
  /** Its records say that something was held, issued or walked, and not what came of it: no indicator over them may rank anybody. */
  readonly activity?: true
  readonly fields: readonly LedgerField[]
}

/** A cell as it is kept: integers beyond 2^53 never occur (money is at most 10^15 分). Decimals are text, exact. */
export type Cell = string | number | boolean | readonly string[] | null
export type Row = Readonly<Record<string, Cell>>
