import { PhoneOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'

interface Revealed {
  readonly name: string
  readonly phone: string
}

/** Name and phone, masked; shown in full with a reason, which is logged. Gone again when the page is left. */
export const Contact = ({ matter }: { matter: MatterBody }) => {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [revealed, setRevealed] = useState<Revealed | null>(null)
  const shown = revealed ?? matter.contact
  return (
    <div className="contact">
      {matter.address ? (
        <p>
          <span className="muted">{t('matter.address')}</span> {matter.address}
        </p>
      ) : null}
      {shown ? (
        <p>
          <span className="muted">{t('matter.contact')}</span> {shown.name}{' '}
          {revealed ? (
            <a href={`tel:${revealed.phone}`}>
              <PhoneOutlined aria-hidden="true" /> {revealed.phone}
            </a>
          ) : (
            shown.phone
          )}{' '}
          {!revealed && matter.contact?.revealUrl ? (
            <Button size="small" className="screen-only" onClick={() => setAsking(true)}>
              {t('contact.reveal')}
            </Button>
          ) : null}
        </p>
      ) : (
        <p className="muted">{t('contact.none')}</p>
      )}
      <Modal open={asking} title={t('contact.reveal')} footer={null} onCancel={() => setAsking(false)} destroyOnHidden>
        <Reason
          url={matter.contact?.revealUrl ?? ''}
          done={(full) => {
            setRevealed(full)
            setAsking(false)
          }}
        />
      </Modal>
    </div>
  )
}

const Reason = ({ url, done }: { url: string; done: (full: Revealed) => void }) => {
  const { t } = useWords()
  const reveal = useMutation({
    mutationFn: (body: { reason: string }) => send<Revealed>('POST', url, body),
    onSuccess: done,
  })
  return (
    <Form layout="vertical" onFinish={(values: { reason: string }) => reveal.mutate(values)}>
      <p>{t('contact.logged')}</p>
      <Notice error={reveal.error} />
      <Form.Item
        name="reason"
        label={t('contact.reason')}
        rules={[{ required: true, min: 4, message: t('contact.reasonShort') }]}
      >
        <Input autoFocus maxLength={200} placeholder={t('contact.example')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={reveal.isPending}>
        {t('contact.show')}
      </Button>
    </Form>
  )
}
