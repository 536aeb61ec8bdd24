import { z } from 'zod'
import type { Setting } from '../setting.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What a system administrator may set about matters. */
export const MATTER_SETTINGS = {
  /** Process → parameter sets in order of their dates; absent: what the county's programmes adopt, else the pack's own order. */
  'matters.parameters': {
    schema: z.record(z.string(), z.array(z.string()).max(50)),
    fallback: {},
    about: 'parameters',
  },
  /** Working days and holidays announced after this release: `{ "2027-01-01": "rest", "2027-01-03": "work" }`. */
  'calendar.notices': { schema: z.record(Day, z.enum(['work', 'rest'])), fallback: {}, about: 'calendar' },
} as const satisfies Readonly<Record<string, Setting>>
