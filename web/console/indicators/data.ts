import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  ComparisonPage,
  GapsPage,
  IndicatorBody,
  IndicatorPage,
  IndicatorValues,
  LineagePage,
} from '../../../server/contract/indicator.ts'
import type { ReportList, SaveReport } from '../../../server/contract/report.ts'
import { get, type Query, send } from '../../ui/api.ts'

const LONG = 300_000
/** A number that is looked at follows what is written; nobody is asked while the page is hidden. Milliseconds. */
const FOLLOW = 4000
/** All numbers at once are more work. */
const FOLLOW_ALL = 10_000

interface Asked {
  readonly region: string
  readonly period?: string | undefined
  /** A past day; undefined: as it stands. */
  readonly on?: string | undefined
}

/** What each number means; changes with the packs only. */
export const indicatorsQuery = (on?: string) =>
  queryOptions({
    queryKey: ['indicators', on],
    queryFn: ({ signal }) => get<{ readonly items: readonly IndicatorBody[] }>('indicators', { on }, signal),
    staleTime: LONG,
  })

/** A past day no longer changes. */
const following = (asked: { readonly on?: string | undefined }, every: number) =>
  asked.on === undefined ? { refetchInterval: every } : { staleTime: LONG }

export const valuesQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['indicator-values', asked],
    queryFn: ({ signal }) => get<IndicatorValues>('indicator-values', { ...asked }, signal),
    placeholderData: keepPreviousData,
    ...following(asked, FOLLOW_ALL),
  })

export const indicatorQuery = (key: string, asked: Asked) =>
  queryOptions({
    queryKey: ['indicator', key, asked],
    queryFn: ({ signal }) => get<IndicatorPage>(`indicators/${key}`, { ...asked }, signal),
    placeholderData: keepPreviousData,
    ...following(asked, FOLLOW),
  })

/** `value`: the number that they make; when it changes, its records are asked for again. */
export const lineageQuery = (key: string, asked: Asked, value: IndicatorPage['here']['value']) =>
  infiniteQueryOptions({
    queryKey: ['lineage', key, asked, value],
    queryFn: ({ pageParam, signal }) =>
      get<LineagePage>(`indicators/${key}/records`, { ...asked, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

/** Asked again when the number changes. */
export const gapsQuery = (key: string, asked: Asked, { value, coverage }: IndicatorPage['here']) =>
  infiniteQueryOptions({
    queryKey: ['gaps', key, asked, value, coverage],
    queryFn: ({ pageParam, signal }) =>
      get<GapsPage>(`indicators/${key}/gaps`, { ...asked, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const comparisonQuery = (asked: Query & { readonly on?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['comparison', asked],
    queryFn: ({ pageParam, signal }) =>
      get<ComparisonPage>('indicator-comparison', { ...asked, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    ...following(asked, FOLLOW),
  })

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: ({ signal }) => get<ReportList>('reports', undefined, signal),
  staleTime: LONG,
})

type Report = SaveReport

export const saveReport = async (client: QueryClient, name: string, report: Report): Promise<void> => {
  await send('PUT', `reports/${encodeURIComponent(name)}`, report)
  await client.invalidateQueries({ queryKey: reportsQuery.queryKey })
}

export const removeReport = async (client: QueryClient, name: string): Promise<void> => {
  await send('DELETE', `reports/${encodeURIComponent(name)}`)
  await client.invalidateQueries({ queryKey: reportsQuery.queryKey })
}
