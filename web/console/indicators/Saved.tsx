import { SaveOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button, Input, Popconfirm, Popover } from 'antd'
import { useState } from 'react'
import type { ReportBody, ReportList } from '../../../server/contract/report.ts'
import { wordsOf } from '../app/Failure.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { removeReport, reportsQuery, saveReport } from './data.ts'

/** The address of what was kept; the region of whoever opens it where none was kept. */
const searchOf = ({ keys, region, level, periods, growth, only, title, office, maker }: ReportBody) => ({
  keys: keys.join(),
  ...(region && { region }),
  ...(level && { level: String(level) }),
  ...(periods.length > 0 && { periods: periods.join() }),
  ...(growth.length > 0 && { growth: growth.join() }),
  ...(only.length > 0 && { only: only.join() }),
  ...(title && { title }),
  ...(office && { office }),
  ...(maker && { maker }),
})

/** Reports that one has kept, or that are shared with one: a press opens, and the present one can be kept too. */
export const Saved = () => {
  const { t } = useWords()
  const { keys } = useSearch({ from: '/shell/indicators/compare' })
  const { data } = useQuery(reportsQuery)
  const items = data?.items ?? []
  if (items.length === 0 && !keys) return null
  const [mine, shared] = [items.filter((one) => one.mine), items.filter((one) => !one.mine)]
  return (
    <>
      <section className="saved screen-only" aria-label={t('indicators.saved')}>
        {mine.length > 0 ? <span className="muted">{t('indicators.saved')}</span> : null}
        {mine.map((report) => (
          <Mine key={report.name} report={report} />
        ))}
        {keys ? <Keep names={mine.map(({ name }) => name)} shareable={data?.mayShareWith ?? []} /> : null}
      </section>
      {shared.length > 0 ? (
        <section className="saved screen-only" aria-label={t('report.shared')}>
          <span className="muted">{t('report.shared')}</span>
          {shared.map((report) => (
            <span key={`${report.name} ${report.byName} ${report.savedAt}`} className="saved-one saved-shared">
              <Link to="/indicators/compare" search={searchOf(report)}>
                {report.name}
              </Link>
              <small className="muted">{report.byName}</small>
            </span>
          ))}
        </section>
      ) : null}
    </>
  )
}

const Mine = ({ report }: { report: ReportBody }) => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const remove = useMutation({ mutationFn: (name: string) => removeReport(client, name) })
  const { name, sharedWith } = report
  return (
    <span className="saved-one">
      <Link to="/indicators/compare" search={searchOf(report)}>
        {name}
      </Link>
      {sharedWith ? <small className="muted">{t('report.sharedWith', { name: sharedWith.name })}</small> : null}
      <Popconfirm
        title={t(sharedWith ? 'report.removeShared' : 'indicators.removeSure', { name })}
        okText={t('indicators.remove')}
        cancelText={t('indicators.keep')}
        onConfirm={() => remove.mutate(name)}
      >
        <button type="button" aria-label={t('indicators.removeOf', { name })}>
          ×
        </button>
      </Popconfirm>
      {remove.error ? <span className="field-error">{wordsOf(remove.error, words)}</span> : null}
    </span>
  )
}

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean)

const Keep = (props: { names: readonly string[]; shareable: ReportList['mayShareWith'] }) => {
  const { names, shareable } = props
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const {
    keys = '',
    region,
    level,
    periods,
    growth,
    only,
    title,
    office,
    maker,
  } = useSearch({
    from: '/shell/indicators/compare',
  })
  const [sharedWith, setShared] = useState('')
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const save = useMutation({
    mutationFn: () =>
      saveReport(client, name, {
        keys: listOf(keys),
        region: region ?? null,
        level: level ? Number(level) : null,
        periods: listOf(periods),
        growth: listOf(growth).filter((one) => one === 'period' || one === 'year'),
        only: listOf(only),
        ...{ title: title ?? '', office: office ?? '', maker: maker ?? '', sharedWith: sharedWith || null },
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
      <Select
        value={sharedWith}
        onChange={setShared}
        aria-label={t('report.shareWith')}
        options={[
          { value: '', label: t('report.onlyMe') },
          ...shareable.map(({ code, name: of }) => ({ value: code, label: t('report.peopleOf', { name: of }) })),
        ]}
      />
      {sharedWith ? <p className="muted">{t('report.shareSays')}</p> : null}
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
