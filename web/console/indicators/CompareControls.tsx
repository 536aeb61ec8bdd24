import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { byUnitLatestFirst } from '../../../kernel/indicator/period.ts'
import type { ComparisonPage } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { indicatorsQuery } from './data.ts'
import { periodOptions } from './format.ts'

const MOST_INDICATORS = 20
const MOST_PERIODS = 12

/** Which numbers, of which level, of which periods. */
export const CompareControls = ({ page }: { page: ComparisonPage | undefined }) => {
  const words = useWords()
  const { t } = words
  const search = useSearch({ from: '/shell/indicators/compare' })
  const navigate = useNavigate({ from: '/indicators/compare' })
  const all = useQuery(indicatorsQuery(search.on))
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
  const keys = (search.keys ?? '').split(',').filter(Boolean)
  // a distribution is many numbers: it stands on its own page
  const single = (all.data?.items ?? []).filter(({ bands }) => bands.length === 0)
  const options = [...Map.groupBy(single, ({ about }) => about)].map(([label, those]) => ({
    label,
    options: those.map(({ key, title }) => ({ value: key, label: title })),
  }))
  const periods = [...(page?.periods ?? []), ...(page?.known ?? [])].filter(Boolean)
  return (
    <search className="filters compare-controls">
      <Select
        mode="multiple"
        className="compare-keys"
        value={all.data ? keys : []}
        onChange={(chosen: string[]) => set({ keys: chosen.join() || undefined, sort: undefined })}
        options={options}
        optionFilterProp="label"
        maxCount={MOST_INDICATORS}
        placeholder={t('indicators.chooseIndicators')}
        aria-label={t('indicators.chooseIndicators')}
        loading={all.isPending}
      />
      <Select
        value={page?.level}
        onChange={(level: number) => set({ level: String(level) })}
        options={(page?.levels ?? []).map((value) => ({
          value,
          label: t('indicators.byLevel', { level: t(`indicators.level.${value}`) }),
        }))}
        aria-label={t('indicators.chooseLevel')}
        popupMatchSelectWidth={false}
      />
      {periods.length > 0 ? (
        <Select
          mode="multiple"
          className="compare-periods"
          value={page?.periods.filter(Boolean) ?? []}
          onChange={(chosen: string[]) =>
            set({ periods: chosen.toSorted(byUnitLatestFirst).join() || undefined, sort: undefined })
          }
          options={periodOptions(periods, words)}
          maxCount={MOST_PERIODS}
          aria-label={t('indicators.choosePeriods')}
          placeholder={t('indicators.choosePeriods')}
          popupMatchSelectWidth={false}
        />
      ) : null}
    </search>
  )
}
