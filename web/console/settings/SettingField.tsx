import { Button, Input, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { useWords } from '../app/words.ts'
import { CloseAfterField } from './CloseAfterField.tsx'
import { DaysField } from './DaysField.tsx'
import { hasFields, isReadable } from './fields.ts'
import { ParametersField } from './ParametersField.tsx'
import { isNullable, kindOf } from './value.ts'

interface FieldProps {
  readonly id: string
  readonly setting: SettingBody
  readonly value: string
  readonly change: (text: string) => void
  readonly invalid: boolean
}

const Fields = ({ id, setting, value, change }: FieldProps) => {
  const { ledgers, processes, published } = setting
  if (ledgers) return <CloseAfterField id={id} ledgers={ledgers} value={value} change={change} />
  if (processes) return <ParametersField processes={processes} value={value} change={change} />
  return published ? <DaysField published={published} value={value} change={change} /> : null
}

const Json = ({ id, setting, value, change, invalid }: FieldProps) => (
  <Input.TextArea
    id={id}
    value={value}
    onChange={({ target }) => change(target.value)}
    autoSize={{ minRows: 2, maxRows: 12 }}
    spellCheck={false}
    status={invalid ? 'error' : undefined}
    aria-label={setting.title}
  />
)

/** Fields first; the text as the interface takes it is a second view, for whoever brings it from elsewhere. */
const FieldsOrJson = (props: FieldProps) => {
  const { t } = useWords()
  const [json, setJson] = useState(false)
  const readable = isReadable(props.setting, props.value)
  return (
    <div className="setting-parts">
      {json || !readable ? <Json {...props} /> : <Fields {...props} />}
      <p>
        <Button size="small" type="link" disabled={!readable} onClick={() => setJson(!json)} aria-pressed={json}>
          {t(json ? 'settings.asFields' : 'settings.asJson')}
        </Button>
        {readable ? null : <span className="field-error">{t('settings.unreadable')}</span>}
      </p>
    </div>
  )
}

/** A field by the kind of value that the setting's own schema accepts; whatever has parts is shown by its fields or as JSON. */
export const SettingField = (props: FieldProps) => {
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
  if (hasFields(setting)) return <FieldsOrJson {...props} />
  if (kind === 'json') return <Json {...props} />
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
