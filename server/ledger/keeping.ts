import type { Tx } from '../../store/database.ts'
import type { Writing } from '../../store/ledger/records.ts'
import type { StaffCaller } from '../caller.ts'
import type { Program } from '../program.ts'
import type { Kept } from './definitions.ts'

/** Who writes into which ledger, inside one transaction. */
export interface Keeping {
  readonly program: Program
  readonly caller: StaffCaller
  readonly kept: Kept
  readonly tx: Tx
  readonly source: Writing['source']
}
