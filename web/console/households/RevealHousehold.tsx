import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import type { z } from 'zod'
import type { HouseholdRow, RevealedHousehold } from '../../../server/contract/place.ts'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'

/** Name and phone of a household in full, with a reason that the audit keeps; gone when the window is closed. */
export const RevealHousehold = ({ household, close }: { household: HouseholdRow | null; close: () => void }) => {
  const { t } = useWords()
  return (
    <Modal
      open={household !== null}
      title={household ? t('households.revealOf', { door: household.door }) : ''}
      footer={null}
      onCancel={close}
      destroyOnHidden
    >
      {household ? <Ask url={household.revealUrl} /> : null}
    </Modal>
  )
}

const Ask = ({ url }: { url: string }) => {
  const { t } = useWords()
  const reveal = useMutation({
    mutationFn: (body: { reason: string }) => send<z.infer<typeof RevealedHousehold>>('POST', url, body),
  })
  if (reveal.data)
    return (
      <p className="revealed">
        {reveal.data.head} {reveal.data.phone ? <a href={`tel:${reveal.data.phone}`}>{reveal.data.phone}</a> : null}
      </p>
    )
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
