import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useWords } from '../app/words.ts'

const WORDS = ['login', 'action', 'kind', 'object', 'result'] as const

/** Filters of the audit; a press on a cell of the table fills one in. */
export const AuditFilters = () => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/audit' })
  const navigate = useNavigate({ from: '/audit' })
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
      {WORDS.map((word) => (
        <Input
          key={`${word}-${search[word] ?? ''}`}
          className="filters-word"
          allowClear
          defaultValue={search[word] ?? ''}
          placeholder={t(`audit.${word}`)}
          aria-label={t(`audit.${word}`)}
          maxLength={80}
          onPressEnter={({ currentTarget }) => set({ [word]: currentTarget.value.trim() || undefined })}
          onBlur={({ target }) => {
            if (target.value.trim() !== (search[word] ?? '')) set({ [word]: target.value.trim() || undefined })
          }}
          onClear={() => set({ [word]: undefined })}
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
