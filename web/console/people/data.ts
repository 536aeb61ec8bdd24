import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { IssuedPassword, PeoplePage, PersonBody } from '../../../server/contract/people.ts'
import { get } from '../../ui/api.ts'
import type { Search } from '../app/search.ts'

export type Person = z.infer<typeof PersonBody>
export type Issued = z.infer<typeof IssuedPassword>

export const peopleQuery = (filters: Search) =>
  infiniteQueryOptions({
    queryKey: ['people', filters],
    queryFn: ({ pageParam, signal }) =>
      get<z.infer<typeof PeoplePage>>('people', { ...filters, limit: 50, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: ({ signal }) => get<Person>(`people/${id}`, undefined, signal),
    enabled: id !== '',
  })
