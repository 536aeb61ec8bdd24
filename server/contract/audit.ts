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
  object: z.string(),
  region: z.string(),
  result: z.string(),
  resultTitle: z.string(),
  detail: z.record(z.string(), z.unknown()),
})
export const AuditPage = z.object({ items: z.array(AuditLine), next: z.string().nullable() })
/** GET /api/v1/audit/head: the end of the chain, to be written down somewhere else. */
export const AuditHead = z.object({
  seq: z.number().int(),
  at: z.string(),
  digest: z.string().describe('hex; `lingyan verify --head` finds out whether the chain still has it'),
})
export type AuditFilter = z.infer<typeof AuditFilter>
export type AuditLine = z.infer<typeof AuditLine>
