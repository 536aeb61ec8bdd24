import type { RecordRow } from '../../../server/contract/ledger.ts'
import type { Definition } from './definition.ts'
import { lenient, type Typed } from './typed.ts'

/** Fields of the grain besides the period that can be asked of the server. */
export const sameKind = (definition: Definition, typed: Typed): string => {
  const { grain, period } = definition.body
  const row = lenient(definition, typed)
  return (grain ?? [])
    .filter((key) => key !== period && definition.field(key)?.kind === 'code' && row[key] !== null)
    .map((key) => `${key}:${String(row[key])}`)
    .join(',')
}

export interface Known {
  /** The record that is about the very same thing: it wants to be corrected, not added once more. */
  readonly same: RecordRow | undefined
  /** The one of the nearest period before, to be taken over from. */
  readonly before: RecordRow | undefined
}

/** What a region has already of what is being typed. */
export const knownOf = (definition: Definition, rows: readonly RecordRow[], typed: Typed): Known => {
  const { grain, period } = definition.body
  if (grain === null) return { same: undefined, before: undefined }
  const row = lenient(definition, typed)
  const others = grain.filter((key) => key !== period)
  const alike = rows.filter(({ cells }) => others.every((key) => cells[key] === row[key]))
  if (period === null) return { same: alike[0], before: undefined }
  const own = row[period] ?? null
  const said = (one: RecordRow): string => String(one.cells[period] ?? '')
  const same = own !== null && grain.includes(period) ? alike.find(({ cells }) => cells[period] === own) : undefined
  const before = alike
    .filter((one) => own === null || said(one) < String(own))
    .toSorted((a, b) => (said(a) < said(b) ? 1 : -1))[0]
  return { same, before }
}
