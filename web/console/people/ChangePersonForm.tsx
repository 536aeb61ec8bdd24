import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { withoutEmpty } from '../matter/data.ts'
import type { Person } from './data.ts'

/** Name and phone; a phone left empty stays what it was, since it is only ever shown masked. */
export const ChangePersonForm = ({ person, done }: { person: Person; done: (now: Person) => void }) => {
  const { t } = useWords()
  const [form] = Form.useForm()
  const change = useMutation({
    mutationFn: (typed: Record<string, unknown>) => send<Person>('PUT', `people/${person.id}`, withoutEmpty(typed)),
    onSuccess: done,
    onError: (error) => showProblems(form, error),
  })
  return (
    <Form
      form={form}
      layout="vertical"
      className="inner-form"
      initialValues={{ name: person.name }}
      onFinish={change.mutate}
    >
      <Notice error={change.error} />
      <Form.Item name="name" label={t('people.name')} rules={[{ required: true, message: t('form.required') }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="phone" label={t('people.phone')} extra={t('people.phoneKept')}>
        <Input maxLength={11} inputMode="tel" placeholder={person.phone ?? ''} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('form.save')}
      </Button>
    </Form>
  )
}
