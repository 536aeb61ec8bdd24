import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { LedgerBody } from '../../../server/contract/ledger.ts'
import { useWords } from '../app/words.ts'
import { periodText } from './cells.ts'
import { lackingQuery } from './data.ts'

/** Regions of which the period still has no record; the keeper begins one with a press on its name. */
export const Lacking = (props: {
  body: LedgerBody
  region: string
  period: string | undefined
  begin: boolean
  add: (region: string) => void
}) => {
  const words = useWords()
  const { t } = words
  const { body, region, period } = props
  const [open, setOpen] = useState(props.begin)
  const list = useInfiniteQuery(lackingQuery(body.key, { region, period }))
  const first = list.data?.pages[0]
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (!first || items.length === 0) return null
  const said = first.period === null ? '' : periodText(first.period, words)
  const more = list.hasNextPage
  return (
    <section className="lacking" role={body.may.keep ? 'status' : undefined} aria-label={t('ledgers.lacking')}>
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(more ? 'ledgers.lackMany' : 'ledgers.lackSome', { period: said, n: items.length })}
      </button>
      {open ? (
        <ul>
          {items.map(({ region: code, name, above }) => (
            <li key={code}>
              {body.may.keep ? (
                <Button size="small" onClick={() => props.add(code)} title={above}>
                  {name}
                </Button>
              ) : (
                <span title={above}>{name}</span>
              )}
            </li>
          ))}
          {more ? (
            <li>
              <Button size="small" type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                {t('list.more')}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}
