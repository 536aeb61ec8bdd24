/** A number that may be published; `few` stands for 1 to 4, which could point at somebody. */
export type PublicCount = number | 'few'

/** What happened to requests in one period; null where there is nothing to say yet. */
export interface Figures {
  readonly lodged: PublicCount
  readonly answered: PublicCount
  readonly answeredInTime: PublicCount
  readonly judged: PublicCount
  /** Whole percent of judged; null where fewer than five judged. */
  readonly resolvedPercent: number | null
}

export interface ClosedRequest {
  /** Only where the lodger allowed it; else the category stands for it. */
  readonly subject: string | null
  /** Broad class; null where nobody has given it one. */
  readonly category: string | null
  /** ISO instant. */
  readonly closedAt: string
  /** Natural days from lodging to closing. */
  readonly days: number
  /** The resident's own verdict; `hidden` where there are too few to show any. */
  readonly verdict: 'resolved' | 'unresolved' | 'none' | 'hidden'
}

export interface Grid {
  readonly code: string
  readonly name: string
  /** Title of its type; empty where nobody has said. */
  readonly form: string
  readonly area: string
  /** Party bodies of the grid. */
  readonly party: readonly string[]
  /** Names by post, those of the grid itself first. */
  readonly people: readonly { readonly title: string; readonly names: readonly string[] }[]
  readonly phone: string
}

/** One line of who answers for what. */
export interface Answering {
  readonly title: string
  readonly people: readonly string[]
  readonly phone: string
}

export interface ListItem {
  readonly title: string
  readonly group: string
  /** What to bring, or what it means; may be empty. */
  readonly note: string
}

/** A record of a ledger that its pack publishes: its name and what is disclosed of it, in words. */
export interface PublicRecord {
  /** Empty where records have no names. */
  readonly title: string
  /** ISO instant of the last correction. */
  readonly updatedAt: string
  readonly facts: readonly { readonly title: string; readonly value: string }[]
}

export interface PublicLedger {
  readonly key: string
  readonly title: string
  /** Who keeps it, in words. */
  readonly keeper: string
  /** Newest first, never none. */
  readonly records: readonly PublicRecord[]
}

export interface PlaceBelow {
  readonly code: string
  readonly name: string
  readonly lodgedThisYear: PublicCount
}

export interface PlacePageData {
  readonly region: { readonly code: string; readonly name: string; readonly level: number }
  /** From the county down to the region above this one. */
  readonly path: readonly { readonly code: string; readonly name: string }[]
  /** ISO instant at which the page was made. */
  readonly asOf: string
  readonly month: Figures
  readonly year: Figures
  readonly closed: readonly ClosedRequest[]
  readonly hotline: string
  readonly phone: string
  readonly grids: readonly Grid[]
  readonly answering: readonly Answering[]
  readonly gridItems: readonly ListItem[]
  readonly proxyServices: readonly ListItem[]
  /** Published ledgers that have a record of the village. */
  readonly ledgers: readonly PublicLedger[]
  /** Villages of a town or county. */
  readonly below: readonly (PlaceBelow & { readonly group: string })[]
  /** What was searched for among `below`. */
  readonly search: string
}
