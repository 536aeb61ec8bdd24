import type { Indicator } from '../indicator/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { PackSet } from './types.ts'

/** What the packs keep as tables, and what follows from it. */
export interface Declared {
  readonly ledgers: readonly Ledger[]
  readonly indicators: readonly Indicator[]
}

export const declaredIn = ({ packs }: PackSet): Declared => ({
  ledgers: packs.flatMap((pack) => pack.ledgers ?? []),
  indicators: packs.flatMap((pack) => pack.indicators ?? []),
})
