import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Skeleton, Typography } from 'antd'
import type { SessionBody } from '../../../server/contract/session.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { CodeField } from './CodeField.tsx'
import { beginEnrolment, finishEnrolment } from './calls.ts'

const SIDE = 196

/** Ties an authenticator to the account: scan, then prove it by a code. */
export const Enrol = ({ done }: { done: (next: SessionBody) => void }) => {
  const { t } = useWords()
  const [form] = Form.useForm<{ code: string }>()
  // one secret per visit: asked again it would make the scanned one void
  const begun = useQuery({
    queryKey: ['session', 'enrolment'],
    queryFn: beginEnrolment,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const finish = useMutation({ mutationFn: finishEnrolment, onSuccess: done, onError: () => form.resetFields() })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => finish.mutate(values)}>
      <h2>{t('signIn.enrol')}</h2>
      <p className="muted">{t('signIn.enrolHint')}</p>
      <Notice error={begun.error ?? finish.error} />
      {begun.data ? (
        <div className="enrol">
          <img
            src={`data:image/svg+xml,${encodeURIComponent(begun.data.qr)}`}
            width={SIDE}
            height={SIDE}
            alt={t('signIn.qr')}
          />
          <p className="muted">
            {t('signIn.secret')}
            <br />
            <Typography.Text code copyable>
              {begun.data.secret}
            </Typography.Text>
          </p>
        </div>
      ) : begun.isPending ? (
        <Skeleton.Node active style={{ width: SIDE, height: SIDE }} />
      ) : null}
      <CodeField complete={form.submit} />
      <Button type="primary" size="large" block htmlType="submit" loading={finish.isPending}>
        {t('signIn.finishEnrol')}
      </Button>
    </Form>
  )
}
