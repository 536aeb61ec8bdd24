import { z } from 'zod'

const Code = z.string().regex(/^\d{2,24}$/)
/** `2025`; `2025-H1`, `2025-Q3`, `2025-03` where the ledger is kept by month or by day. */
export const PeriodName = z.string().regex(/^[1-9]\d{3}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/)

/** A period that was closed, or opened again. */
export const ClosingBody = z.object({
  closes: z.boolean(),
  period: z.string().describe('as it was said; it may be a longer one'),
  region: z.string(),
  regionName: z.string(),
  at: z.string(),
  by: z.string().describe('name and role; that it closed by itself where nobody did it'),
  reason: z.string().describe('why it was opened again; empty where it was closed'),
})
export const LedgerPeriod = z.object({
  period: z.string(),
  over: z.boolean().describe('whether its last day has passed'),
  closed: ClosingBody.nullable().describe('by what it is closed here; null where it is open'),
  /** Places below where it is otherwise than here. */
  exceptions: z.array(z.object({ region: z.string(), regionName: z.string(), closed: z.boolean() })),
  records: z.number().int(),
  kept: z.number().int().describe('places with a record'),
  expected: z.number().int().nullable().describe('places that should have one; null where nobody can say'),
  may: z.object({ close: z.boolean(), reopen: z.boolean() }),
})
/** GET /api/v1/ledgers/{ledger}/periods */
export const PeriodQuery = z.object({
  region: Code.optional(),
  before: z
    .string()
    .max(7)
    .regex(/^(\d{4}(-\d{2})?)?$/)
    .default(''),
  limit: z.coerce.number().int().min(1).max(60).default(12),
})
export const PeriodPage = z.object({
  closers: z.array(z.string()).describe('titles of the positions that close it and open it again'),
  items: z.array(LedgerPeriod),
  next: z.string().nullable(),
})
/** GET /api/v1/ledgers/{ledger}/periods/{period} */
export const PeriodBody = LedgerPeriod.extend({
  parts: z.array(
    z.object({
      region: z.string(),
      regionName: z.string(),
      records: z.number().int(),
      kept: z.number().int(),
      expected: z.number().int().nullable(),
      closed: z.boolean(),
      keepers: z.array(z.string()).describe('who keeps the ledger there'),
    }),
  ),
  history: z.array(ClosingBody).describe('newest first'),
})
export const ClosePeriod = z.strictObject({ region: Code })
export const ReopenPeriod = z.strictObject({ region: Code, reason: z.string().trim().min(2).max(200) })

export type ClosingBody = z.infer<typeof ClosingBody>
export type LedgerPeriod = z.infer<typeof LedgerPeriod>
export type PeriodPage = z.infer<typeof PeriodPage>
export type PeriodBody = z.infer<typeof PeriodBody>
