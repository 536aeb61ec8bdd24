import type { SettingBody } from '../../../server/contract/setting.ts'

/** Whether a setting with parts is shown by fields of its own; else it is shown as JSON. */
export const hasFields = ({ ledgers, processes, published, keys }: SettingBody): boolean =>
  [ledgers, processes, published, keys].some((about) => about !== undefined)

/** Whether a text can be shown by fields: an object, in the shape that the server takes. */
export const isReadable = (setting: SettingBody, text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const parts = Object.entries(value)
    if (setting.published)
      return parts.every(([day, kind]) => /^\d{4}-\d{2}-\d{2}$/.test(day) && (kind === 'work' || kind === 'rest'))
    if (setting.keys) return parts.every(([, digest]) => typeof digest === 'string')
    return parts.every(([, list]) => Array.isArray(list))
  } catch {
    return false
  }
}
