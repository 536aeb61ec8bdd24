import { EditOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Form, Input, Popover } from 'antd'
import { useState } from 'react'
import type { ComparisonPage } from '../../../server/contract/indicator.ts'
import { civilDate } from '../../ui/dates.ts'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { secondWords } from './format.ts'

interface Heading {
  readonly title: string
  readonly office: string
  readonly maker: string
}

/** What stands above a report: as the address says, else as follows from who looks at what. */
export const useHeading = (page: ComparisonPage | undefined): Heading => {
  const { t } = useWords()
  const { account, position, county } = useSession()
  const { title, office, maker } = useSearch({ from: '/shell/indicators/compare' })
  const own = position.orgName ?? position.regionName
  const [only, ...more] = page?.indicators ?? []
  const region = page?.region.name ?? ''
  const usual =
    only && more.length === 0 ? t('report.titleOfOne', { region, title: only.title }) : t('report.title', { region })
  return {
    title: title ?? usual.slice(0, 60),
    office: office ?? (own.startsWith(county.name) || county.name === '' ? own : `${county.name}${own}`),
    maker: maker ?? account.name,
  }
}

const FIELDS = [
  ['title', 60],
  ['office', 60],
  ['maker', 30],
] as const

/** Title, who reports and who made it: on paper and in files, not among the numbers. */
export const HeadingButton = ({ page }: { page: ComparisonPage | undefined }) => {
  const { t } = useWords()
  const heading = useHeading(page)
  const navigate = useNavigate({ from: '/indicators/compare' })
  const [open, setOpen] = useState(false)
  const keep = (typed: Heading) => {
    const said = Object.fromEntries(
      FIELDS.map(([key]) => [key, typed[key].trim() === heading[key] ? undefined : typed[key].trim() || undefined]),
    )
    const changed = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
    setOpen(false)
    navigate({ search: (now) => ({ ...now, ...changed }), replace: true, resetScroll: false })
  }
  const form = (
    <Form layout="vertical" initialValues={heading} onFinish={keep} className="saved-form">
      {FIELDS.map(([key, most]) => (
        <Form.Item key={key} name={key} label={t(`report.${key}Label`)}>
          <Input maxLength={most} />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit">
        {t('report.keepHeading')}
      </Button>
    </Form>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" content={form} destroyOnHidden>
      <Button icon={<EditOutlined aria-hidden="true" />}>{t('report.heading')}</Button>
    </Popover>
  )
}

/** On paper only: the heading above the table. */
export const PaperHead = ({ page }: { page: ComparisonPage }) => {
  const { t } = useWords()
  const { title, office } = useHeading(page)
  const units = [...new Set(page.indicators.map(({ unit }) => unit))]
  return (
    <div className="paper-head">
      <p className="paper-title">{title}</p>
      <p className="paper-line">
        <span>{t('report.office', { name: office })}</span>
        <span>{t('report.date', { day: civilDate(new Date()) })}</span>
        {units.every((unit) => unit === '') ? null : (
          <span>{t('report.unit', { unit: units.length === 1 ? (units[0] ?? '') : t('report.unitAbove') })}</span>
        )}
      </p>
    </div>
  )
}

/** On paper only: who made it and as of when, below the table. */
export const PaperFoot = ({ page }: { page: ComparisonPage }) => {
  const words = useWords()
  const { maker } = useHeading(page)
  return (
    <p className="paper-head paper-line">
      <span>{words.t('report.maker', { name: maker })}</span>
      <span>{words.t('indicators.asOf', { at: secondWords(page.asOf, words) })}</span>
    </p>
  )
}
