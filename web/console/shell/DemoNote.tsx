import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'

/** In a demo one goes back to where the way through it is shown; leaving sends at once what is still held. */
export const DemoNote = () => {
  const { t } = useWords()
  const { demo } = useSession()
  if (!demo) return null
  return (
    <p className="demo-note">
      {t('shell.demo')} <a href="/">{t('shell.demoHome')}</a>
    </p>
  )
}
