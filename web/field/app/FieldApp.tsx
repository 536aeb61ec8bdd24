import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isRefused } from '../../ui/api.ts'
import { dropOld } from '../../ui/matter/draft.ts'
import { replaceSession } from '../../ui/session.ts'
import { type Catalogue, type Language, rememberLanguage, WordsProvider } from '../../ui/words.tsx'
import { Said } from '../parts/Said.tsx'
import { Pages } from './Pages.tsx'
import { loadCatalogue } from './words.ts'

/** A session that ended leads to the sign-in page and back to where one was; drafts stay on the phone. */
const makeClient = (): QueryClient => {
  const leave = (error: unknown): void => {
    if (isRefused(error) && error.status === 401) replaceSession(client, null)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: leave }),
    mutationCache: new MutationCache({
      // a wrong password is refused with the same status: there the session that is due stays
      onError: (error, _typed, _context, { options }) => (options.meta?.signIn ? undefined : leave(error)),
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // the phone's word for "no network" is not always right: calls are tried, and say themselves that they failed
        networkMode: 'always',
        retry: (count, error) => count < 1 && isRefused(error) && (error.status === 0 || error.status >= 500),
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}

export const FieldApp = (props: { language: Language; catalogue: Catalogue }) => {
  const [client] = useState(makeClient)
  const [spoken, setSpoken] = useState(props)
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken.language])
  useEffect(() => dropOld(), [])
  const switchTo = async (language: Language) => {
    rememberLanguage(language)
    setSpoken({ language, catalogue: await loadCatalogue(language) })
    // titles of steps and processes come from the server in the language asked for
    await client.invalidateQueries()
  }
  return (
    <WordsProvider language={spoken.language} catalogue={spoken.catalogue} switchTo={switchTo}>
      <QueryClientProvider client={client}>
        <Said>
          <Pages />
        </Said>
      </QueryClientProvider>
    </WordsProvider>
  )
}
