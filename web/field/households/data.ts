import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BalanceBody, HouseholdPage, HouseholdRow } from '../../../server/contract/place.ts'
import { get, send } from '../../ui/api.ts'

export type Page = z.infer<typeof HouseholdPage>
export type Balance = z.infer<typeof BalanceBody>

const PAGE = 30

/** Households of one's own region, or those among them that fit. */
export const householdsQuery = (q: string, unassigned: boolean) =>
  infiniteQueryOptions({
    queryKey: ['households', q, unassigned],
    queryFn: ({ pageParam, signal }) =>
      get<Page>(
        'households',
        { q, unassigned: unassigned || undefined, limit: PAGE, after: pageParam || undefined },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })

export const householdQuery = (id: string) =>
  queryOptions({
    queryKey: ['household', id],
    queryFn: ({ signal }) => get<HouseholdRow>(`households/${id}`, undefined, signal),
    enabled: id !== '',
  })

export const balanceQuery = queryOptions({
  queryKey: ['households', 'balance'],
  queryFn: ({ signal }) => get<Balance>('grids/balance', undefined, signal),
  staleTime: 300_000,
})

export interface Kept {
  readonly persons: number
  readonly note: string
}

export const keep = (id: string, version: number, kept: Kept): Promise<HouseholdRow> =>
  send('PATCH', `households/${id}`, { version, ...kept })

/** The whole of a region out of its parts; `outside` counts the workers with too many or too few. */
export const sumOf = ({ items }: Pick<Balance, 'items'>) => ({
  households: items.reduce((sum, { households }) => sum + households, 0),
  workers: items.reduce((sum, { workers }) => sum + workers, 0),
  unassigned: items.reduce((sum, { unassigned }) => sum + unassigned, 0),
  outside: items.reduce((sum, { outside }) => sum + outside, 0),
})
