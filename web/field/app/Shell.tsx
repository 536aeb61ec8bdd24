import type { ReactNode } from 'react'
import { LiveProvider } from '../../ui/live.tsx'
import { useSession } from '../../ui/session.ts'
import { Sign } from '../parts/Sign.tsx'
import { useOutbox } from '../record/useReports.ts'
import { Go, useAddress } from './address.tsx'
import { IdleWatch } from './IdleWatch.tsx'
import { useOnline } from './online.ts'
import { PLACES, placesFor } from './places.ts'
import { useWords } from './words.ts'

/** What is on every screen: the state of the network where it is lost, and four places at the thumb. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { t } = useWords()
  useOutbox()
  return (
    <LiveProvider>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <DemoNote />
      <Network />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Bar />
      <IdleWatch />
    </LiveProvider>
  )
}

/** In a demo one goes back to where the way through it is shown. */
const DemoNote = () => {
  const { t } = useWords()
  const { demo } = useSession()
  return demo ? (
    <p className="demo">
      {t('shell.demo')} <a href="/">{t('shell.demoHome')}</a>
    </p>
  ) : null
}

const Network = () => {
  const { t } = useWords()
  return (
    <div role="status">
      {useOnline() ? null : (
        <p className="away">
          <Sign name="away" /> {t('shell.away')}
        </p>
      )}
    </div>
  )
}

const Bar = () => {
  const { t } = useWords()
  const session = useSession()
  const { page } = useAddress()
  const now = page === 'matters' ? '' : page
  return (
    <nav className="bar" aria-label={t('shell.nav')}>
      {placesFor(session.abilities).map((key) => (
        <Go key={key} to={PLACES[key].to} aria-current={PLACES[key].page === now ? 'page' : undefined} data-place={key}>
          <Sign name={key} />
          <span>{t(`nav.${key}`)}</span>
        </Go>
      ))}
    </nav>
  )
}
