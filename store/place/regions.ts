import type { Tx } from '../database.ts'

/** Whether the register of regions knows `code` today. */
export const hasRegion = async (tx: Tx, code: string): Promise<boolean> => {
  const rows = await tx`select 1 from region where code = ${code} and valid_to is null`
  return rows.length > 0
}
