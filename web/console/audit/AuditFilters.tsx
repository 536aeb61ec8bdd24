import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { AuditWords } from '../../../server/contract/audit.ts'
import { get } from '../../ui/api.ts'
import { SearchBox } from '../app/SearchBox.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'

const BOXES = ['login', 'object'] as const
const CHOICES = [
  ['action', 'actions'],
  ['kind', 'kinds'],
  ['result', 'results'],
] as const

/** Filters of the audit; a press on a cell of the table fills one in. */
export const AuditFilters = () => {
  const { t, language } = useWords()
  const search = useSearch({ from: '/shell/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const { data } = useQuery({
    queryKey: ['audit', 'words', language],
    queryFn: ({ signal }) => get<AuditWords>('audit/words', undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  return (
    <search className="filters">
      <DatePicker.RangePicker
        value={[search.from ? dayjs(search.from) : null, search.to ? dayjs(search.to) : null]}
        onChange={(range) => set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
        allowEmpty={[true, true]}
        aria-label={t('audit.days')}
        className="filters-dates"
      />
      {CHOICES.map(([key, list]) => (
        <Select
          key={key}
          className="filters-word"
          value={search[key] ?? ''}
          onChange={(value) => set({ [key]: value || undefined })}
          options={[
            { value: '', label: t(`audit.any.${key}`) },
            ...withOwn(data?.[list] ?? [], search[key]).map((one) => ({ value: one.key, label: one.title })),
          ]}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t(`audit.${key}`)}
          popupMatchSelectWidth={false}
        />
      ))}
      {BOXES.map((key) => (
        <SearchBox
          key={key}
          value={search[key] ?? ''}
          label={t(`audit.${key}`)}
          most={80}
          search={(text) => set({ [key]: text || undefined })}
        />
      ))}
      {search.actor ? <span className="tag">{search.actor}</span> : null}
      {Object.keys(search).some((key) => key !== 'region') ? (
        <Button type="link" onClick={() => navigate({ search: {} })}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  )
}

/** What is asked for stands in the list, also where nobody has words for it (a refusal's code from an address). */
const withOwn = (titles: AuditWords['actions'], own: string | undefined): AuditWords['actions'] =>
  own === undefined || titles.some(({ key }) => key === own) ? titles : [{ key: own, title: own }, ...titles]
