import { regionScope } from '../../kernel/access/index.ts'
import type { Directory } from '../../kernel/workflow/index.ts'
import type { Acting, Tx } from '../../store/database.ts'
import type { StaffCaller } from '../caller.ts'
import type { Program } from '../program.ts'

/** Who looks at lists, in one transaction. */
export interface Reading {
  readonly program: Program
  readonly caller: StaffCaller
  readonly tx: Tx
  readonly directory: Directory
}

/**
 * Lists are looked at by one's place in the tree, not by the scope of records: a department that leads an item sees the number that
 * proves it, of its own county and as a sum, and none of the records below it.
 */
export const listsActing = ({ acting, position }: StaffCaller): Acting =>
  position === null ? acting : { ...acting, scope: regionScope(position.region, acting.scope.orgs) }
