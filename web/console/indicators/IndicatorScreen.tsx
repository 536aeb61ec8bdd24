import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { IndicatorPage } from '../../../server/contract/indicator.ts'
import { Failure } from '../app/Failure.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { Definition } from './Definition.tsx'
import { indicatorQuery } from './data.ts'
import { Gaps } from './Gaps.tsx'
import { Head } from './Head.tsx'
import { Lineage } from './Lineage.tsx'
import { Parts } from './Parts.tsx'
import { PartsMap } from './PartsMap.tsx'
import { PastDayNote } from './PastDay.tsx'
import { PrintHead } from './PrintHead.tsx'
import { Spread } from './Spread.tsx'
import { Trend } from './Trend.tsx'
import { Value } from './Value.tsx'

/** One number of a region and a period: what it is, how it went, its parts below, and the records behind it. */
export const IndicatorScreen = () => {
  const { indicator: key } = useParams({ from: '/shell/indicators/$indicator' })
  // what is shown while the next comes is never another number
  return <One key={key} indicator={key} />
}

const One = ({ indicator }: { indicator: string }) => {
  const { period, on } = useSearch({ from: '/shell/indicators/$indicator' })
  const { region } = useRegion()
  const { data, error, isPlaceholderData } = useQuery(indicatorQuery(indicator, { region, period, on }))
  if (!data) return error ? <Failure error={error} /> : <Waiting />
  return <Whole page={data} busy={isPlaceholderData} />
}

const Whole = ({ page, busy }: { page: IndicatorPage; busy: boolean }) => (
  <div className="page indicator" aria-busy={busy}>
    <PrintHead region={page.here.regionName} />
    <Head page={page} />
    <PastDayNote on={page.on} />
    <div className="indicator-top">
      <Value page={page} />
      <Definition indicator={page.indicator} />
    </div>
    {page.indicator.bands.length > 0 ? <Spread page={page} /> : null}
    {page.trend.length > 1 && page.indicator.bands.length === 0 ? <Trend page={page} /> : null}
    {page.below.length > 0 ? (
      <div className="indicator-below">
        <Parts page={page} />
        {page.indicator.bands.length === 0 ? <PartsMap page={page} /> : null}
      </div>
    ) : null}
    <Gaps page={page} />
    <Lineage page={page} />
  </div>
)
