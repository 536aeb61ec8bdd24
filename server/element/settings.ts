import { z } from 'zod'
import type { Setting } from '../setting.ts'

const Most = z.number().int().min(0).max(100_000).nullable()

/** What may be asked of one village in one month, at the most (000-HLJ-24); null: not limited. */
export const ELEMENT_SETTINGS = {
  'burden.forms': { schema: Most, fallback: 3 },
  'burden.fields': { schema: Most, fallback: 40 },
  'burden.minutes': { schema: Most, fallback: 240 },
  /** What one asked field costs a person, in minutes. */
  'burden.minutes-per-field': { schema: z.number().int().min(1).max(600), fallback: 5 },
} as const satisfies Readonly<Record<string, Setting>>
