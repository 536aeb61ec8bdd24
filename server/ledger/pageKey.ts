import type { Ledger } from '../../kernel/ledger/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { RecordKey, StoredRecord } from '../../store/ledger/records.ts'

const KEY = /^(\d{2,24})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.([1-9]\d{3}(?:-\d{2}){0,2}))?$/

/** `next` of a page of records. */
export const pageKey = ({ region, id }: RecordKey): string => `${region}.${id}`

/** The same of a list in the order of periods; of a record without its own as above. */
export const newestKey =
  ({ period = '' }: Pick<Ledger, 'period'>) =>
  ({ region, id, cells }: StoredRecord): string =>
    [region, id, ...(cells[period] === null || cells[period] === undefined ? [] : [String(cells[period])])].join('.')

/** What follows `after`; null for the first page. Refusal: `invalid-input` for what is no page's `next`. */
export const readPageKey = (after: string): Result<RecordKey | null> => {
  if (after === '') return accept(null)
  const [, region, id, period] = KEY.exec(after) ?? []
  if (region !== undefined && id !== undefined) return accept({ region, id, ...(period !== undefined && { period }) })
  return refuse('input', 'invalid-input', {
    problems: [{ path: 'after', code: 'invalid_format' }],
    params: { count: 1 },
  })
}
