import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BoardBody } from '../../../server/contract/board.ts'
import type { MapBody } from '../../../server/contract/place.ts'
import { get } from '../../ui/api.ts'
import type { Search } from '../app/search.ts'

export const boardQuery = (search: Search) =>
  queryOptions({
    queryKey: ['board', search],
    queryFn: ({ signal }) => get<BoardBody>('board', search, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

export type Shapes = z.infer<typeof MapBody>

/** Boundaries of what lies below a region; no features where there are none. */
/** Boundaries of the regions below; of those that stood on a past day (YYYY-MM-DD) where one is named. */
export const mapQuery = (region: string, on?: string) =>
  queryOptions({
    queryKey: ['map', region, on],
    queryFn: ({ signal }) => get<Shapes>(`map/${region}`, { on }, signal),
    staleTime: 3_600_000,
    retry: false,
  })
