import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { AskBody } from '../../../server/contract/element.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { answerAsk, answered, asksQuery } from './data.ts'

/** What nobody holds and one’s own post is asked for; nothing where nothing is. */
export const AskList = () => {
  const { t } = useWords()
  const { region } = useRegion()
  const list = useInfiniteQuery(asksQuery(region))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (items.length === 0) return null
  return (
    <section className="card form-asks">
      <h2>{t('forms.askedOfYou')}</h2>
      {items.map((ask) => (
        <Ask key={ask.id} ask={ask} />
      ))}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </section>
  )
}

const Ask = ({ ask }: { ask: AskBody }) => {
  const { t } = useWords()
  const id = useId()
  const client = useQueryClient()
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({})
  const reply = useMutation({
    mutationFn: () => answerAsk(ask.id, cells),
    onSuccess: () => answered(client),
  })
  const given = Object.values(cells).some((text) => text.trim() !== '')
  return (
    <form
      className="form-ask"
      aria-label={`${ask.regionName} ${ask.title}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (given) reply.mutate()
      }}
    >
      <p>
        <strong>{ask.regionName}</strong> {t('forms.askOf', { asker: ask.asker, title: ask.title, basis: ask.basis })}
      </p>
      <Notice error={reply.error} />
      <div className="form-ask-fields">
        {ask.fields.map(({ key, title, reason }) => (
          <div key={key}>
            <label htmlFor={`${id}-${key}`}>{title}</label>
            <small className="muted">{t('forms.because', { reason })}</small>
            <input
              id={`${id}-${key}`}
              className="box"
              maxLength={200}
              value={cells[key] ?? ''}
              onChange={({ target }) => setCells({ ...cells, [key]: target.value })}
            />
          </div>
        ))}
        <Button htmlType="submit" disabled={!given} loading={reply.isPending}>
          {t('forms.reply')}
        </Button>
      </div>
    </form>
  )
}
