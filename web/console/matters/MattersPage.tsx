import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { mattersQuery } from '../inbox/data.ts'
import { LiveBar } from '../inbox/LiveBar.tsx'
import { MatterFilters } from './MatterFilters.tsx'
import { MatterTable } from './MatterTable.tsx'

const PAGE = 50

/** Everything in scope, found by what it is, where it is, who has it, and how it ended. */
export const MattersPage = () => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/matters' })
  const list = useInfiniteQuery(mattersQuery({ view: 'scope', ...search }, PAGE))
  const rows = list.data?.rows ?? []
  // a search looks through a part of what has the words at a time: it goes on until something meets the filters too
  const looking = rows.length === 0 && list.hasNextPage && !list.isFetchNextPageError
  const { fetchNextPage, isFetching } = list
  useEffect(() => {
    if (looking && !isFetching) void fetchNextPage()
  }, [looking, isFetching, fetchNextPage])
  return (
    <div className="page">
      <PageHead title={t('nav.matters')} purpose={t('purpose.matters')}>
        <ExportButtons path="matters" query={{ view: 'scope', ...search }} />
      </PageHead>
      <MatterFilters />
      <LiveBar refresh={() => list.refetch()} />
      {list.isError && rows.length === 0 ? (
        <Failure error={list.error} reset={() => list.refetch()} />
      ) : (
        <MatterTable rows={rows} loading={list.isPending || looking} stale={list.isPlaceholderData} />
      )}
      {looking ? null : list.hasNextPage ? (
        <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : rows.length > 0 ? (
        <p className="list-end">{t('list.end', { n: rows.length })}</p>
      ) : null}
    </div>
  )
}
