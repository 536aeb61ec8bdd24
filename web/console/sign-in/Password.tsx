import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { SessionBody } from '../../../server/contract/session.ts'
import { queryString } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { signIn, singleSignOn } from './calls.ts'

/** Name and password; single sign-on where the county has one. */
export const Password = (props: { back: string; done: (next: SessionBody) => void }) => {
  const { t } = useWords()
  const [form] = Form.useForm<{ login: string; password: string }>()
  const ways = useQuery({ queryKey: ['session', 'ways'], queryFn: singleSignOn, staleTime: 600_000, retry: false })
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: props.done,
    onError: (error) => showProblems(form, error),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => attempt.mutate(values)}>
      <Notice error={attempt.error} />
      <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true, message: t('form.required') }]}>
        <Input size="large" autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('form.required') }]}>
        <Input.Password size="large" autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={attempt.isPending}>
        {t('signIn.submit')}
      </Button>
      {ways.data ? (
        <Button
          size="large"
          block
          href={`${ways.data}${queryString({ back: `/console${props.back}` })}`}
          className="sign-in-way"
        >
          {t('signIn.sso')}
        </Button>
      ) : null}
    </Form>
  )
}
