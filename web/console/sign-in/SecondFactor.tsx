import { useMutation } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import type { SessionBody } from '../../../server/contract/session.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { CodeField } from './CodeField.tsx'
import { proveSecondFactor } from './calls.ts'

/** The code of the authenticator that was enrolled before. */
export const SecondFactor = ({ done }: { done: (next: SessionBody) => void }) => {
  const { t } = useWords()
  const [form] = Form.useForm<{ code: string }>()
  const prove = useMutation({
    mutationFn: proveSecondFactor,
    onSuccess: done,
    onError: () => form.resetFields(),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => prove.mutate(values)}>
      <h2>{t('signIn.secondFactor')}</h2>
      <p className="muted">{t('signIn.secondFactorHint')}</p>
      <Notice error={prove.error} />
      <CodeField complete={form.submit} />
      <Button type="primary" size="large" block htmlType="submit" loading={prove.isPending}>
        {t('signIn.continue')}
      </Button>
    </Form>
  )
}
