import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { dayWords } from '../../ui/dates.ts'
import { can, useSession } from '../../ui/session.ts'
import { Go, go, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Failure } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { More } from '../parts/More.tsx'
import { Old } from '../parts/Old.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { Unsent } from '../record/Unsent.tsx'
import { mattersQuery, VIEWS, viewOf } from './data.ts'
import { News } from './News.tsx'
import { Rows } from './Rows.tsx'

/** What I must do today, for whom, by when. */
export const TodayPage = () => {
  const { t, language } = useWords()
  const session = useSession()
  const works = can(session, 'matters')
  return (
    <div className="page">
      <Head
        title={t('nav.today')}
        note={`${dayWords(new Date().toISOString(), language)} · ${session.position.title}`}
      />
      {works ? <Work /> : <Elsewhere />}
    </div>
  )
}

/** Administrators and the like have no work on the phone. */
const Elsewhere = () => {
  const { t } = useWords()
  return (
    <div className="empty">
      <h2>{t('today.elsewhere')}</h2>
      <p>{t('today.elsewhereHint')}</p>
      <a className="button" href="/console/">
        {t('today.console')}
      </a>
    </div>
  )
}

const Work = () => {
  const { t } = useWords()
  const { search } = useAddress()
  const view = viewOf(search.view)
  const q = search.q ?? ''
  const list = useInfiniteQuery(mattersQuery(view, q))
  const rows = list.data?.rows ?? []
  const counts = view === 'inbox' && q === '' ? list.data?.counts : null
  const find = useCallback((text: string) => go('/', { replace: true, search: { view, q: text } }), [view])
  return (
    <>
      <nav className="tabs" aria-label={t('today.views')}>
        {VIEWS.map((key) => (
          <Go
            key={key}
            to="/"
            search={key === 'inbox' ? {} : { view: key }}
            aria-current={key === view ? 'page' : undefined}
          >
            {t(`today.${key}`)}
          </Go>
        ))}
      </nav>
      <Unsent />
      <News />
      {view === 'inbox' ? null : <SearchBox label={t('today.find')} value={q} search={find} />}
      {list.isError && !list.data ? <Failure error={list.error} again={() => list.refetch()} /> : null}
      {list.isPending ? <Waiting /> : null}
      {list.isSuccess && rows.length === 0 ? <Nothing view={view} /> : null}
      {list.isRefetchError ? <Old again={() => list.refetch()} /> : null}
      <Rows rows={rows} grouped={view === 'inbox'} counts={counts ?? null} />
      <More list={list} />
    </>
  )
}

const Nothing = ({ view }: { view: (typeof VIEWS)[number] }) => {
  const { t } = useWords()
  const session = useSession()
  const records = view === 'inbox' && can(session, 'matters.lodge')
  return (
    <div className="empty">
      <h2>{t(`today.nothing.${view}`)}</h2>
      <p>{t(records ? 'today.nothingHint.record' : `today.nothingHint.${view}`)}</p>
      {records ? (
        <Go to="/record" className="button primary">
          {t('nav.record')}
        </Go>
      ) : null}
    </div>
  )
}
