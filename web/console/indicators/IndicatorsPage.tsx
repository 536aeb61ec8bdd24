import { TableOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Skeleton } from 'antd'
import { useState } from 'react'
import type { IndicatorBody } from '../../../server/contract/indicator.ts'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { SearchBox } from '../app/SearchBox.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { indicatorsQuery, valuesQuery } from './data.ts'
import { secondWords } from './format.ts'
import { IndicatorTable } from './IndicatorTable.tsx'
import { PastDayNote, PastDayPicker, usePastDay } from './PastDay.tsx'

/** Whether a number has to do with the words: its title, definition, pack, key, basis, or the document that asks for it. */
const matches = ({ key, title, definition, about, basis, sources }: IndicatorBody, q: string): boolean =>
  [key, title, definition, about, ...basis, ...sources.map(({ document }) => document)].some((text) =>
    text.toLowerCase().includes(q.toLowerCase()),
  )

/** All numbers of the region one looks at, by subject, each in its latest period. */
export const IndicatorsPage = () => {
  const words = useWords()
  const { t } = words
  const { q = '' } = useSearch({ from: '/shell/indicators' })
  const navigate = useNavigate({ from: '/indicators' })
  const { region, own } = useRegion()
  const { on, carried } = usePastDay()
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const indicators = useQuery(indicatorsQuery(on))
  const values = useQuery(valuesQuery({ region, on }))
  const found = (indicators.data?.items ?? []).filter((one) => matches(one, q))
  const error = indicators.error ?? (values.data ? null : values.error)
  return (
    <div className="page indicators">
      <PageHead title={t('nav.indicators')} purpose={t('purpose.indicators')}>
        <PastDayPicker />
        <Link
          to="/indicators/compare"
          search={{
            ...carried,
            ...(region !== own && { region }),
            ...(chosen.size > 0 && { keys: [...chosen].join() }),
          }}
          className="screen-only"
        >
          <Button type="primary" icon={<TableOutlined aria-hidden="true" />} tabIndex={-1}>
            {chosen.size > 0 ? t('indicators.compareChosen', { n: chosen.size }) : t('indicators.compare')}
          </Button>
        </Link>
      </PageHead>
      <PastDayNote on={values.data?.on} />
      <search className="filters">
        <SearchBox
          value={q}
          label={t('indicators.find')}
          most={40}
          search={(text) => navigate({ search: (now) => ({ ...now, q: text || undefined }), replace: true })}
        />
        {q !== '' && indicators.data ? (
          <span className="muted">{t('indicators.found', { n: found.length })}</span>
        ) : null}
      </search>
      {values.data ? (
        <p className="muted indicators-as-of">
          {values.data.region.name} · {t('indicators.asOf', { at: secondWords(values.data.asOf, words) })}
        </p>
      ) : null}
      {error ? <Failure error={error} /> : null}
      {!error && (indicators.isPending || values.isPending) ? (
        <Skeleton active paragraph={{ rows: 14 }} title={false} />
      ) : (
        <IndicatorTable items={found} values={values.data?.items ?? []} chosen={chosen} choose={choose} />
      )}
      {indicators.data && found.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(q === '' ? 'indicators.noneAtAll' : 'indicators.noneFound')}
        />
      ) : null}
    </div>
  )
}
