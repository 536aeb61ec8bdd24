import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { isRefused } from '../../ui/api.ts'
import { useWords, type Words } from '../../ui/words.tsx'
import { PartMissing } from './part.ts'

/** What went wrong, in words: the server's own where it gave any. */
export const wordsOf = (error: unknown, { t }: Words): string => {
  if (error instanceof PartMissing) return t('failure.part')
  if (!isRefused(error)) return t('failure.program')
  if (error.code === 'network') return t('failure.network')
  return error.message || t('failure.status', { status: error.status })
}

/** A page or part that could not be shown: what happened and what to do. */
export const Failure = ({ error, reset }: { error: unknown; reset?: () => void }) => {
  const words = useWords()
  const client = useQueryClient()
  const absent = isRefused(error) && error.status === 404
  const again = () => {
    if (error instanceof PartMissing) return location.reload()
    reset?.()
    client.invalidateQueries()
  }
  return (
    <div className="failure" role="alert">
      <h2>{words.t(absent ? 'failure.absent' : 'failure.title')}</h2>
      <p>{wordsOf(error, words)}</p>
      <div className="act-buttons">
        {absent ? null : <Button onClick={again}>{words.t('failure.again')}</Button>}
        <Button href="/console/">{words.t('failure.home')}</Button>
      </div>
    </div>
  )
}
