import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useReplaceSession, useSession } from '../../ui/session.ts'
import { choosePosition, signOut } from '../../ui/signIn.ts'
import { go } from '../app/address.tsx'
import { chooseText, textSize } from '../app/look.ts'
import { useWords } from '../app/words.ts'
import { Options } from '../fields/Options.tsx'
import { Notice } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { useSay } from '../parts/Said.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { useReports } from '../record/useReports.ts'
import { NewPassword } from '../sign-in/NewPassword.tsx'
import { Feedback } from './Feedback.tsx'

const HELP = ['today', 'record', 'away', 'privacy', 'lost'] as const

/** Who I am, as whom I act, how it looks; help; sign-out. */
export const MePage = () => {
  const { t, language, switchTo } = useWords()
  const session = useSession()
  const replace = useReplaceSession()
  const say = useSay()
  const [large, setLarge] = useState(textSize() === 'large')
  const [changing, setChanging] = useState(false)
  const enlarge = () => {
    chooseText(large ? 'normal' : 'large')
    setLarge(!large)
  }
  return (
    <div className="page">
      <Head title={session.account.name} note={`${session.position.title} · ${session.county.name}`} />
      <Positions />
      <section className="card" aria-labelledby="look">
        <h2 id="look">{t('me.look')}</h2>
        <label className="switch">
          <span>{t('me.large')}</span>
          <input type="checkbox" role="switch" aria-checked={large} checked={large} onChange={enlarge} />
        </label>
        <button type="button" className="button wide" onClick={() => switchTo(language === 'en' ? 'zh-CN' : 'en')}>
          {t('me.otherLanguage')}
        </button>
      </section>
      <section className="card" aria-labelledby="help">
        <h2 id="help">{t('me.help')}</h2>
        {HELP.map((key) => (
          <details key={key}>
            <summary>{t(`help.${key}`)}</summary>
            <p>{t(`helpText.${key}`)}</p>
          </details>
        ))}
      </section>
      <Feedback />
      <a className="button wide" href="/console/">
        {t('me.console')}
      </a>
      <button type="button" className="button wide" onClick={() => setChanging(true)}>
        {t('me.password')}
      </button>
      <Leave />
      {changing ? (
        <Sheet title={t('me.password')} close={() => setChanging(false)}>
          <NewPassword
            done={(next) => {
              replace(next)
              setChanging(false)
              say(t('me.passwordChanged'))
            }}
          />
        </Sheet>
      ) : null}
    </div>
  )
}

/** One acts as one position at a time. */
const Positions = () => {
  const { t } = useWords()
  const session = useSession()
  const replace = useReplaceSession()
  const say = useSay()
  const act = useMutation({
    mutationFn: choosePosition,
    onSuccess: (next) => {
      replace(next)
      say(t('me.now', { title: next.position?.title ?? '' }))
    },
  })
  if (session.positions.length < 2) return null
  return (
    <section className="card">
      <Notice error={act.error} />
      <Options
        legend={t('me.positions')}
        options={session.positions.map(({ id, title }) => ({ value: id, title }))}
        chosen={[session.position.id]}
        choose={(id) => act.mutate(id)}
      />
    </section>
  )
}

const Leave = () => {
  const { t } = useWords()
  const replace = useReplaceSession()
  const { reports } = useReports()
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: () => {
      go('/', { replace: true })
      replace(null)
    },
  })
  return (
    <>
      {reports.length > 0 ? <p className="notice notice-soon">{t('me.unsent', { n: reports.length })}</p> : null}
      <button type="button" className="button wide" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {t('me.leave')}
      </button>
    </>
  )
}
