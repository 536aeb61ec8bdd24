import { isRefused } from '../../ui/api.ts'
import { Go } from '../app/address.tsx'
import { useWords, wordsOf } from '../app/words.ts'

/** A page or part that could not be shown: what happened and what to do. */
export const Failure = ({ error, again }: { error: unknown; again?: () => void }) => {
  const words = useWords()
  const { t } = words
  const absent = isRefused(error) && error.status === 404
  return (
    <div className="empty" role="alert">
      <h2>{t(absent ? 'failure.absent' : 'failure.title')}</h2>
      <p>{wordsOf(error, words)}</p>
      {again && !absent ? (
        <button type="button" className="button" onClick={again}>
          {t('failure.again')}
        </button>
      ) : (
        <Go to="/" className="button">
          {t('failure.home')}
        </Go>
      )}
    </div>
  )
}

/** A refusal above a form, in the server's words. */
export const Notice = ({ error }: { error: unknown }) => {
  const words = useWords()
  if (!error) return null
  return (
    <p className="notice notice-late" role="alert">
      {wordsOf(error, words)}
    </p>
  )
}
