import type { Ledger, LedgerField } from '../ledger/index.ts'
import type { Pack } from '../pack/index.ts'

/** One fact as one ledger keeps it. */
export interface Element {
  readonly pack: Pack
  readonly ledger: Ledger
  readonly field: LedgerField
}

/** Something that can fill a column: a fact of a ledger, an indicator, or what the tree itself knows (`frame`). */
export interface Candidate {
  /** `ledger.field`, `#indicator`, `@frame`. */
  readonly id: string
  readonly kind: 'held' | 'derived' | 'frame'
  /** What it is called; where several, each as good as the first. */
  readonly titles: readonly string[]
  /** What it belongs to: the ledger's title. People put it before the name, or leave it out. */
  readonly about?: string
  /** Levels of region that it tells of; all where absent. */
  readonly levels?: readonly number[]
  /** Who keeps it; absent where nobody does, since it is computed. */
  readonly keeper?: string
  readonly sensitive: boolean
}

/** How near a candidate's title is to what is looked for, and why. */
export interface Match {
  readonly candidate: Candidate
  /** 0 to 1; 1 is the same title. */
  readonly score: number
  /** `same`: the titles agree; `contains`: one holds the other, in order; `near`: they share some signs. */
  readonly why: 'same' | 'contains' | 'near'
  /** The signs that both have, in order: what a person is shown as the reason. */
  readonly shared: string
}

/** A column of a form that somebody asks for. */
export interface Column {
  readonly key: string
  readonly title: string
  /** What the asker chose: a candidate's id, or that none fits; absent: the best is taken where it is near enough. */
  readonly pick?: string
  /** Why a sensitive fact is needed: document and purpose. */
  readonly need?: string
}

/** What is known of a column. */
export interface Answer {
  readonly column: Column
  readonly state: 'held' | 'derived' | 'frame' | 'missing'
  /** What fills it; null where it is missing. */
  readonly by: Match | null
  /** Others that it might be, best first. */
  readonly others: readonly Match[]
  readonly sensitive: boolean
}
