import type { LedgerFieldBody } from '../../../server/contract/ledger.ts'

/** What every box for a cell is given; it holds text, as people write it. */
export interface InputProps {
  readonly id: string
  readonly field: LedgerFieldBody
  readonly value: string
  readonly set: (value: string) => void
  readonly leave: () => void
  readonly wrong: boolean
  /** Ids of what is said about it. */
  readonly describedBy: string
  readonly placeholder?: string | undefined
  /** Region whose records may be named. */
  readonly region: string
  /** The ledger that it is a cell of; files are sent to it. */
  readonly ledger?: string | undefined
}
