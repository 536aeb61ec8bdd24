import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { LedgerBody, LedgerFieldBody } from '../../../server/contract/ledger.ts'
import { civilDate } from '../../ui/dates.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { periodText } from './cells.ts'
import { choosable, equalOf, equalText, MONTHS, periodKind, yearsFrom } from './filters.ts'

/** Fields with choices that are shown at once. */
const FEW = 4

/** Narrowing by period, by what is to be confirmed and by fields with choices; each lives in the address. */
export const LedgerFilters = ({ body }: { body: LedgerBody }) => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/ledgers/$ledger' })
  const navigate = useNavigate({ from: '/ledgers/$ledger' })
  const [open, setOpen] = useState(false)
  const equal = equalOf(search.equal)
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  const [all, setAll] = useState(false)
  const fields = choosable(body)
  const narrowed = equal.size
  const shown = all ? fields : fields.filter(({ key }, at) => at < FEW || equal.has(key))
  return (
    <search className="filters">
      {periodKind(body) ? <PeriodFilter body={body} period={search.period} set={(period) => set({ period })} /> : null}
      {body.freshDays !== null ? (
        <Segmented
          value={search.stale ?? ''}
          onChange={(stale) => set({ stale: stale || undefined })}
          options={[
            { value: '', label: t('ledgers.all') },
            { value: 'true', label: t('ledgers.onlyStale') },
          ]}
          aria-label={t('ledgers.column.stale')}
        />
      ) : null}
      {fields.length > 0 ? (
        <Button className="filters-open" aria-expanded={open} onClick={() => setOpen(!open)}>
          {narrowed > 0 ? t('filter.some', { n: narrowed }) : t('filter.more')}
        </Button>
      ) : null}
      <div className="filters-rest" data-open={open || undefined}>
        {shown.map((field) => (
          <ChoiceFilter
            key={field.key}
            field={field}
            value={equal.get(field.key)}
            pick={(value) => set({ equal: equalText(new Map([...equal, [field.key, value ?? '']])) })}
          />
        ))}
        {shown.length < fields.length ? (
          <Button type="link" onClick={() => setAll(true)}>
            {t('ledgers.moreFilters')}
          </Button>
        ) : null}
      </div>
      {search.period || search.stale || search.equal ? (
        <Button type="link" onClick={() => set({ period: undefined, stale: undefined, equal: undefined })}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  )
}

const PeriodFilter = (props: { body: LedgerBody; period: string | undefined; set: (period?: string) => void }) => {
  const words = useWords()
  const { t } = words
  const { period = '' } = props
  const [year, month = ''] = period.split('-')
  const years = yearsFrom(civilDate(new Date()), period || undefined)
  return (
    <>
      <Select
        value={year}
        onChange={(value) => props.set(value || undefined)}
        options={[
          { value: '', label: t('ledgers.anyYear') },
          ...years.map((value) => ({ value, label: periodText(value, words) })),
        ]}
        aria-label={t('ledgers.period')}
        popupMatchSelectWidth={false}
      />
      {year !== '' && periodKind(props.body) !== 'year' ? (
        <Select
          value={month}
          onChange={(value) => props.set(value ? `${year}-${value}` : year)}
          options={[
            { value: '', label: t('ledgers.wholeYear') },
            ...MONTHS.map((value) => ({ value, label: t('ledgers.onlyMonth', { month: String(Number(value)) }) })),
          ]}
          aria-label={t('ledgers.monthOf')}
          popupMatchSelectWidth={false}
        />
      ) : null}
    </>
  )
}

const ChoiceFilter = (props: {
  field: LedgerFieldBody
  value: string | undefined
  pick: (value: string | undefined) => void
}) => {
  const { t } = useWords()
  const { field } = props
  const said = (title: string) => t('ledgers.fieldIs', { field: field.title, value: title })
  const options =
    field.kind === 'yes-no'
      ? ['true', 'false'].map((value) => ({ value, label: said(t(value === 'true' ? 'form.yes' : 'form.no')) }))
      : (field.options ?? []).map(({ value, title }) => ({ value, label: title }))
  return (
    <Select
      value={props.value ?? ''}
      onChange={(value) => props.pick(value || undefined)}
      options={[{ value: '', label: t('ledgers.fieldAny', { field: field.title }) }, ...options]}
      showSearch={options.length > 10 ? { optionFilterProp: 'label' } : false}
      aria-label={field.title}
      popupMatchSelectWidth={false}
      className="ledger-choice"
    />
  )
}
