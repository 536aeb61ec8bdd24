import type { Indicator } from '../kernel/indicator/index.ts'
import { loadPacks, type Packs, packsOf } from '../server/packs.ts'
import { indicators, ledger } from './nation.ts'

/** Beside the ten that are rolled up: how villages lie in bands of their income. */
const income: Indicator = {
  key: 'income-bands',
  title: 'income-bands',
  definition: 'income-bands',
  version: '1',
  unit: '',
  places: 0,
  basis: ['bench'],
  is: {
    kind: 'bands',
    ledger: 'bench-year',
    of: 'income',
    bands: [{ key: 'low' }, { key: 'middle', from: 10_000_000 }, { key: 'high', from: 30_000_000 }],
  },
}
export const measured = [...indicators, income]

/** All packs of the program, and the one that the nation's ledger is declared by. */
export const nationPacks = async (): Promise<Packs> => {
  const { set, programmes, folders } = await loadPacks()
  const pack = { key: 'bench', version: '1.0.0', title: 'bench', basis: [], ledgers: [ledger], indicators: measured }
  return packsOf([...set.packs, pack], programmes, folders)
}
