import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import type { LedgerBody, RecordBody } from '../../../server/contract/ledger.ts'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'

interface Revealed {
  readonly cells: Readonly<Record<string, string | null>>
}

/** Sensitive cells in full, with a reason that the audit keeps; gone when the window is closed. */
export const Reveal = (props: { body: LedgerBody; record: RecordBody; open: boolean; close: () => void }) => {
  const { t } = useWords()
  return (
    <Modal open={props.open} title={t('ledgers.reveal')} footer={null} onCancel={props.close} destroyOnHidden>
      <Ask body={props.body} record={props.record} />
    </Modal>
  )
}

const Ask = ({ body, record }: { body: LedgerBody; record: RecordBody }) => {
  const { t } = useWords()
  const reveal = useMutation({
    mutationFn: (reason: { reason: string }) =>
      send<Revealed>('POST', `ledgers/${body.key}/records/${record.id}/reveal`, reason),
  })
  if (reveal.data)
    return (
      <dl className="record-facts">
        {body.fields
          .filter(({ sensitive }) => sensitive)
          .map(({ key, title }) => (
            <div key={key}>
              <dt>{title}</dt>
              <dd className="revealed">{reveal.data.cells[key] ?? t('ledgers.empty')}</dd>
            </div>
          ))}
      </dl>
    )
  return (
    <Form layout="vertical" onFinish={(values: { reason: string }) => reveal.mutate(values)}>
      <p>{t('ledgers.revealLogged')}</p>
      <Notice error={reveal.error} />
      <Form.Item
        name="reason"
        label={t('contact.reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('ledgers.reasonShort') }]}
      >
        <Input autoFocus maxLength={200} placeholder={t('ledgers.revealExample')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={reveal.isPending}>
        {t('contact.show')}
      </Button>
    </Form>
  )
}
