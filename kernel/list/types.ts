/**
 * A numbered list (清单) of a policy document: what is to be done or may be done, item by item, who leads it at which level, until when,
 * and by which numbers it is proved. Titles are catalogue keys, never words.
 */
export interface NumberedList {
  /** kebab-case, unique over all programmes. */
  readonly key: string
  readonly title: string
  /** `tasks` are to be done, each with a date or a frequency; `powers` may be done, and are never late. */
  readonly kind: 'tasks' | 'powers'
  /** Where the list says all that may be put on a level: what is asked of it from above and is not on the list is refused. */
  readonly permits?: { readonly level: number; readonly clause: string }
  /**
   * Items that the document does not give: records of a ledger with the elements `duty-item.*`, whose `numbered-list` is this code. A
   * year on record is a version, until the next one. `leads`: who answers for them where a record names nobody.
   */
  readonly kept?: { readonly ledger: string; readonly code: string; readonly leads: readonly Lead[] }
  readonly versions: readonly ListVersion[]
}

/** The list as one document has it. Versions are dated and only added. */
export interface ListVersion {
  readonly version: string
  /** YYYY-MM-DD, both days included; open where `until` is absent. */
  readonly from: string
  readonly until?: string
  readonly document: string
  readonly clause?: string
  /** How many items the document says that it has; absent where it does not say. */
  readonly count?: number
  /** How many groups (projects) the document says that it has; where fewer are here, the check and the page say so. */
  readonly groups?: number
  /** Whether all of them are here; where not, those that lack are for the county to keep (`kept`). */
  readonly whole: boolean
  /** Made up for a demonstration: said wherever it is shown. */
  readonly fictional?: true
  readonly items: readonly ListItem[]
}

export interface ListItem {
  /** The same item in every version, whatever its number and words. */
  readonly key: string
  readonly number: number
  readonly title: string
  /** What it asks for, in full. */
  readonly text?: string
  readonly group?: string
  /** Who answers for it at each level that it is for. */
  readonly leads: readonly Lead[]
  /** YYYY-MM-DD: until when it is done. */
  readonly due?: string
  /** How often it is done; the end of the period is its date. */
  readonly every?: Every
  readonly proofs?: readonly Proof[]
}

export interface Lead {
  /** 3 county, 4 township, 5 village. */
  readonly level: number
  readonly role: string
  readonly helpers?: readonly string[]
}

export const EVERY = ['month', 'quarter', 'half-year', 'year'] as const
export type Every = (typeof EVERY)[number]

/** What shows that an item is done, so that nobody reports it. A bound is in the indicator's own measure: 分, shares of 1. */
export type Proof =
  /** A number; against the bounds given here, else its own target; without either it is shown and judges nothing. */
  | { readonly indicator: string; readonly atLeast?: number; readonly atMost?: number }
  /** How many records of a ledger there are in the period; judged only where `atLeast` is said. */
  | { readonly ledger: string; readonly atLeast?: number }
  /** How many matters of a process were lodged in the period. */
  | { readonly process: string; readonly atLeast?: number }
  /** A thing of the catalogue of services, where residents find it; it judges nothing. */
  | { readonly service: string }

/**
 * met: proved by its numbers, or confirmed. reported: said to be done, and to be confirmed. late: its date has passed. soon: within 30
 * days. open: there is time. standing: a power, nothing is due.
 */
export const ITEM_STATES = ['met', 'reported', 'late', 'soon', 'open', 'standing'] as const
export type ItemState = (typeof ITEM_STATES)[number]
