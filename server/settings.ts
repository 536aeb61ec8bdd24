import type { z } from 'zod'
import { listSettings } from '../store/settings.ts'
import { ELEMENT_SETTINGS } from './element/settings.ts'
import { IDENTITY_SETTINGS } from './identity/settings.ts'
import { LEDGER_SETTINGS } from './ledger/settings.ts'
import { MATTER_SETTINGS } from './matters/settings.ts'
import { NOTIFY_SETTINGS } from './notify/settings.ts'
import { OPEN311_SETTINGS } from './open311/settings.ts'
import type { Program } from './program.ts'
import type { Setting } from './setting.ts'

/** Every setting there is, with its rule and default. A further topic adds its table here. */
export const SETTINGS = {
  ...ELEMENT_SETTINGS,
  ...IDENTITY_SETTINGS,
  ...LEDGER_SETTINGS,
  ...MATTER_SETTINGS,
  ...NOTIFY_SETTINGS,
  ...OPEN311_SETTINGS,
} as const satisfies Readonly<Record<string, Setting>>
export type SettingKey = keyof typeof SETTINGS
export type Settings = { readonly [K in SettingKey]: z.output<(typeof SETTINGS)[K]['schema']> }

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key)

const FRESH_MS = 10_000
const read = new WeakMap<object, { readonly at: number; readonly settings: Promise<Settings> }>()

/** All settings in force; read again every 10 s, and at once after `forgetSettings`. */
export const settingsOf = (program: Pick<Program, 'database' | 'county' | 'crypto'>): Promise<Settings> => {
  const known = read.get(program.crypto)
  if (known && performance.now() - known.at < FRESH_MS) return known.settings
  const settings = load(program)
  read.set(program.crypto, { at: performance.now(), settings })
  settings.catch(() => read.delete(program.crypto))
  return settings
}

export const forgetSettings = (program: Pick<Program, 'crypto'>): void => {
  read.delete(program.crypto)
}

/** A stored value that no longer meets its rule (an older version wrote it) counts as absent: the default is always safe. */
const load = async (program: Pick<Program, 'database' | 'county' | 'crypto'>): Promise<Settings> => {
  const stored = await listSettings(program.database.app, program.county)
  const inForce = ([key, { schema, fallback, secret }]: [string, Setting]): [string, unknown] => {
    const raw = stored.get(key)
    if (raw === undefined) return [key, fallback]
    const value = secret ? program.crypto.decrypt('setting', Buffer.from(String(raw), 'base64')) : raw
    const parsed = schema.safeParse(value)
    return [key, parsed.success ? parsed.data : fallback]
  }
  return Object.fromEntries(Object.entries(SETTINGS).map(inForce)) as Settings
}
