import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { SessionBody } from '../../../server/contract/session.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { changePassword } from './calls.ts'

interface Typed {
  current: string
  next: string
  again: string
}

/** A new password, typed twice; the rules are the server's and come back beside the field. */
export const NewPassword = (props: { done: (next: SessionBody) => void; forced?: boolean }) => {
  const { t } = useWords()
  const [form] = Form.useForm<Typed>()
  const change = useMutation({
    mutationFn: ({ current, next }: Typed) => changePassword({ current, next }),
    onSuccess: props.done,
    onError: (error) => showProblems(form, error),
  })
  const required = { required: true, message: t('form.required') }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
      {props.forced === false ? null : <h2>{t('signIn.newPassword')}</h2>}
      <p className="muted">{t('signIn.passwordRules')}</p>
      <Notice error={change.error} />
      <Form.Item name="current" label={t('signIn.currentPassword')} rules={[required]}>
        <Input.Password autoFocus size="large" autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item name="next" label={t('signIn.nextPassword')} rules={[required]}>
        <Input.Password size="large" autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('signIn.againPassword')}
        dependencies={['next']}
        rules={[
          required,
          {
            validator: (_, value) =>
              value && value !== form.getFieldValue('next')
                ? Promise.reject(new Error(t('signIn.notSame')))
                : Promise.resolve(),
          },
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={change.isPending}>
        {t('signIn.setPassword')}
      </Button>
    </Form>
  )
}
