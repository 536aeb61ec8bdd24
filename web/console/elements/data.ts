import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  ActOnRequest,
  AskPage,
  BurdenBody,
  DraftRequest,
  ElementPage,
  FilledTable,
  RequestBody,
  RequestPage,
} from '../../../server/contract/element.ts'
import { get, send } from '../../ui/api.ts'

export const elementsQuery = (region: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['elements', region, q],
    queryFn: ({ pageParam, signal }) => get<ElementPage>('elements', { region, q, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

export const requestsQuery = (asker: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['form-requests', asker],
    queryFn: ({ pageParam, signal }) => get<RequestPage>('form-requests', { asker, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['form-request', id],
    queryFn: ({ signal }) => get<RequestBody>(`form-requests/${id}`, undefined, signal),
  })

export const tableQuery = ({ id, version }: Pick<RequestBody, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['form-table', id, version],
    queryFn: ({ signal }) => get<FilledTable>(`form-requests/${id}/table`, undefined, signal),
  })

export const asksQuery = (region: string) =>
  infiniteQueryOptions({
    queryKey: ['form-asks', region],
    queryFn: ({ pageParam, signal }) => get<AskPage>('form-asks', { region, after: pageParam, limit: 5 }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const burdenQuery = (region: string, month: string | undefined) =>
  queryOptions({
    queryKey: ['burden', region, month],
    queryFn: ({ signal }) => get<BurdenBody>('burden', { region, month }, signal),
    placeholderData: keepPreviousData,
  })

export const draftForm = (body: DraftRequest) => send<RequestBody>('POST', 'form-requests', body)
export const redraftForm = (id: string, body: Omit<DraftRequest, 'region'> & { readonly version: number }) =>
  send<RequestBody>('PUT', `form-requests/${id}`, body)
export const actOnForm = (id: string, body: Omit<ActOnRequest, 'asks'> & Partial<Pick<ActOnRequest, 'asks'>>) =>
  send<RequestBody>('POST', `form-requests/${id}/acts`, body)
export const answerAsk = (id: string, cells: Readonly<Record<string, string>>) =>
  send('POST', `form-asks/${id}/answers`, { cells })

/** The request as the server gave it back is what is shown; lists ask anew. */
export const keepForm = (client: QueryClient, body: RequestBody): void => {
  client.setQueryData(requestQuery(body.id).queryKey, body)
  for (const queryKey of [['form-requests'], ['burden'], ['form-asks']]) client.invalidateQueries({ queryKey })
}

/** The list is shorter, and the form that asked has another cell. */
export const answered = (client: QueryClient): Promise<unknown> =>
  Promise.all(
    [['form-asks'], ['form-request'], ['form-table']].map((queryKey) => client.invalidateQueries({ queryKey })),
  )
