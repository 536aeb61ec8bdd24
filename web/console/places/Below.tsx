import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Skeleton } from 'antd'
import { useDeferredValue, useState } from 'react'
import { get } from '../../ui/api.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { useWords } from '../app/words.ts'
import type { RegionPage } from './regions.ts'

/** What lies directly below a region, or what a search in the tree finds; a press goes down. */
export const Below = ({ region, on, look }: { region: string; on?: string; look: (code: string) => void }) => {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const ask = q === '' ? { parent: region, on } : { q, on }
  const list = useInfiniteQuery({
    queryKey: ['regions', 'below', ask],
    queryFn: ({ pageParam, signal }) =>
      get<RegionPage>('regions', { ...ask, limit: 100, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="card" aria-labelledby="below">
      <div className="card-head">
        <h2 id="below">{t('places.below')}</h2>
        <ExportButtons path="regions" query={ask} small />
      </div>
      <Input
        className="below-q"
        allowClear
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={t('region.search')}
        aria-label={t('region.search')}
      />
      {list.isPending ? <Skeleton active title={false} /> : null}
      {list.isSuccess && items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(q === '' ? 'region.leaf' : 'region.none')} />
      ) : null}
      <ul className="below">
        {items.map(({ code, name, kindTitle, children, validFrom }) => (
          <li key={`${code}-${validFrom}`}>
            <button type="button" onClick={() => look(code)}>
              <span>{name}</span>
              <small>{kindTitle}</small>
              <small>{code}</small>
              <small>{children > 0 ? t('places.children', { n: children }) : ''}</small>
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button block onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      ) : null}
    </section>
  )
}
