import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Skeleton } from 'antd'
import type { MatterRow } from '../../../server/contract/matter.ts'
import { useHush } from '../app/live.tsx'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { matterQuery, refreshMatters, type Typed } from '../matter/data.ts'
import { FieldItem } from '../matter/fields/FieldItem.tsx'
import { useFirstFocus } from '../matter/useFirstFocus.ts'
import { actOnMany } from './data.ts'

/** The fields of the act, asked once; each matter is decided alone. */
const BatchForm = (props: {
  action: string
  title: string
  rows: readonly MatterRow[]
  close: () => void
  clear: () => void
}) => {
  const { t } = useWords()
  const { action, rows } = props
  const client = useQueryClient()
  const hush = useHush()
  const [form] = Form.useForm<{ data: Typed }>()
  // the first one's form stands for all: the act and its fields are the same
  const { data: first } = useQuery(matterQuery(rows[0]?.id ?? ''))
  const offer = first?.offers[action]
  const run = useMutation({
    mutationFn: () => {
      for (const { id } of rows) hush(id)
      return actOnMany(action, rows, form.getFieldsValue(true).data ?? {})
    },
    onSuccess: (results) => {
      refreshMatters(client)
      if (results.every(({ ok }) => ok)) {
        props.clear()
        props.close()
      }
    },
    onError: (error) => showProblems(form, error),
  })
  const refused = run.data?.filter(({ ok }) => !ok) ?? []
  if (!first || !offer) return <Skeleton active />
  return (
    <Form form={form} layout="vertical" onFinish={() => run.mutate()}>
      <p>{t('batch.what', { title: props.title, n: rows.length })}</p>
      <Notice error={run.error} />
      {refused.length > 0 ? (
        <Alert
          className="notice"
          type="warning"
          showIcon
          title={t('batch.some', { done: (run.data?.length ?? 0) - refused.length, refused: refused.length })}
          description={refused.map(({ id, error }) => (
            <p key={id}>
              {rows.find((row) => row.id === id)?.subject ?? id}: {error?.message}
            </p>
          ))}
        />
      ) : null}
      {offer.fields.map((field) => (
        <FieldItem
          key={field.key}
          field={field}
          matter={first.id}
          action={action}
          region={first.region.code}
          process={first.process}
        />
      ))}
      {offer.consequence ? <p className="consequence">{offer.consequence}</p> : null}
      <FirstFocus />
      <div className="act-buttons">
        <Button type="primary" htmlType="submit" loading={run.isPending}>
          {t('batch.do', { title: props.title, n: rows.length })}
        </Button>
        <Button onClick={props.close}>{t('form.cancel')}</Button>
      </div>
    </Form>
  )
}

export default BatchForm

/** Stands in the form once its fields are there: they come with the first matter's offer. */
const FirstFocus = () => {
  useFirstFocus()
  return null
}
