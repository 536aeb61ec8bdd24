import type { Tx } from '../database.ts'

/** One writer of a ledger's sums at a time, until the transaction ends; writers of records are not held up by it. */
export const lockSums = async (tx: Tx, ledger: string): Promise<void> => {
  await tx`select pg_advisory_xact_lock(7271, hashtext(${ledger}))`
}
