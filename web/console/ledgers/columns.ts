import { useState } from 'react'
import type { LedgerBody } from '../../../server/contract/ledger.ts'
import { useSession } from '../app/session.ts'
import type { MoneyUnit } from './cells.ts'

/** What one person wants to see of a ledger on this computer. */
export interface View {
  /** Fields left out of the table. */
  readonly hidden: readonly string[]
  readonly money: MoneyUnit
}
const EVERYTHING: View = { hidden: [], money: 'yuan' }

const read = (key: string): View => {
  try {
    const { hidden, money } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<View>
    return {
      hidden: Array.isArray(hidden) ? hidden.filter((one) => typeof one === 'string') : [],
      money: money === 'wan' ? 'wan' : 'yuan',
    }
  } catch {
    return EVERYTHING
  }
}

/** Kept on this computer for each account and ledger. */
export const useView = (ledger: Pick<LedgerBody, 'key'>): readonly [View, (change: Partial<View>) => void] => {
  const { account } = useSession()
  const key = `lingyan.ledger.${account.id}.${ledger.key}`
  const [view, setView] = useState(() => read(key))
  const change = (changed: Partial<View>) => {
    const next = { ...view, ...changed }
    setView(next)
    localStorage.setItem(key, JSON.stringify(next))
  }
  return [view, change]
}
