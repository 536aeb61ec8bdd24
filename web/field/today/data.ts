import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { MatterPage } from '../../../server/contract/matter.ts'
import { get } from '../../ui/api.ts'
import { listedRows } from '../../ui/matter/rows.ts'

export const VIEWS = ['inbox', 'done', 'scope'] as const
export type View = (typeof VIEWS)[number]

export const viewOf = (text: string | undefined): View => VIEWS.find((view) => view === text) ?? 'inbox'

const PAGE = 30

/** My tasks, what I have dealt with, or all that I may see; in the order of the server. */
export const mattersQuery = (view: View, q: string) =>
  infiniteQueryOptions({
    queryKey: ['matters', 'phone', view, q],
    queryFn: ({ pageParam, signal }) =>
      get<MatterPage>('matters', { view, q, limit: PAGE, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: listedRows,
    placeholderData: keepPreviousData,
  })
