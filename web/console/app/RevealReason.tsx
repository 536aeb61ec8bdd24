import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { send } from '../../ui/api.ts'
import { Notice } from './Notice.tsx'
import { useWords } from './words.ts'

/** Asks why something personal is to be shown; the reason is kept in the audit, and what comes back is handed on, not kept. */
export const RevealReason = <T,>({ url, done }: { url: string; done: (full: T) => void }) => {
  const { t } = useWords()
  const reveal = useMutation({
    mutationFn: (body: { reason: string }) => send<T>('POST', url, body),
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
