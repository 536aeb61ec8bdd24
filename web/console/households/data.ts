import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BalanceBody, HandedOver, HouseholdPage, WorkersBody } from '../../../server/contract/place.ts'
import { get, type Query, send } from '../../ui/api.ts'

export type Workers = z.infer<typeof WorkersBody>
export type Worker = Workers['items'][number]

/** Digits of a village: who keeps contact with whom is settled inside it. */
export const VILLAGE = 12

export const householdsQuery = (ask: Query) =>
  infiniteQueryOptions({
    queryKey: ['households', ask],
    queryFn: ({ pageParam, signal }) =>
      get<z.infer<typeof HouseholdPage>>('households', { ...ask, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const workersQuery = (region: string) =>
  queryOptions({
    queryKey: ['workers', region],
    queryFn: ({ signal }) => get<Workers>('grids/workers', { region }, signal),
    placeholderData: keepPreviousData,
  })

export const balanceQuery = (region: string) =>
  queryOptions({
    queryKey: ['balance', region],
    queryFn: ({ signal }) => get<z.infer<typeof BalanceBody>>('grids/balance', { region }, signal),
    staleTime: 60_000,
  })

export const sendHandOver = (body: unknown, key: string): Promise<z.infer<typeof HandedOver>> =>
  send('POST', 'households/hand-over', body, key)

/** After households went from one worker to another: the list, who has how many, and the balance. */
export const refreshHouseholds = (client: QueryClient): Promise<unknown> =>
  Promise.all(['households', 'workers', 'balance'].map((key) => client.invalidateQueries({ queryKey: [key] })))
