import type { MatterRow } from '../../../server/contract/matter.ts'
import type { ListedRow } from './rows.ts'

export const BUCKETS = ['late', 'today', 'later'] as const
export type Bucket = (typeof BUCKETS)[number]

export interface Group {
  readonly bucket: Bucket
  readonly rows: readonly ListedRow[]
}

/** Without a limit there is no hurry: such rows stand with `later`. */
export const bucketOf = (row: Pick<MatterRow, 'timeLeft'>): Bucket => row.timeLeft?.bucket ?? 'later'

/** Late, today, later; the order inside is the server's. Empty groups are left out. */
export const groupRows = (rows: readonly ListedRow[]): readonly Group[] =>
  BUCKETS.map((bucket) => ({ bucket, rows: rows.filter((row) => bucketOf(row) === bucket) })).filter(
    ({ rows }) => rows.length > 0,
  )

/** Actions that every one of the rows offers: what a batch may do. */
export const sharedActions = (rows: readonly ListedRow[]): ListedRow['may'] => {
  const [first, ...rest] = rows
  if (!first) return {}
  return Object.fromEntries(Object.entries(first.may).filter(([key]) => rest.every(({ may }) => key in may)))
}

/** Key under which packs offer a mere remark: never what a row is waiting for. */
const REMARK = 'note'

/** The one action that a row shows in place: the primary one, else the first that is more than a remark, else the first. */
export const inPlace = (row: ListedRow): { readonly action: string; readonly title: string } | null => {
  const offers = Object.entries(row.may)
  const [action, offer] =
    offers.find(([, { primary }]) => primary) ?? offers.find(([key]) => key !== REMARK) ?? offers[0] ?? []
  return action && offer ? { action, title: offer.title } : null
}
