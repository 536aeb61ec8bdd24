import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import type { MatterBody, OfferBody } from '../../../server/contract/matter.ts'
import { Notice } from '../app/Notice.tsx'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { Changed } from './Changed.tsx'
import { draftKey, keepDraft, readDraft } from './draft.ts'
import { FieldItem } from './fields/FieldItem.tsx'
import { Templates } from './Templates.tsx'
import { useAct } from './useAct.ts'
import { useFirstFocus } from './useFirstFocus.ts'

/** What is filled in advance, by field. */
const known = ({ fields }: OfferBody): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])))

/**
 * One column of the fields that the act asks for. What is typed is kept on this device until the act is done; what the act
 * sets off is said above the button; a version conflict shows what happened meanwhile and keeps what was typed.
 */
export const OfferForm = (props: { matter: MatterBody; action: string; offer: OfferBody; done: () => void }) => {
  const { action, offer } = props
  // as it was when the form was opened: what came since is told apart from what was known
  const [matter] = useState(props.matter)
  const { t } = useWords()
  const session = useSession()
  const [form] = Form.useForm<{ data: Record<string, unknown> }>()
  const draft = draftKey(session.account.id, matter.id, action)
  const attempt = useAct({ matter, action, offer, form, draft, done: props.done })
  const kept = readDraft(draft)
  useFirstFocus()
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ data: kept ?? known(offer) }}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={() => keepDraft(draft, form.getFieldsValue(true).data ?? {})}
      onFinish={() => attempt.submit()}
    >
      {kept ? <Alert className="notice" type="info" title={t('act.draft')} /> : null}
      {attempt.conflict ? (
        <Changed since={matter} now={attempt.conflict} action={action} />
      ) : (
        <Notice error={attempt.error} />
      )}
      {offer.templates?.length ? <Templates form={form} offer={offer} draft={draft} /> : null}
      {offer.fields.map((field) => (
        <FieldItem
          key={field.key}
          field={field}
          matter={matter.id}
          action={action}
          region={matter.region.code}
          process={matter.process}
          text={matter}
        />
      ))}
      {offer.consequence ? <p className="consequence">{offer.consequence}</p> : null}
      <div className="act-buttons">
        <Button type="primary" htmlType="submit" loading={attempt.pending} disabled={attempt.impossible}>
          {attempt.conflict ? t('act.stillDo', { title: offer.title }) : offer.title}
        </Button>
        <Button onClick={props.done}>{t('form.cancel')}</Button>
      </div>
    </Form>
  )
}
