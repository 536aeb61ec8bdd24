import { z } from 'zod'
import type { Setting } from '../setting.ts'

/** Who may post through Open311. Reading what is public needs no key. */
export const OPEN311_SETTINGS = {
  /** Name → SHA-256 of the key in hex (`printf %s "$KEY" | sha256sum`); keys are long and random, so a plain digest hides them. */
  'open311.keys': {
    schema: z.record(z.string().regex(/^[\w-]{1,40}$/), z.string().regex(/^[0-9a-f]{64}$/)),
    fallback: {},
    about: 'keys',
  },
  /** Whether requests are taken without a key, at the pace of the public form. */
  'open311.anonymous': { schema: z.boolean(), fallback: false },
} as const satisfies Readonly<Record<string, Setting>>
