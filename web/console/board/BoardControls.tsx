import { useNavigate, useSearch } from '@tanstack/react-router'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { BoardBody } from '../../../server/contract/board.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { useVocabulary } from '../matters/vocabulary.ts'

const MONTH = 'YYYY-MM'

/** Period, process and the numbers it is judged by; each lives in the address. */
export const BoardControls = ({ board }: { board: BoardBody | undefined }) => {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/board' })
  const navigate = useNavigate({ from: '/board' })
  const processes = useVocabulary()?.processes ?? []
  const process = processes.find(({ key }) => key === search.process) ?? processes[0]
  const set = (change: Record<string, string | undefined>) =>
    navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  const end = dayjs(board?.to ?? undefined)
  const months = (n: number) => [end.subtract(n - 1, 'month'), end] as [dayjs.Dayjs, dayjs.Dayjs]
  const sets = process?.parameters ?? []
  return (
    <search className="filters">
      <DatePicker.RangePicker
        picker="month"
        value={board ? [dayjs(board.from), dayjs(board.to)] : null}
        onChange={(range) => set({ from: range?.[0]?.format(MONTH), to: range?.[1]?.format(MONTH) })}
        presets={[1, 3, 12].map((n) => ({ label: t('board.months', { n }), value: months(n) }))}
        aria-label={t('board.period')}
        className="filters-dates"
      />
      {processes.length > 1 ? (
        <Select
          value={process?.key}
          onChange={(key) => set({ process: key, parameters: undefined })}
          options={processes.map(({ key, title }) => ({ value: key, label: title }))}
          aria-label={t('filter.process')}
          popupMatchSelectWidth={false}
        />
      ) : null}
      {sets.length > 1 ? (
        <Select
          value={search.parameters ?? board?.parameters.key}
          placeholder={t('board.parameters')}
          onChange={(parameters) => set({ parameters })}
          options={sets.map(({ key, title }) => ({ value: key, label: title }))}
          aria-label={t('board.parameters')}
          popupMatchSelectWidth={false}
        />
      ) : null}
    </search>
  )
}
