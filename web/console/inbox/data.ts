import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MatterPage, MatterRow } from '../../../server/contract/matter.ts'
import { get, send } from '../../ui/api.ts'
import { listedRows } from '../../ui/matter/rows.ts'
import type { Search } from '../app/search.ts'
import { type Typed, withoutEmpty } from '../matter/data.ts'

/** Pages of matters under the filters of the address, in the order of the server. */
export const mattersQuery = (filters: Search, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['matters', filters, limit],
    queryFn: ({ pageParam, signal }) =>
      get<MatterPage>('matters', { ...filters, limit, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: listedRows,
    placeholderData: keepPreviousData,
  })

/** How many lie on one's desk: late, due today, later. */
export const inboxCounts = queryOptions({
  queryKey: ['counts', 'inbox'],
  queryFn: async ({ signal }) => (await get<MatterPage>('matters', { view: 'inbox', limit: 1 }, signal)).counts,
  staleTime: 30_000,
})

export interface BatchResult {
  readonly id: string
  readonly ok: boolean
  readonly error: { readonly code: string; readonly message: string } | null
}

/** The same act on many; each is decided alone. `check`: only what would come of it. */
export const manyBody = (action: string, rows: readonly MatterRow[], data: Typed, check = false) => ({
  action,
  items: rows.map(({ id, version }) => ({ id, version })),
  data: withoutEmpty(data),
  ...(check && { check }),
})

export const actOnMany = async (body: ReturnType<typeof manyBody>, key?: string): Promise<readonly BatchResult[]> =>
  (await send<{ results: readonly BatchResult[] }>('POST', 'matters/batch', body, key)).results
