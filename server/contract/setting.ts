import { z } from 'zod'

/** A parameter set that a process may be run under, with its limits as they are stated. */
export const SettingParameterSet = z.object({
  key: z.string(),
  title: z.string(),
  from: z.string().describe('YYYY-MM-DD, first day on which a matter may begin under it'),
  until: z.string().nullable(),
  basis: z.string(),
  limits: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      unit: z.enum(['hours', 'natural-days', 'working-days']),
      amount: z.number(),
      basis: z.string().describe('document and clause, or why it was chosen'),
    }),
  ),
})
export type SettingParameterSet = z.infer<typeof SettingParameterSet>

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
  processes: z
    .array(
      z.object({
        key: z.string(),
        title: z.string(),
        sets: z.array(SettingParameterSet),
        adopted: z.array(z.string()).describe('sets that hold where the setting says nothing of the process'),
      }),
    )
    .optional()
    .describe('processes with their parameter sets, where it chooses among them'),
  published: z
    .record(z.string(), z.enum(['work', 'rest']))
    .optional()
    .describe('days of the notices that are known without it, from last year on, where it is about the calendar'),
  keys: z
    .array(
      z.object({
        name: z.string(),
        made: z.string().nullable().describe('when; null where it was not made here'),
        lastPosted: z.string().nullable().describe('when a request was last posted with it'),
      }),
    )
    .optional()
    .describe('what is known of each key, where it holds keys'),
})
export const SettingList = z.object({ items: z.array(SettingBody) })
/** PUT /api/v1/settings/{key} */
export const ChangeSetting = z.object({ value: z.unknown() })
export type SettingBody = z.infer<typeof SettingBody>
