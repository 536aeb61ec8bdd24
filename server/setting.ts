import type { z } from 'zod'

/** What a setting speaks of, where a screen needs more than its value and schema to show it by fields. */
export type SettingAbout = 'ledgers' | 'parameters' | 'calendar' | 'keys'

/** One setting: the rule that a value must meet, and what holds where none is stored. */
export interface Setting {
  readonly schema: z.ZodType
  readonly fallback: unknown
  /** Stored encrypted and never shown again. */
  readonly secret?: boolean
  readonly about?: SettingAbout
}
