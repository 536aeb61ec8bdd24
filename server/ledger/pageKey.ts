import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { RecordKey } from '../../store/ledger/records.ts'

const KEY = /^(\d{2,24})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** `next` of a page of records. */
export const pageKey = ({ region, id }: RecordKey): string => `${region}.${id}`

/** What follows `after`; null for the first page. Refusal: `invalid-input` for what is no page's `next`. */
export const readPageKey = (after: string): Result<RecordKey | null> => {
  if (after === '') return accept(null)
  const [, region, id] = KEY.exec(after) ?? []
  if (region !== undefined && id !== undefined) return accept({ region, id })
  return refuse('input', 'invalid-input', {
    problems: [{ path: 'after', code: 'invalid_format' }],
    params: { count: 1 },
  })
}
