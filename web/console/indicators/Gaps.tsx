import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { IndicatorPage } from '../../../server/contract/indicator.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { gapsQuery } from './data.ts'
import { usePastDay } from './PastDay.tsx'

/** Places that do not meet what the number asks, or owe a record: village by village, each leading to itself. */
export const Gaps = ({ page }: { page: IndicatorPage }) => {
  const { t } = useWords()
  const { own } = useRegion()
  const { on, carried } = usePastDay()
  const { indicator, here } = page
  const asked = { region: here.region, period: here.period, on }
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    gapsQuery(indicator.key, asked, here),
  )
  const places = data?.pages.flatMap(({ items }) => items) ?? []
  if (places.length === 0 || page.below.length === 0) return null
  const meets = indicator.kind === 'regions' || indicator.kind === 'coverage'
  return (
    <section className="card" aria-labelledby="gaps">
      <div className="card-head">
        <h2 id="gaps">{t(meets ? 'indicators.gaps' : 'indicators.owing')}</h2>
        <ExportButtons small path={`indicators/${indicator.key}/gaps`} query={asked} />
      </div>
      <p className="muted">
        {t(hasNextPage ? 'indicators.gapsAtLeast' : 'indicators.gapsAll', { count: places.length })}
      </p>
      <ul className="indicator-gaps">
        {places.map(({ code, name, above }) => (
          <li key={code}>
            <Link
              to="/indicators/$indicator"
              params={{ indicator: indicator.key }}
              search={{ ...carried, ...(code !== own && { region: code }), period: here.period || undefined }}
            >
              {name}
            </Link>{' '}
            <small className="muted">{above}</small>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <p className="list-end">
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('indicators.moreGaps')}
          </Button>
        </p>
      ) : null}
    </section>
  )
}
