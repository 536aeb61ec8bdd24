import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Skeleton } from 'antd'
import { newKey } from '../../ui/key.ts'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { useHold } from '../held/useHold.tsx'
import { matterQuery, type Typed } from '../matter/data.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from '../matter/draft.ts'
import { FieldItem } from '../matter/fields/FieldItem.tsx'
import { useFirstFocus } from '../matter/useFirstFocus.ts'
import { actOnMany, type BatchResult, manyBody } from './data.ts'

/**
 * The fields of the act, asked once; each matter is decided alone. What would be refused is said first; the rest goes out a few seconds
 * later, and can be taken back until then (docs/adr/0006).
 */
const BatchForm = (props: {
  action: string
  title: string
  rows: readonly ListedRow[]
  close: () => void
  clear: () => void
  /** Chooses rows again that were taken back. */
  again: (ids: readonly string[]) => void
}) => {
  const { t } = useWords()
  const { action, rows } = props
  const hold = useHold()
  const [form] = Form.useForm<{ data: Typed }>()
  const draft = draftKey(useSession().account.id, 'batch', action)
  // the first one's form stands for all: the act and its fields are the same
  const { data: first } = useQuery(matterQuery(rows[0]?.id ?? ''))
  const offer = first?.offers[action]
  const typed = (): Typed => form.getFieldsValue(true).data ?? {}
  const check = useMutation({
    mutationFn: () => actOnMany(manyBody(action, rows, typed(), true)),
    onSuccess: (results) => results.every(({ ok }) => ok) && wait(rows),
    onError: (error) => showProblems(form, error),
  })
  const wait = (right: readonly ListedRow[]) => {
    const [body, key] = [manyBody(action, right, typed()), newKey()]
    hold({
      title: t('batch.do', { title: props.title, n: right.length }),
      ids: right.map(({ id }) => id),
      path: 'matters/batch',
      body,
      key,
      send: async () => {
        const refused = (await actOnMany(body, key)).filter(({ ok }) => !ok)
        dropDraft(draft)
        return refused.length > 0 ? <Refused rows={right} refused={refused} /> : null
      },
      takenBack: () => props.again(right.map(({ id }) => id)),
    })
    props.clear()
    props.close()
  }
  const refused = check.data?.filter(({ ok }) => !ok) ?? []
  const right = rows.filter(({ id }) => !refused.some((one) => one.id === id))
  if (!first || !offer) return <Skeleton active />
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ data: readDraft(draft) ?? {} }}
      onValuesChange={() => keepDraft(draft, typed())}
      onFinish={() => check.mutate()}
    >
      <p>{t('batch.what', { title: props.title, n: rows.length })}</p>
      <Notice error={check.error} />
      {refused.length > 0 ? (
        <Alert
          className="notice"
          type="warning"
          showIcon
          title={t('batch.some', { done: right.length, refused: refused.length })}
          description={<Refused rows={rows} refused={refused} />}
          action={
            right.length > 0 ? (
              <Button size="small" onClick={() => wait(right)}>
                {t('batch.rest', { n: right.length })}
              </Button>
            ) : undefined
          }
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
        <Button type="primary" htmlType="submit" loading={check.isPending}>
          {t('batch.do', { title: props.title, n: rows.length })}
        </Button>
        <Button onClick={props.close}>{t('form.cancel')}</Button>
      </div>
    </Form>
  )
}

export default BatchForm

/** Which of them were refused, and why. */
const Refused = (props: { rows: readonly ListedRow[]; refused: readonly BatchResult[] }) =>
  props.refused.map(({ id, error }) => (
    <p key={id}>
      {props.rows.find((row) => row.id === id)?.subject ?? id}: {error?.message}
    </p>
  ))

/** Stands in the form once its fields are there: they come with the first matter's offer. */
const FirstFocus = () => {
  useFirstFocus()
  return null
}
