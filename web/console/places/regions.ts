import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { RegionBody, RegionDetail } from '../../../server/contract/place.ts'
import { get } from '../../ui/api.ts'

export interface RegionPage {
  readonly items: readonly RegionBody[]
  readonly next: string | null
}

/** A region with the names above it; `on` (YYYY-MM-DD) asks the tree of that day. */
export const regionQuery = (code: string, on?: string) =>
  queryOptions({
    queryKey: ['region', code, on ?? ''],
    queryFn: ({ signal }) => get<RegionDetail>(`regions/${code}`, { on }, signal),
    staleTime: 300_000,
    enabled: code !== '',
  })

/** Children of a region, or what a search by name or code finds. */
export const regionsQuery = (ask: { parent?: string; q?: string; on?: string; after?: string }) =>
  queryOptions({
    queryKey: ['regions', ask.parent ?? '', ask.q ?? '', ask.on ?? '', ask.after ?? ''],
    queryFn: ({ signal }) => get<RegionPage>('regions', ask, signal),
    staleTime: 300_000,
    enabled: (ask.parent ?? ask.q ?? '') !== '',
    placeholderData: keepPreviousData,
  })
