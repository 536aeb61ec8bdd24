import { Input, InputNumber, Switch } from 'antd'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { useWords } from '../app/words.ts'
import { CloseAfterField } from './CloseAfterField.tsx'
import { isNullable, kindOf } from './value.ts'

/** A field by the kind of value that the setting's own schema accepts; whatever has parts is shown as JSON. */
export const SettingField = (props: {
  id: string
  setting: SettingBody
  value: string
  change: (text: string) => void
  invalid: boolean
}) => {
  const { t } = useWords()
  const { id, setting, value, change } = props
  const status = props.invalid ? ('error' as const) : undefined
  const kind = kindOf(setting)
  if (kind === 'number')
    return (
      <InputNumber
        id={id}
        value={value === '' ? null : Number(value)}
        onChange={(n) => change(n === null ? '' : String(n))}
        placeholder={isNullable(setting) ? t('settings.noLimit') : undefined}
        status={status}
      />
    )
  if (kind === 'boolean') return <Switch id={id} checked={value === 'true'} onChange={(on) => change(String(on))} />
  if (setting.ledgers) return <CloseAfterField id={id} ledgers={setting.ledgers} value={value} change={change} />
  if (kind === 'json')
    return (
      <Input.TextArea
        id={id}
        value={value}
        onChange={({ target }) => change(target.value)}
        autoSize={{ minRows: 2, maxRows: 12 }}
        spellCheck={false}
        status={status}
      />
    )
  return (
    <Input
      id={id}
      value={value}
      onChange={({ target }) => change(target.value)}
      type={setting.secret ? 'password' : 'text'}
      autoComplete="off"
      status={status}
    />
  )
}
