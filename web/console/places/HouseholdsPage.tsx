import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { HouseholdPage, HouseholdRow } from '../../../server/contract/place.ts'
import { get } from '../../ui/api.ts'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { SearchBox } from '../app/SearchBox.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { RevealHousehold } from './RevealHousehold.tsx'

const COLUMNS = ['door', 'head', 'phone', 'persons', 'worker', 'note'] as const

/** Households of the region one looks at, and who keeps contact with each. */
export const HouseholdsPage = () => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/households' })
  const navigate = useNavigate({ from: '/households' })
  const { region } = useRegion()
  const ask = { q: search.q, unassigned: search.unassigned, region }
  const list = useInfiniteQuery({
    queryKey: ['households', ask],
    queryFn: ({ pageParam, signal }) =>
      get<z.infer<typeof HouseholdPage>>('households', { ...ask, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  return (
    <div className="page">
      <PageHead title={t('nav.households')} purpose={t('purpose.households')} />
      <search className="filters">
        <Segmented
          value={search.unassigned ?? ''}
          onChange={(unassigned) => set({ unassigned: unassigned || undefined })}
          options={['', 'true'].map((value) => ({
            value,
            label: t(`households.${value === '' ? 'all' : 'unassigned'}`),
          }))}
          aria-label={t('households.worker')}
        />
        <SearchBox
          value={search.q ?? ''}
          label={t('households.q')}
          most={40}
          search={(q) => set({ q: q || undefined })}
        />
        {list.data ? (
          <span className="muted">{t('households.total', { n: list.data.pages[0]?.total ?? 0 })}</span>
        ) : null}
      </search>
      {list.isPending ? <Skeleton active paragraph={{ rows: 12 }} title={false} /> : null}
      {list.isError && items.length === 0 ? <Failure error={list.error} reset={() => list.refetch()} /> : null}
      {list.isSuccess && items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('households.none')} />
      ) : null}
      {items.length > 0 ? <HouseholdTable items={items} /> : null}
      {list.hasNextPage ? (
        <Button block onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      ) : null}
    </div>
  )
}

const HouseholdTable = ({ items }: { items: readonly HouseholdRow[] }) => {
  const { t } = useWords()
  const [asking, setAsking] = useState<HouseholdRow | null>(null)
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`households.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t('contact.reveal')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                {item.door}
                <small>{item.region}</small>
              </th>
              <td>{item.head}</td>
              <td>{item.phone ?? '—'}</td>
              <td>{item.persons}</td>
              <td>{item.workerName ?? <span className="left-late">{t('households.nobody')}</span>}</td>
              <td>{item.note}</td>
              <td className="num">
                <Button size="small" onClick={() => setAsking(item)}>
                  {t('contact.reveal')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RevealHousehold household={asking} close={() => setAsking(null)} />
    </>
  )
}
