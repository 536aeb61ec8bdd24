import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  AdmissionBody,
  AssignItem,
  DiffBody,
  ItemPage,
  ListBody,
  ListsBody,
} from '../../../server/contract/list.ts'
import { get, type Query, send } from '../../ui/api.ts'

/** Numbers that prove items follow what is written. Milliseconds. */
const FOLLOW = 10_000

export const listsQuery = (region: string) =>
  queryOptions({
    queryKey: ['lists', region],
    queryFn: ({ signal }) => get<ListsBody>('lists', { region }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FOLLOW,
  })

export const listQuery = (list: string, asked: Query) =>
  queryOptions({
    queryKey: ['list', list, asked],
    queryFn: ({ signal }) => get<ListBody>(`lists/${list}`, asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FOLLOW,
  })

export const itemQuery = (list: string, item: string, region: string) =>
  queryOptions({
    queryKey: ['list-item', list, item, region],
    queryFn: ({ signal }) => get<ItemPage>(`lists/${list}/items/${item}`, { region }, signal),
    placeholderData: keepPreviousData,
  })

export const diffQuery = (list: string, asked: { readonly from?: string; readonly to?: string }) =>
  queryOptions({
    queryKey: ['list-diff', list, asked],
    queryFn: ({ signal }) => get<DiffBody>(`lists/${list}/diff`, { ...asked }, signal),
    placeholderData: keepPreviousData,
  })

export const admissionQuery = (request: string) =>
  queryOptions({
    queryKey: ['form-admission', request],
    queryFn: ({ signal }) => get<AdmissionBody>(`form-requests/${request}/admission`, undefined, signal),
  })

export const admit = (
  request: string,
  said: { readonly list?: string; readonly item?: string; readonly exception?: string },
) => send<AdmissionBody>('PUT', `form-requests/${request}/admission`, said)

const at = ({ list, region, item }: Pick<ItemPage, 'list' | 'region' | 'item'>): string =>
  `lists/${list.key}/items/${item.key}/regions/${region.code}`

export type ItemAct =
  | ({ readonly act: 'assign' } & AssignItem)
  | { readonly act: 'receive' }
  | { readonly act: 'report'; readonly note: string; readonly evidence: string }
  | { readonly act: 'decide'; readonly confirm: boolean; readonly reason: string }

/** Does one thing to an item, and answers with its page. */
export const actOnItem = (page: ItemPage, said: ItemAct): Promise<ItemPage> => {
  const { act, ...body } = said
  if (act === 'assign') return send<ItemPage>('PUT', `${at(page)}/assignment`, body)
  const path = { receive: 'receipt', report: 'report', decide: 'decision' }[act]
  return send<ItemPage>('POST', `${at(page)}/${path}`, act === 'receive' ? undefined : body)
}

export const publishList = (list: string, edition: string, levels: readonly number[]) =>
  send<{ readonly asked: number }>('POST', `lists/${list}/publication`, { edition, levels })
export const receiveList = (list: string, edition: string) => send('POST', `lists/${list}/receipt`, { edition })

/** Whatever was done, lists and their counts ask anew. */
export const listsChanged = (client: QueryClient): Promise<unknown> =>
  Promise.all([['lists'], ['list'], ['list-item']].map((queryKey) => client.invalidateQueries({ queryKey })))
