import type { RegionCode } from '../place/index.ts'
import { after } from '../place/index.ts'

/** Ledgers that one's organisation keeps, and the range of regions in which it does. */
export interface Kept {
  readonly ledgers: readonly string[]
  readonly lo: RegionCode
  readonly hi: RegionCode
}

/**
 * What one acting position (or resident) may see. The same rule is compiled twice: here for the kernel and the
 * browser, and as the row policies in `store/migrations`; a property test proves them equal.
 */
export interface Scope {
  /** Lowest region code in reach; with `hi` an empty range where the position sees by organisation only. */
  readonly lo: RegionCode
  /** First code beyond reach. */
  readonly hi: RegionCode
  /** Desks and organisations one acts for (see Desk in kernel/workflow). */
  readonly orgs: readonly string[]
  /** The resident asking, where it is one. */
  readonly owner?: string
  /** Only of who sees by organisation: records of these ledgers are reached in this range, and nothing else is. */
  readonly kept?: Kept
}

/** The columns that every row under a policy carries. */
export interface Guarded {
  readonly region: RegionCode
  /** Organisations and desks that hold or held a task on the row. */
  readonly orgs: readonly string[]
  /** The resident who filed it. */
  readonly owner: string | null
  /** Closed route: no region reaches it, only the organisations that hold it (clues about a cadre). */
  readonly sealed: boolean
  /** Ledger that the row is a record of; absent of all else. */
  readonly ledger?: string
}

/** The range of regions in which a scope reaches the records of a ledger. */
export const reachOf = ({ lo, hi, kept }: Scope, ledger: string): Pick<Scope, 'lo' | 'hi'> =>
  kept?.ledgers.includes(ledger) ? { lo: kept.lo, hi: kept.hi } : { lo, hi }

export const covers = (scope: Scope, row: Guarded): boolean => {
  const { lo, hi } = row.ledger === undefined ? scope : reachOf(scope, row.ledger)
  return (
    (!row.sealed && row.region >= lo && row.region < hi) ||
    row.orgs.some((org) => scope.orgs.includes(org)) ||
    (scope.owner !== undefined && row.owner === scope.owner)
  )
}

export const regionScope = (region: RegionCode, orgs: readonly string[] = []): Scope => ({
  lo: region,
  hi: after(region),
  orgs,
})

export const organisationScope = (orgs: readonly string[]): Scope => ({ lo: '', hi: '', orgs })

export const NOTHING: Scope = { lo: '', hi: '', orgs: [] }
