import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { type Typed, withoutEmpty } from '../matter/data.ts'
import type { Issued } from './data.ts'
import { IssuedPassword } from './IssuedPassword.tsx'
import { PositionFields } from './PositionFields.tsx'

interface NewTyped extends Typed {
  readonly positions: readonly Typed[]
}

/** A new account with its first post; its initial password is shown once. */
export const NewPersonDrawer = ({ open, close }: { open: boolean; close: () => void }) => {
  const { t } = useWords()
  const client = useQueryClient()
  const [form] = Form.useForm<NewTyped>()
  const [issued, setIssued] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: ({ positions, ...typed }: NewTyped) =>
      send<Issued>('POST', 'people', { ...withoutEmpty(typed), positions: positions.map(withoutEmpty) }),
    onSuccess: (reply) => {
      client.invalidateQueries({ queryKey: ['people'] })
      setIssued(reply.initialPassword)
      close()
    },
    onError: (error) => showProblems(form, error),
  })
  const rules = [{ required: true, message: t('form.required') }]
  return (
    <>
      <Drawer open={open} onClose={close} title={t('people.add')} size={480} destroyOnHidden>
        <Form form={form} layout="vertical" initialValues={{ positions: [{}] }} onFinish={add.mutate}>
          <Notice error={add.error} />
          <Form.Item name="name" label={t('people.name')} rules={rules}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="login" label={t('people.login')} rules={rules} extra={t('people.loginHint')}>
            <Input maxLength={64} autoComplete="off" autoCapitalize="none" />
          </Form.Item>
          <Form.Item name="phone" label={t('people.phone')}>
            <Input maxLength={11} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <h3>{t('people.firstPosition')}</h3>
          <PositionFields at={['positions', 0]} />
          <Button type="primary" htmlType="submit" loading={add.isPending}>
            {t('people.add')}
          </Button>
        </Form>
      </Drawer>
      <IssuedPassword password={issued} close={() => setIssued(null)} />
    </>
  )
}
