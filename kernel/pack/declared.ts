import { type Indicator, matterLedger } from '../indicator/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { PackSet } from './types.ts'

/** What the packs keep as tables, and what follows from it. */
export interface Declared {
  readonly ledgers: readonly Ledger[]
  /** Matters of processes, seen as records: measured like ledgers, and no tables of their own. */
  readonly matters?: readonly Ledger[]
  readonly indicators: readonly Indicator[]
}

const processKeys = ({ packs }: PackSet): readonly string[] => [
  ...new Set(packs.flatMap((pack) => (pack.processes ?? []).map(({ key }) => key))),
]

export const declaredIn = (set: PackSet): Declared => ({
  ledgers: set.packs.flatMap((pack) => pack.ledgers ?? []),
  matters: processKeys(set).map(matterLedger),
  indicators: set.packs.flatMap((pack) => pack.indicators ?? []),
})

/** All that may be measured over, by key. */
export const measurable = ({ ledgers, matters = [] }: Pick<Declared, 'ledgers' | 'matters'>): readonly Ledger[] => [
  ...ledgers,
  ...matters,
]
