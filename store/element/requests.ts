import type { Every } from '../../kernel/burden/index.ts'
import type { Column, RequestState } from '../../kernel/element/index.ts'
import type { Tx } from '../database.ts'

/** A form that somebody wants, as it is kept. */
export interface StoredRequest {
  readonly id: string
  readonly region: string
  readonly version: number
  readonly state: RequestState
  readonly title: string
  readonly basis: string
  readonly asker: string
  readonly level: number
  readonly every: Every
  /** YYYY-MM-DD. */
  readonly last: string
  /** `2025`, `2025-Q1`, `2025-03`; null: the latest of each ledger. */
  readonly period: string | null
  readonly columns: readonly Column[]
  readonly by_role: string
  readonly by_region: string
  readonly by_name: string
  readonly created_at: Date
  readonly changed_at: Date
}
export type NewRequest = Omit<StoredRequest, 'version' | 'state' | 'created_at' | 'changed_at'>

const columnsOf = (
  tx: Tx,
) => tx`id, region, version, state, title, basis, asker, level::int, every, last::text as last, period,
  columns, by_role, by_region, by_name, created_at, changed_at`

export const addRequest = async (tx: Tx, county: string, request: NewRequest, now: Date): Promise<void> => {
  const { columns, ...plain } = request
  const own = { county, version: 1, state: 'drafted', created_at: now, changed_at: now }
  await tx`insert into form_request ${tx({ ...plain, ...own, columns: tx.json(columns as never) })}`
}

export const findRequest = async (tx: Tx, county: string, id: string): Promise<StoredRequest | undefined> => {
  const rows = await tx<
    StoredRequest[]
  >`select ${columnsOf(tx)} from form_request where county = ${county} and id = ${id}`
  return rows[0]
}

/** Newest first, of a part of the tree; `state` narrows it down. */
export const listRequests = (
  tx: Tx,
  county: string,
  asked: {
    readonly lo: string
    readonly hi: string
    readonly state?: RequestState
    readonly asker?: string
    readonly after: string
    readonly limit: number
  },
): Promise<readonly StoredRequest[]> => tx<StoredRequest[]>`
  select ${columnsOf(tx)} from form_request
  where county = ${county} and region >= ${asked.lo} and region < ${asked.hi}
    ${asked.state ? tx`and state = ${asked.state}` : tx``}
    ${asked.asker ? tx`and asker = ${asked.asker}` : tx``}
    ${asked.after === '' ? tx`` : tx`and id < ${asked.after}::uuid`}
  order by id desc limit ${asked.limit}`

/** All that may change, as it now is; `version` is the one that was seen. False where another stands by now. */
export const saveRequest = async (tx: Tx, county: string, request: StoredRequest, now: Date): Promise<boolean> => {
  const { state, title, basis, asker, level, every, last, period } = request
  const done = await tx`update form_request set ${tx({ state, title, basis, asker, level, every, last, period })},
      columns = ${tx.json(request.columns as never)}, version = version + 1, changed_at = ${now}
    where county = ${county} and id = ${request.id} and version = ${request.version}`
  return done.count === 1
}
