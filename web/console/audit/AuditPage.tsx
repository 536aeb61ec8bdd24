import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Empty, Skeleton } from 'antd'
import type { z } from 'zod'
import type { AuditPage as Page } from '../../../server/contract/audit.ts'
import { API, get, queryString } from '../../ui/api.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { ChainState } from './ChainState.tsx'

/** Who did what and when; reading it is written down as well. */
export const AuditPage = () => {
  const { t } = useWords()
  const { region: _region, ...search } = useSearch({ from: '/shell/audit' })
  const list = useInfiniteQuery({
    queryKey: ['audit', search],
    queryFn: ({ pageParam, signal }) =>
      get<z.infer<typeof Page>>('audit', { ...search, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="page">
      <PageHead title={t('nav.audit')} purpose={t('purpose.audit')}>
        <ExportButtons
          path="audit"
          query={search}
          address={(format) => `${API}/audit/export${queryString({ ...search, format })}`}
        />
      </PageHead>
      <ChainState />
      <AuditFilters />
      {list.isPending ? <Skeleton active title={false} paragraph={{ rows: 12 }} /> : null}
      {list.isError && lines.length === 0 ? <Failure error={list.error} reset={() => list.refetch()} /> : null}
      {list.isSuccess && lines.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('audit.none')} />
      ) : null}
      {lines.length > 0 ? <AuditTable lines={lines} /> : null}
      {list.hasNextPage ? (
        <Button block onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      ) : null}
    </div>
  )
}
