import { z } from 'zod'

/** GET /api/v1/settings and /api/v1/settings/{key} */
export const SettingBody = z.object({
  key: z.string(),
  title: z.string(),
  value: z.unknown().describe('null for a secret: it is never shown again'),
  fallback: z.unknown(),
  /** Whether it was set; else the default holds. */
  set: z.boolean(),
  secret: z.boolean(),
  schema: z.unknown().describe('JSON Schema of what is accepted'),
  ledgers: z
    .array(z.object({ key: z.string(), title: z.string() }))
    .optional()
    .describe('ledgers with periods that the setting may speak of, where it is about ledgers'),
})
export const SettingList = z.object({ items: z.array(SettingBody) })
/** PUT /api/v1/settings/{key} */
export const ChangeSetting = z.object({ value: z.unknown() })
export type SettingBody = z.infer<typeof SettingBody>
