import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTold } from '../../ui/live.tsx'
import { refreshMatters } from '../../ui/matter/data.ts'
import { useWords } from '../app/words.ts'

/** The list doesn't jump under the thumb: a bar says how many changed, and a tap fetches them. */
export const News = () => {
  const { t } = useWords()
  const client = useQueryClient()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const show = () => {
    setIds(new Set())
    refreshMatters(client)
  }
  useTold(({ id, kind }) => {
    if (kind === 'missed') show()
    else setIds((now) => new Set([...now, id]))
  })
  return (
    <div role="status">
      {ids.size > 0 ? (
        <button type="button" className="news" onClick={show}>
          {t('today.news', { n: ids.size })}
        </button>
      ) : null}
    </div>
  )
}
