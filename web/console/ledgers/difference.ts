import type { LedgerFieldBody, RecordRow } from '../../../server/contract/ledger.ts'

/** Fields whose cells differ between two versions of a record. */
export const differing = (
  fields: readonly LedgerFieldBody[],
  one: Pick<RecordRow, 'cells'>,
  other: Pick<RecordRow, 'cells'>,
): readonly LedgerFieldBody[] =>
  fields.filter(({ key }) => JSON.stringify(one.cells[key] ?? null) !== JSON.stringify(other.cells[key] ?? null))

/** A field that somebody else changed, or both did. */
export interface Clash {
  readonly field: LedgerFieldBody
  /** Whether one changed it oneself, to something else: somebody has to decide. */
  readonly both: boolean
}

/** What the other changed since one opened the form, against what one wants to change oneself. */
export const clashesOf = (
  fields: readonly LedgerFieldBody[],
  base: Pick<RecordRow, 'cells'>,
  theirs: Pick<RecordRow, 'cells'>,
  mine: Readonly<Record<string, unknown>>,
): readonly Clash[] =>
  differing(fields, base, theirs).map((field) => ({
    field,
    both: field.key in mine && JSON.stringify(mine[field.key]) !== JSON.stringify(theirs.cells[field.key] ?? null),
  }))
