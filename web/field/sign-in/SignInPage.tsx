import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Mark } from '../../ui/mark/Mark.tsx'
import { isSigned, sessionQuery, useReplaceSession } from '../../ui/session.ts'
import { signOut } from '../../ui/signIn.ts'
import { useWords } from '../app/words.ts'
import { Code } from './Code.tsx'
import { NewPassword } from './NewPassword.tsx'
import { Password } from './Password.tsx'

/** Password, then whatever the server says is due next. */
export const SignInPage = () => {
  const { t, language, switchTo } = useWords()
  const { data: session = null } = useQuery(sessionQuery)
  const replace = useReplaceSession()
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('brand')}`
  }, [t])
  const leave = async () => {
    await signOut().catch(() => undefined)
    replace(null)
  }
  const next = session?.next
  return (
    <main className="door">
      <div className="door-brand">
        <Mark size={44} />
        <div>
          <h1>{t('brand')}</h1>
          <p>{session?.county.name ?? t('signIn.purpose')}</p>
        </div>
      </div>
      {session === null ? <Password done={replace} /> : null}
      {next === 'second-factor' || next === 'enrol' ? <Code enrol={next === 'enrol'} done={replace} /> : null}
      {next === 'change-password' ? <NewPassword done={replace} /> : null}
      {next === null && session?.position === null ? (
        <p role="alert">{t('signIn.noPosition', { name: session.account.name })}</p>
      ) : null}
      {session && !isSigned(session) ? (
        <button type="button" className="button wide" onClick={leave}>
          {t('signIn.other')}
        </button>
      ) : null}
      <button type="button" className="plain" onClick={() => switchTo(language === 'en' ? 'zh-CN' : 'en')}>
        {t('me.otherLanguage')}
      </button>
    </main>
  )
}
