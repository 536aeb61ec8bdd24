import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { EVERY } from '../../../kernel/burden/index.ts'
import { readHeading } from '../../../kernel/element/index.ts'
import { countedIn, monthsOf } from '../../../kernel/indicator/period.ts'
import { levelOf } from '../../../kernel/place/index.ts'
import type { DraftRequest } from '../../../server/contract/element.ts'
import { civilDate } from '../../ui/dates.ts'
import type { Words } from '../../ui/words.tsx'
import { DayField } from '../app/DayField.tsx'
import { Notice } from '../app/Notice.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { showProblems } from '../app/problems.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { periodOptions } from '../indicators/format.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { draftForm, keepForm } from './data.ts'
import { FormSteps } from './FormSteps.tsx'

interface Typed extends Omit<DraftRequest, 'columns' | 'region'> {
  readonly heading: string
}
const LEVELS = [3, 4, 5] as const
/** Months, quarters and halves of so many years back, and the years. */
const YEARS = 3

/** Periods that have begun: a form may ask about any of them. */
const recentPeriods = (words: Words) => {
  const now = civilDate(new Date()).slice(0, 7)
  const months = Array.from({ length: YEARS }, (_, back) => monthsOf(String(Number(now.slice(0, 4)) - back))).flat()
  return periodOptions(
    months.filter((month) => month <= now).flatMap((month) => countedIn(month)),
    words,
  )
}

/** First step: what the form is, and its columns, typed or pasted from a sheet. */
export const NewFormPage = () => {
  const words = useWords()
  const { t } = words
  const [form] = Form.useForm<Typed>()
  const { region } = useRegion()
  const navigate = useNavigate()
  const client = useQueryClient()
  const heading = Form.useWatch('heading', form) ?? ''
  const titles = readHeading(heading)
  const create = useMutation({
    mutationFn: ({ heading: text, ...draft }: Typed) =>
      draftForm({ ...draft, region, columns: readHeading(text).map((title) => ({ title })) }),
    onSuccess: (body) => {
      keepForm(client, body)
      navigate({ to: '/forms/$request', params: { request: body.id }, search: {} })
    },
    onError: (error) => showProblems(form, error),
  })
  const must = [{ required: true, whitespace: true, min: 2, message: t('forms.must') }]
  const own = levelOf(region) ?? 3
  const levels = LEVELS.filter((level) => level >= own)
  return (
    <div className="page page-narrow forms">
      <PageHead title={t('forms.new')} purpose={t('forms.newPurpose')} />
      <FormSteps at={0} />
      <Notice error={create.error} />
      <Form<Typed>
        form={form}
        layout="vertical"
        initialValues={{ level: 5, every: 'once' }}
        onFinish={(typed) => create.mutate(typed)}
      >
        <Form.Item name="heading" label={t('forms.columns')} extra={t('forms.columnsHint')} rules={must}>
          <Input.TextArea autoFocus rows={4} maxLength={4000} placeholder={t('forms.columnsExample')} />
        </Form.Item>
        {titles.length > 0 ? (
          <p className="form-titles" role="status">
            {t('forms.read', { n: titles.length })}
            {titles.map((title) => (
              <span key={title}>{title}</span>
            ))}
          </p>
        ) : null}
        <Form.Item name="title" label={t('forms.title')} rules={must}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="basis" label={t('forms.basis')} rules={must}>
          <Input maxLength={200} placeholder={t('forms.basisExample')} />
        </Form.Item>
        <Form.Item name="asker" label={t('forms.asker')} rules={must}>
          <Input maxLength={60} />
        </Form.Item>
        <div className="two">
          <Form.Item name="level" label={t('forms.level')} extra={t('forms.levelHint')}>
            <Select options={levels.map((value) => ({ value, label: t(`elements.level.${value}`) }))} />
          </Form.Item>
          <Form.Item name="every" label={t('forms.every')}>
            <Select options={EVERY.map((value) => ({ value, label: t(`forms.every.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="period" label={t('forms.period')} extra={t('forms.periodHint')}>
          <Select options={recentPeriods(words)} placeholder={t('forms.periodLatest')} allowClear />
        </Form.Item>
        <Form.Item name="last" label={t('forms.last')} rules={[{ required: true, message: t('forms.must') }]}>
          <DayField />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('forms.look')}
        </Button>
      </Form>
    </div>
  )
}
