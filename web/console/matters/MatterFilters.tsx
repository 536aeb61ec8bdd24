import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { SearchBox } from '../app/SearchBox.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { BUCKETS } from '../inbox/group.ts'
import { ChoiceField } from '../matter/fields/ChoiceField.tsx'
import { OrganisationField } from './OrganisationField.tsx'
import { optionsOf, useVocabulary } from './vocabulary.ts'

const STATES = ['open', 'closed'] as const
const LATE = ['true', 'false'] as const
const VERDICTS = ['resolved', 'unresolved', 'satisfied', 'dissatisfied', 'none'] as const

/** Filters of the list of all matters; each lives in the address. The region is the one at the top of the page. */
export const MatterFilters = () => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/matters' })
  const navigate = useNavigate({ from: '/matters' })
  const vocabulary = useVocabulary()
  const [open, setOpen] = useState(false)
  const narrowed = Object.keys(search).filter((key) => key !== 'region' && key !== 'q').length
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  const processes = vocabulary?.processes ?? []
  const process = processes.find(({ key }) => key === search.process) ?? processes[0]
  const pick = (
    key: 'state' | 'bucket' | 'late' | 'verdict' | 'step' | 'process',
    values: readonly { value: string; label: string }[],
  ) => (
    <Select
      key={key}
      value={search[key] ?? ''}
      onChange={(value) => set({ [key]: value || undefined })}
      options={[{ value: '', label: t(`filter.any.${key}`) }, ...values]}
      aria-label={t(`filter.${key}`)}
      popupMatchSelectWidth={false}
    />
  )
  return (
    <search className="filters">
      <SearchBox value={search.q ?? ''} label={t('filter.q')} most={100} search={(q) => set({ q: q || undefined })} />
      <Button className="filters-open" aria-expanded={open} onClick={() => setOpen(!open)}>
        {narrowed > 0 ? t('filter.some', { n: narrowed }) : t('filter.more')}
      </Button>
      <div className="filters-rest" data-open={open || undefined}>
        {processes.length > 1
          ? pick(
              'process',
              processes.map(({ key, title }) => ({ value: key, label: title })),
            )
          : null}
        {pick(
          'state',
          STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        )}
        {pick(
          'step',
          (process?.steps ?? []).map(({ key, title }) => ({ value: key, label: title })),
        )}
        {pick(
          'bucket',
          BUCKETS.map((value) => ({ value, label: t(`bucket.${value}`) })),
        )}
        {pick(
          'late',
          LATE.map((value) => ({ value, label: t(`late.${value}`) })),
        )}
        {pick(
          'verdict',
          VERDICTS.map((value) => ({ value, label: t(`verdictIs.${value}`) })),
        )}
        <div className="filters-category">
          <ChoiceField
            value={search.category}
            onChange={(category) => set({ category })}
            options={optionsOf(process?.categories ?? [])}
            anyLevel
            placeholder={t('filter.any.category')}
            label={t('filter.category')}
          />
        </div>
        <OrganisationField value={search.org} onChange={(org) => set({ org })} />
        <DatePicker.RangePicker
          value={[search.from ? dayjs(search.from) : null, search.to ? dayjs(search.to) : null]}
          onChange={(range) => set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
          allowEmpty={[true, true]}
          aria-label={t('filter.lodged')}
          className="filters-dates"
        />
      </div>
      {Object.keys(search).some((key) => key !== 'region') ? (
        <Button type="link" onClick={() => navigate({ search: ({ region }) => (region ? { region } : {}) })}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  )
}
