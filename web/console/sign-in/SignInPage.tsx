import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import type { SessionBody } from '../../../server/contract/session.ts'
import { isSigned, sessionQuery, useReplaceSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { Mark } from '../shell/Mark.tsx'
import { signOut } from './calls.ts'
import { Enrol } from './Enrol.tsx'
import { NewPassword } from './NewPassword.tsx'
import { Password } from './Password.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** Only our own addresses may be led back to. */
const safeBack = (back: string | undefined): string => (back && /^\/(?!\/)/.test(back) ? back : '/')

/** Password, then whatever the server says is due next, then back to where one was. */
export const SignInPage = () => {
  const { t, language, switchTo } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const { back } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const replace = useReplaceSession()
  const signed = isSigned(session ?? null)
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('brand')}`
  }, [t])
  useEffect(() => {
    if (signed) router.invalidate().then(() => router.history.replace(`/console${safeBack(back)}`))
  }, [signed, back, router])
  const done = (next: SessionBody) => replace(next)
  const leave = async () => {
    await signOut().catch(() => undefined)
    replace(null)
  }
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <div className="sign-in-brand">
          <Mark size={40} />
          <div>
            <h1>{t('brand')}</h1>
            <p>{session?.county.name ?? t('signIn.purpose')}</p>
          </div>
        </div>
        <Due session={session ?? null} back={safeBack(back)} done={done} />
        {session && !signed ? (
          <Button type="link" block onClick={leave}>
            {t('signIn.other')}
          </Button>
        ) : null}
      </main>
      <Button type="text" size="small" onClick={() => switchTo(language === 'en' ? 'zh-CN' : 'en')}>
        {t('shell.otherLanguage')}
      </Button>
    </div>
  )
}

const Due = (props: { session: SessionBody | null; back: string; done: (next: SessionBody) => void }) => {
  const { t } = useWords()
  const { session, done } = props
  if (session === null) return <Password back={props.back} done={done} />
  if (session.next === 'second-factor') return <SecondFactor done={done} />
  if (session.next === 'enrol') return <Enrol done={done} />
  if (session.next === 'change-password') return <NewPassword done={done} />
  // signed in, and no position is valid today
  return session.position ? null : <p role="alert">{t('signIn.noPosition', { name: session.account.name })}</p>
}
