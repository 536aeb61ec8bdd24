import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { PeriodBody, PeriodPage } from '../../../../server/contract/ledgerPeriod.ts'
import { get, send } from '../../../ui/api.ts'
import { refreshRecords } from '../data.ts'

export const periodsQuery = (ledger: string, region: string) =>
  infiniteQueryOptions({
    queryKey: ['periods', ledger, region],
    queryFn: ({ pageParam, signal }) =>
      get<PeriodPage>(`ledgers/${ledger}/periods`, { region, before: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const periodQuery = (ledger: string, period: string, region: string) =>
  queryOptions({
    queryKey: ['period', ledger, period, region],
    queryFn: ({ signal }) => get<PeriodBody>(`ledgers/${ledger}/periods/${period}`, { region }, signal),
  })

export interface Turn {
  readonly period: string
  readonly region: string
  /** Why it is opened again; absent: it is closed. */
  readonly reason?: string
}

export const turnPeriod = (ledger: string, { period, ...body }: Turn) =>
  send<PeriodBody>(
    'POST',
    `ledgers/${ledger}/periods/${period}/${body.reason === undefined ? 'close' : 'reopen'}`,
    body,
  )

export const refreshPeriods = (client: QueryClient, ledger: string): Promise<unknown> =>
  Promise.all([
    refreshRecords(client, ledger),
    ...[
      ['periods', ledger],
      ['period', ledger],
    ].map((queryKey) => client.invalidateQueries({ queryKey })),
  ])
