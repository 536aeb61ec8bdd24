import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import type { Contact } from './contact.ts'

const PHONE = /^(|[\d+() -]{3,30})$/

/** What is published at once: office numbers, never a person’s own; empty takes it off the page. */
export const PublicContactForm = (props: { contact: Contact; grid: boolean; close: () => void }) => {
  const { t } = useWords()
  const { contact } = props
  const client = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Omit<Contact, 'subject'>>()
  const save = useMutation({
    mutationFn: (typed: Omit<Contact, 'subject'>) => {
      const { phone, hotline, area } = { ...contact, ...typed }
      return send<Contact>('PUT', `public-contacts/${contact.subject}`, { phone, hotline, area })
    },
    onSuccess: (now) => {
      client.setQueryData(['public-contact', contact.subject], now)
      message.success(t('contacts.saved'))
      props.close()
    },
    onError: (error) => showProblems(form, error),
  })
  const phone = { pattern: PHONE, message: t('contacts.phoneShape') }
  return (
    <Form form={form} layout="vertical" initialValues={contact} onFinish={(typed) => save.mutate(typed)}>
      <Notice error={save.error} />
      <Form.Item name="phone" label={t('contacts.phone')} rules={[phone]} extra={t('contacts.phoneNote')}>
        <Input autoFocus maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
      {props.grid ? (
        <Form.Item name="area" label={t('contacts.area')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={200} showCount />
        </Form.Item>
      ) : (
        <Form.Item name="hotline" label={t('contacts.hotline')} rules={[phone]} extra={t('contacts.hotlineNote')}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
      )}
      <p className="consequence">{t('contacts.consequence')}</p>
      <div className="act-buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('contacts.publish')}
        </Button>
        <Button onClick={props.close}>{t('form.cancel')}</Button>
      </div>
    </Form>
  )
}
