import type { SettingBody } from '../../../server/contract/setting.ts'

/** What a setting's schema accepts, as far as a field has to know. */
export const kindOf = ({ schema }: Pick<SettingBody, 'schema'>): 'number' | 'boolean' | 'text' | 'json' => {
  const { type, anyOf } = schema as { type?: string; anyOf?: readonly { type?: string }[] }
  const types = new Set(type ? [type] : (anyOf ?? []).map((one) => one.type))
  const numeric = types.has('integer') || types.has('number')
  // an empty field of numbers is none; an empty text is a text
  if (numeric) types.delete('null')
  if (types.size !== 1) return 'json'
  if (numeric) return 'number'
  if (types.has('boolean')) return 'boolean'
  return types.has('string') ? 'text' : 'json'
}

/** Whether it may be left empty: then there is no limit. */
export const isNullable = ({ schema }: Pick<SettingBody, 'schema'>): boolean => {
  const { anyOf } = schema as { anyOf?: readonly { type?: string }[] }
  return (anyOf ?? []).some(({ type }) => type === 'null')
}

/** The value as the field holds it: always text. */
export const shownSetting = (setting: SettingBody): string => {
  const { value } = setting
  if (value === null || value === undefined) return ''
  return kindOf(setting) === 'json' ? JSON.stringify(value, null, 2) : String(value)
}

/** The field's text as the API takes it. Text that is no JSON goes as it is: the server says what is wrong with it. */
export const readSetting = (setting: Pick<SettingBody, 'schema'>, text: string): unknown => {
  const kind = kindOf(setting)
  if (kind === 'number') return text === '' ? null : Number(text)
  if (kind === 'boolean') return text === 'true'
  if (kind === 'text') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
