import { PrinterOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Empty, Skeleton } from 'antd'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { CompareControls } from './CompareControls.tsx'
import { CompareTable } from './CompareTable.tsx'
import { comparisonQuery } from './data.ts'
import { secondWords } from './format.ts'
import { Meanings } from './Meanings.tsx'
import { PastDayNote, PastDayPicker } from './PastDay.tsx'
import { ReportExport } from './ReportExport.tsx'
import { HeadingButton, PaperFoot, PaperHead } from './ReportHead.tsx'
import { Saved } from './Saved.tsx'

/** Chosen numbers for the regions of a level: all of it stands in the address, and can be kept under a name. */
export const ComparePage = () => {
  const words = useWords()
  const { t } = words
  const { keys = '', level, periods, growth, only, on } = useSearch({ from: '/shell/indicators/compare' })
  const { region } = useRegion()
  const asked = { keys, region, level, periods, growth, only, on }
  const { data, error, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    comparisonQuery(asked),
  )
  const [first] = data?.pages ?? []
  const lines = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="page compare" aria-busy={isPlaceholderData}>
      {first ? <PaperHead page={first} /> : null}
      <PageHead
        title={first ? t('indicators.compareOf', { region: first.region.name }) : t('indicators.compare')}
        purpose={first ? t('indicators.asOf', { at: secondWords(first.asOf, words) }) : t('indicators.comparePurpose')}
      >
        <PastDayPicker />
        {keys !== '' ? (
          <>
            <HeadingButton page={first} />
            <ReportExport page={first} asked={asked} />
            <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
              {t('board.print')}
            </Button>
          </>
        ) : null}
      </PageHead>
      <PastDayNote on={first?.on} />
      <CompareControls page={first} />
      <Saved />
      {error && !first ? <Failure error={error} /> : null}
      {!first && !error ? <Skeleton active paragraph={{ rows: 8 }} title={false} /> : null}
      {first && keys === '' ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('indicators.chooseFirst')} />
      ) : null}
      {first && keys !== '' ? (
        <>
          <CompareTable page={first} lines={lines} />
          <PaperFoot page={first} />
          {hasNextPage ? (
            <p className="list-end">
              <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
                {t('indicators.moreLines')}
              </Button>
            </p>
          ) : null}
          <Meanings indicators={first.indicators} />
        </>
      ) : null}
    </div>
  )
}
