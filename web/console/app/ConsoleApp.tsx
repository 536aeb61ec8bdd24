import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { useEffect, useState } from 'react'
import { isRefused } from '../../ui/api.ts'
import { type Catalogue, type Language, rememberLanguage, WordsProvider } from '../../ui/words.tsx'
import { consoleTheme, useSystemDark, useSystemStill } from '../theme.ts'
import { loadLocale, zh } from './locales.ts'
import { consoleRouter } from './router.tsx'
import { replaceSession } from './session.ts'
import { loadCatalogue } from './words.ts'

const signedOut = (error: unknown): boolean => isRefused(error) && error.status === 401

/** A session that ended (idle too long, ended elsewhere) leads to the sign-in page and back to where one was. */
const makeClient = (): { client: QueryClient; router: ReturnType<typeof consoleRouter> } => {
  const leave = (error: unknown): void => {
    if (!signedOut(error) || router.state.location.pathname.endsWith('/sign-in')) return
    replaceSession(client, null)
    router.invalidate()
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: leave }),
    mutationCache: new MutationCache({ onError: leave }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && isRefused(error) && (error.status === 0 || error.status >= 500),
        refetchOnWindowFocus: false,
        // asked even where the browser thinks it is offline: a page then says so instead of waiting for ever
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  const router = consoleRouter(client)
  return { client, router }
}

export const ConsoleApp = (props: { language: Language; catalogue: Catalogue }) => {
  const [{ client, router }] = useState(makeClient)
  const [said, setSaid] = useState(props)
  const [locale, setLocale] = useState(zh)
  const dark = useSystemDark()
  const still = useSystemStill()
  useEffect(() => {
    document.documentElement.lang = said.language
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    dayjs.locale(said.language === 'en' ? 'en' : 'zh-cn')
    loadLocale(said.language).then(setLocale)
  }, [said.language, dark])
  const switchTo = async (language: Language) => {
    rememberLanguage(language)
    setSaid({ language, catalogue: await loadCatalogue(language) })
    // titles of steps and processes come from the server in the language asked for
    await client.invalidateQueries()
  }
  return (
    <WordsProvider language={said.language} catalogue={said.catalogue} switchTo={switchTo}>
      <ConfigProvider theme={consoleTheme(dark, still)} locale={locale} button={{ autoInsertSpace: false }}>
        <App message={{ maxCount: 3 }} notification={{ placement: 'bottomRight' }}>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </WordsProvider>
  )
}
