import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import type { MatterPage } from '../../../server/contract/matter.ts'
import { SearchBox } from '../app/SearchBox.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { useProcessOptions } from '../matters/vocabulary.ts'
import { BUCKETS } from './group.ts'

/** Filters of the inbox; each lives in the address, so that a view can be kept as a bookmark and sent on. */
export const InboxFilters = ({ counts }: { counts: MatterPage['counts'] }) => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const processes = useProcessOptions()
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  const all = counts ? counts.late + counts.today + counts.later : null
  const label = (key: string, n: number | null | undefined) =>
    n === null || n === undefined ? t(key) : `${t(key)} ${n}`
  return (
    <search className="filters">
      <Segmented
        value={search.bucket ?? ''}
        onChange={(bucket) => set({ bucket: bucket || undefined })}
        options={[
          { value: '', label: label('bucket.all', all) },
          ...BUCKETS.map((bucket) => ({ value: bucket, label: label(`bucket.${bucket}`, counts?.[bucket]) })),
        ]}
        aria-label={t('filter.bucket')}
      />
      <Select
        value={search.kind ?? ''}
        onChange={(kind) => set({ kind: kind || undefined })}
        options={['', 'lead', 'help', 'supervise'].map((value) => ({ value, label: t(`kind.${value || 'all'}`) }))}
        aria-label={t('filter.kind')}
        popupMatchSelectWidth={false}
      />
      {processes.length > 1 ? (
        <Select
          value={search.process ?? ''}
          onChange={(process) => set({ process: process || undefined })}
          options={[{ value: '', label: t('filter.anyProcess') }, ...processes]}
          aria-label={t('filter.process')}
          popupMatchSelectWidth={false}
        />
      ) : null}
      <SearchBox
        id="inbox-q"
        value={search.q ?? ''}
        label={t('filter.q')}
        most={100}
        search={(q) => set({ q: q || undefined })}
      />
      {Object.keys(search).some((key) => key !== 'region') ? (
        <Button type="link" onClick={() => navigate({ search: ({ region }) => (region ? { region } : {}) })}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  )
}
