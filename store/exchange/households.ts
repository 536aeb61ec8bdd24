import { later, type Tx } from '../database.ts'

export interface NewHousehold {
  readonly id: string
  readonly region: string
  readonly door: string
  readonly head_name: string
  readonly phone_cipher: Buffer | null
  readonly persons: number
  readonly note: string
}

/** Households that nobody looks after yet; inside the acting scope, or the policy fails the commit. Goes out with the commit. */
export const addHouseholds = (tx: Tx, county: string, rows: readonly NewHousehold[]): void => {
  if (rows.length > 0) later(tx, tx`insert into household ${tx(rows.map((row) => ({ county, ...row })))}`)
}
