import { type QueryClient, queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Ability } from '../../kernel/access/index.ts'
import type { PositionBody, SessionBody } from '../../server/contract/session.ts'
import { get, isRefused } from './api.ts'

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<SessionBody | null> => {
    try {
      return await get<SessionBody>('session', undefined, signal)
    } catch (error) {
      if (isRefused(error) && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

export interface Signed extends SessionBody {
  position: PositionBody
}

export const isSigned = (session: SessionBody | null): session is Signed =>
  session !== null && session.next === null && session.position !== null

/** The session inside the shell, where the router has let only signed-in people through. */
export const useSession = (): Signed => {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!isSigned(data)) throw new Error('a screen of the shell without a session')
  return data
}

export const can = (session: SessionBody, ability: Ability): boolean => session.abilities.includes(ability)

/** After signing in or out, or acting as another position: nothing that the one before saw may stay. */
export const replaceSession = (client: QueryClient, session: SessionBody | null): void => {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  client.setQueryData(sessionQuery.queryKey, session)
}

export const useReplaceSession = (): ((session: SessionBody | null) => void) => {
  const client = useQueryClient()
  return (session) => replaceSession(client, session)
}
