import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { get, send } from '../api.ts'

/** One matter with its story and what may be done now. */
export const matterQuery = (id: string) =>
  queryOptions({
    queryKey: ['matter', id],
    queryFn: ({ signal }) => get<MatterBody>(`matters/${id}`, undefined, signal),
    staleTime: 10_000,
    enabled: id !== '',
  })

/** What an act answers: the matter as it is now. */
export interface Acted {
  readonly id: string
  readonly version: number
}

export type Typed = Readonly<Record<string, unknown>>

export const act = (url: string, version: number, data: Typed, key: string): Promise<Acted> =>
  send('POST', url, { version, data: withoutEmpty(data) }, key)

/** Whether the act would be accepted now: refused as it would be, and nothing written. */
export const checkAct = (url: string, version: number, data: Typed): Promise<Acted> =>
  send('POST', url, { version, data: withoutEmpty(data), check: true })

/** What was left empty is not sent: the server tells `required` from `wrong`. */
export const withoutEmpty = (data: Typed): Typed =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) =>
        value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )

/** After an act: lists, counts and the matter itself are asked anew. */
export const refreshMatters = (client: QueryClient): Promise<unknown> =>
  Promise.all([
    client.invalidateQueries({ queryKey: ['matters'] }),
    client.invalidateQueries({ queryKey: ['matter'] }),
    client.invalidateQueries({ queryKey: ['counts'] }),
  ])

export const useRefreshMatters = (): (() => Promise<unknown>) => {
  const client = useQueryClient()
  return () => refreshMatters(client)
}
