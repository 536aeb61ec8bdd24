import { z } from 'zod'

/** GET /api/v1/audit and /api/v1/audit/export. Days are those of China, by when a row was written. */
export const AuditFilter = z.object({
  actor: z.string().max(80).optional().describe('`staff:<account>`, `resident:<id>`, `system`, as a row names it'),
  login: z.string().trim().max(64).optional().describe('instead of actor'),
  action: z
    .string()
    .regex(/^[a-z0-9.-]{1,64}$/)
    .optional(),
  kind: z
    .string()
    .regex(/^[a-z0-9.-]{1,64}$/)
    .optional(),
  object: z.string().max(80).optional(),
  result: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .optional()
    .describe('`done`, `refused`, or the code of a refusal'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional().describe('last day, included'),
})
export const AuditQuery = AuditFilter.extend({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const AuditExport = AuditFilter.extend({ format: z.enum(['csv', 'xlsx']).default('csv') })
export const AuditLine = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  actionTitle: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  object: z.string(),
  region: z.string(),
  result: z.string(),
  resultTitle: z.string(),
  detail: z.record(z.string(), z.unknown()),
  told: z.array(z.object({ key: z.string(), title: z.string(), text: z.string() })).describe('the detail in words'),
})
const Titles = z.array(z.object({ key: z.string(), title: z.string() }))
/** GET /api/v1/audit/words: what `action`, `kind` and `result` may be asked for, in words. */
export const AuditWords = z.object({ actions: Titles, kinds: Titles, results: Titles })
export const AuditPage = z.object({ items: z.array(AuditLine), next: z.string().nullable() })
/** GET /api/v1/audit/head: the end of the chain, to be written down somewhere else. */
export const AuditHead = z.object({
  seq: z.number().int(),
  at: z.string(),
  digest: z.string().describe('hex; `lingyan verify --head` finds out whether the chain still has it'),
  checked: z
    .object({ at: z.string(), complete: z.boolean(), count: z.number().int() })
    .nullable()
    .describe('the last check since the program started; null where there was none'),
})
/** POST /api/v1/audit/check */
export const CheckAudit = z.strictObject({
  heads: z
    .array(z.string().regex(/^[0-9a-f]{70}$/))
    .max(20)
    .default([])
    .describe('ends of the chain that were written down elsewhere: a chain without one was cut back'),
})
/**
 * What was found. With `Accept: application/x-ndjson` each line is `{"rows": n}` while it goes on, and the last one this.
 */
export const AuditChecked = z.object({
  at: z.string(),
  complete: z.boolean().describe('false: it took too long and stopped; what came later was not looked at'),
  rows: z.number().int(),
  seals: z.number().int(),
  head: z.string().nullable(),
  unsealed: z.number().int().describe('rows after the last seal: one removed from among these leaves no trace'),
  count: z.number().int().describe('findings in all; 0: whole'),
  findings: z
    .array(z.object({ kind: z.string(), what: z.string(), at: z.string().nullable(), text: z.string() }))
    .max(200),
})
export type AuditChecked = z.infer<typeof AuditChecked>
export type AuditWords = z.infer<typeof AuditWords>
export type AuditFilter = z.infer<typeof AuditFilter>
export type AuditLine = z.infer<typeof AuditLine>
