import { useMutation } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { withoutEmpty } from '../matter/data.ts'
import type { Person } from './data.ts'
import { PositionFields } from './PositionFields.tsx'

/** Gives a post from today. */
export const PositionForm = ({ url, done }: { url: string; done: (now: Person) => void }) => {
  const { t } = useWords()
  const [form] = Form.useForm()
  const give = useMutation({
    mutationFn: (typed: Record<string, unknown>) => send<Person>('POST', url, withoutEmpty(typed)),
    onSuccess: done,
    onError: (error) => showProblems(form, error),
  })
  return (
    <Form form={form} layout="vertical" className="inner-form" onFinish={give.mutate}>
      <Notice error={give.error} />
      <PositionFields />
      <Button type="primary" htmlType="submit" loading={give.isPending}>
        {t('people.give')}
      </Button>
    </Form>
  )
}
