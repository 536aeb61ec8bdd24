import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  LackingPage,
  LedgerBody,
  LedgerFileBody,
  LedgerState,
  RecordBody,
  RecordPage,
  RecordRow,
} from '../../../server/contract/ledger.ts'
import { get, isRefused, type Query, send } from '../../ui/api.ts'

const LONG = 300_000

/** What is known of a file, by its id. */
export const filesKey = (id: string) => ['ledger-file', id] as const

/** A form stays open for hours, and still shows what its files are called. */
export const rememberFiles = (client: QueryClient, files: readonly LedgerFileBody[]): void => {
  client.setQueryDefaults(['ledger-file'], { gcTime: Number.POSITIVE_INFINITY })
  for (const file of files) client.setQueryData(filesKey(file.id), file)
}

export const ledgersQuery = queryOptions({
  queryKey: ['ledgers'],
  queryFn: ({ signal }) => get<{ readonly items: readonly LedgerBody[] }>('ledgers', undefined, signal),
  staleTime: LONG,
})

export const statesQuery = (region: string) =>
  queryOptions({
    queryKey: ['ledger-states', region],
    queryFn: ({ signal }) => get<{ readonly items: readonly LedgerState[] }>('ledger-states', { region }, signal),
    placeholderData: keepPreviousData,
  })

export const ledgerQuery = (ledger: string) =>
  queryOptions({
    queryKey: ['ledger', ledger],
    queryFn: ({ signal }) => get<LedgerBody>(`ledgers/${ledger}`, undefined, signal),
    staleTime: LONG,
  })

export const recordsQuery = (ledger: string, ask: Query) =>
  infiniteQueryOptions({
    queryKey: ['records', ledger, ask],
    queryFn: ({ pageParam, signal }) =>
      get<RecordPage>(`ledgers/${ledger}/records`, { ...ask, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const recordQuery = (ledger: string, id: string) =>
  queryOptions({
    queryKey: ['record', ledger, id],
    queryFn: async ({ signal, client }) => {
      const body = await get<RecordBody>(`ledgers/${ledger}/records/${id}`, undefined, signal)
      rememberFiles(client, body.files)
      return body
    },
  })

/** All that one region has, as far as one page goes: what to take over from, and whether the record is there already. */
export const regionRecordsQuery = (ledger: string, region: string, equal: string) =>
  queryOptions({
    queryKey: ['records-of', ledger, region, equal],
    queryFn: async ({ signal }) => {
      const page = await get<RecordPage>(`ledgers/${ledger}/records`, { region, equal, limit: 200 }, signal)
      return page.items.filter((row) => row.region === region)
    },
    enabled: region !== '',
    retry: (count, error) => count < 2 && !isRefused(error),
  })

export const lackingQuery = (ledger: string, ask: Query) =>
  infiniteQueryOptions({
    queryKey: ['lacking', ledger, ask],
    queryFn: ({ pageParam, signal }) =>
      get<LackingPage>(`ledgers/${ledger}/lacking`, { ...ask, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export type SentCells = Readonly<Record<string, unknown>>

export const addRecord = (ledger: string, body: { readonly region: string; readonly cells: SentCells }) =>
  send<RecordBody>('POST', `ledgers/${ledger}/records`, body)

export const correctRecord = (
  ledger: string,
  id: string,
  body: { readonly version: number; readonly reason: string; readonly cells: SentCells },
) => send<RecordBody>('PUT', `ledgers/${ledger}/records/${id}`, body)

export const confirmRecord = (ledger: string, { id, version }: Pick<RecordRow, 'id' | 'version'>) =>
  send<RecordBody>('POST', `ledgers/${ledger}/records/${id}/confirm`, { version })

/** After anything was written: lists, counts and what lacks; the ledgers' definitions stay. */
export const refreshRecords = (client: QueryClient, ledger: string): Promise<unknown> =>
  Promise.all(
    [['records', ledger], ['records-of', ledger], ['record', ledger], ['lacking', ledger], ['ledger-states']].map(
      (queryKey) => client.invalidateQueries({ queryKey }),
    ),
  )
