import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { LiveProvider } from '../app/live.tsx'
import { Nowhere } from '../app/Nowhere.tsx'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { HeldProvider } from '../held/HeldProvider.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { DemoNote } from './DemoNote.tsx'
import { Help } from './Help.tsx'
import { IdleWatch } from './IdleWatch.tsx'
import { useKeys } from './keys.ts'
import { Nav } from './Nav.tsx'
import { isForOthers, pageOf } from './pages.ts'
import { TopBar } from './TopBar.tsx'

/** Frame of every page: left the flow, top where and as whom one looks, search, language and help. */
export const Shell = () => {
  const { t } = useWords()
  const session = useSession()
  const { pathname } = useLocation()
  const [open, setOpen] = useState<'search' | 'help' | 'nav' | null>(null)
  const page = pageOf(pathname)
  useKeys({ 'ctrl+k': () => setOpen('search'), '?': () => setOpen('help') })
  useEffect(() => {
    document.title = `${t(`nav.${page}`)} · ${t('brand')}`
    setOpen((now) => (now === 'nav' ? null : now))
  }, [page, t])
  const close = () => setOpen(null)
  return (
    <LiveProvider key={session.position.id}>
      <HeldProvider>
        <a className="skip" href="#main">
          {t('shell.skip')}
        </a>
        <div className={`shell${open === 'nav' ? ' shell-nav-open' : ''}`}>
          <Nav page={page} close={close} />
          <div className="shell-body">
            <DemoNote />
            <TopBar show={setOpen} />
            <main id="main" tabIndex={-1}>
              {isForOthers(pathname, session.abilities) ? <Nowhere why="others" /> : <Outlet />}
            </main>
          </div>
        </div>
        <CommandPalette open={open === 'search'} close={close} />
        <Help open={open === 'help'} page={page} close={close} />
        <IdleWatch />
      </HeldProvider>
    </LiveProvider>
  )
}
