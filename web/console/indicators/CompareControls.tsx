import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { byUnitLatestFirst } from '../../../kernel/indicator/period.ts'
import type { ComparisonPage } from '../../../server/contract/indicator.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { comparisonQuery, indicatorsQuery } from './data.ts'
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
  const options = [...Map.groupBy(all.data?.items ?? [], ({ about }) => about)].map(([label, those]) => ({
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
      <Growth set={set} />
      <Only page={page} set={set} />
    </search>
  )
}

type Setting = (change: Record<string, string | undefined>) => void

/** Against what it is said how far numbers grew. */
const Growth = ({ set }: { set: Setting }) => {
  const { t } = useWords()
  const { growth } = useSearch({ from: '/shell/indicators/compare' })
  return (
    <Select
      mode="multiple"
      className="compare-growth"
      value={(growth ?? '').split(',').filter(Boolean)}
      onChange={(chosen: string[]) => set({ growth: chosen.join() || undefined })}
      options={(['period', 'year'] as const).map((value) => ({ value, label: t(`indicators.growth.${value}`) }))}
      placeholder={t('indicators.chooseGrowth')}
      aria-label={t('indicators.chooseGrowth')}
      popupMatchSelectWidth={false}
    />
  )
}

const MOST_ONLY = 100

/** Some of the regions alone; which there are is asked for when it is opened. */
const Only = ({ page, set }: { page: ComparisonPage | undefined; set: Setting }) => {
  const { t } = useWords()
  const { only, keys = '', level, region, on } = useSearch({ from: '/shell/indicators/compare' })
  const [open, setOpen] = useState(false)
  const chosen = (only ?? '').split(',').filter(Boolean)
  const all = useInfiniteQuery({
    ...comparisonQuery({ keys: keys.split(',')[0], region, level, on, limit: '500' }),
    enabled: open && keys !== '',
  })
  const lines = [...(all.data?.pages.flatMap(({ items }) => items) ?? []), ...(page?.items ?? [])]
  const options = [
    ...new Map(lines.map(({ code, name, above }) => [code, { value: code, label: name, above }])).values(),
  ]
  return (
    <Select
      mode="multiple"
      className="compare-only"
      value={chosen}
      onChange={(codes: string[]) => set({ only: codes.join() || undefined })}
      onOpenChange={setOpen}
      loading={open && all.isPending}
      options={options.map(({ value, label, above }) => ({ value, label: [label, ...above].join(' ') }))}
      optionFilterProp="label"
      maxCount={MOST_ONLY}
      maxTagCount={2}
      placeholder={t('indicators.chooseOnly')}
      aria-label={t('indicators.chooseOnly')}
      popupMatchSelectWidth={false}
      allowClear
    />
  )
}
