import { z } from 'zod'
import { ABILITIES } from '../../kernel/access/index.ts'

export const PositionBody = z.object({
  id: z.string(),
  role: z.string(),
  roleTitle: z.string(),
  region: z.string(),
  regionName: z.string(),
  org: z.string().nullable(),
  orgName: z.string().nullable(),
  /** One line that tells it from the others: 「云雁镇 · 分办员」. */
  title: z.string(),
})
export const SignIn = z.object({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
})
export const SecondFactor = z.object({ code: z.string().regex(/^\d{6}$/) })
/**
 * GET/POST /api/v1/session. `next`: null when signed in; `second-factor` a code is due; `enrol` no second factor yet but the
 * role demands one; `change-password` it has expired or is an initial one.
 */
export const SessionBody = z.object({
  account: z.object({ id: z.string(), name: z.string(), login: z.string() }),
  next: z.enum(['second-factor', 'enrol', 'change-password']).nullable(),
  position: PositionBody.nullable(),
  positions: z.array(PositionBody),
  abilities: z.array(z.enum(ABILITIES)),
  county: z.object({ code: z.string(), name: z.string() }),
  demo: z.boolean(),
  /** Minutes of no use after which the session ends; the console warns before. 30 where absent. */
  idleMinutes: z.number().int().optional(),
})
export type SessionBody = z.infer<typeof SessionBody>
export type PositionBody = z.infer<typeof PositionBody>
