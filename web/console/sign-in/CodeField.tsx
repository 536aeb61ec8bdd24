import { Form, Input } from 'antd'
import { useWords } from '../app/words.ts'

/** Six digits of the authenticator; the last one sends the form. */
export const CodeField = ({ complete }: { complete: () => void }) => {
  const { t } = useWords()
  return (
    <Form.Item
      name="code"
      label={t('signIn.code')}
      rules={[{ required: true, pattern: /^\d{6}$/, message: t('signIn.codeShape') }]}
    >
      <Input
        size="large"
        autoFocus
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        className="code-field"
        onChange={({ target }) => {
          if (/^\d{6}$/.test(target.value)) complete()
        }}
      />
    </Form.Item>
  )
}
