import { SaveOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button, Input, Popconfirm, Popover } from 'antd'
import { useState } from 'react'
import type { ReportBody } from '../../../server/contract/report.ts'
import { wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { removeReport, reportsQuery, saveReport } from './data.ts'

/** The address of what was kept; the region of whoever opens it where none was kept. */
const searchOf = ({ keys, region, level, periods }: ReportBody) => ({
  keys: keys.join(),
  ...(region && { region }),
  ...(level && { level: String(level) }),
  ...(periods.length > 0 && { periods: periods.join() }),
})

/** Comparisons that one has kept under a name: a press opens, and the present one can be kept too. */
export const Saved = () => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { keys } = useSearch({ from: '/shell/indicators/compare' })
  const { data } = useQuery(reportsQuery)
  const remove = useMutation({ mutationFn: (name: string) => removeReport(client, name) })
  const items = data?.items ?? []
  if (items.length === 0 && !keys) return null
  return (
    <section className="saved screen-only" aria-label={t('indicators.saved')}>
      {items.length > 0 ? <span className="muted">{t('indicators.saved')}</span> : null}
      {items.map((report) => (
        <span key={report.name} className="saved-one">
          <Link to="/indicators/compare" search={searchOf(report)}>
            {report.name}
          </Link>
          <Popconfirm
            title={t('indicators.removeSure', { name: report.name })}
            okText={t('indicators.remove')}
            cancelText={t('indicators.keep')}
            onConfirm={() => remove.mutate(report.name)}
          >
            <button type="button" aria-label={t('indicators.removeOf', { name: report.name })}>
              ×
            </button>
          </Popconfirm>
        </span>
      ))}
      {keys ? <Keep names={items.map(({ name }) => name)} /> : null}
      {remove.error ? <span className="field-error">{wordsOf(remove.error, words)}</span> : null}
    </section>
  )
}

const Keep = ({ names }: { names: readonly string[] }) => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { keys = '', region, level, periods } = useSearch({ from: '/shell/indicators/compare' })
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const save = useMutation({
    mutationFn: () =>
      saveReport(client, name, {
        keys: keys.split(',').filter(Boolean),
        region: region ?? null,
        level: level ? Number(level) : null,
        periods: periods?.split(',').filter(Boolean) ?? [],
        ...{ growth: [], only: [], title: '', office: '', maker: '', sharedWith: null },
      }),
    onSuccess: () => {
      setOpen(false)
      setTyped('')
    },
  })
  const form = (
    <form
      className="saved-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '') save.mutate()
      }}
    >
      <Input
        autoFocus
        value={typed}
        maxLength={40}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={t('indicators.saveName')}
        aria-label={t('indicators.saveName')}
      />
      <p className="muted">{t(periods ? 'indicators.savesPeriods' : 'indicators.savesLatest')}</p>
      {save.error ? <p className="field-error">{wordsOf(save.error, words)}</p> : null}
      <Button type="primary" htmlType="submit" disabled={name === ''} loading={save.isPending}>
        {t(names.includes(name) ? 'indicators.saveOver' : 'indicators.save')}
      </Button>
    </form>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={form} destroyOnHidden>
      <Button size="small" icon={<SaveOutlined aria-hidden="true" />}>
        {t('indicators.saveThis')}
      </Button>
    </Popover>
  )
}
