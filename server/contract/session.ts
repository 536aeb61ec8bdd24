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
/** POST /api/v1/session/enrolment gives a secret for an authenticator app; PUT with a first code of it confirms. */
export const EnrolmentBody = z.object({
  secret: z.string().describe('base32, for typing in'),
  uri: z.string().describe('otpauth:'),
  qr: z.string().describe('the same as an SVG picture'),
})
/** PUT /api/v1/session/password */
export const ChangePassword = z.object({ current: z.string().min(1).max(256), next: z.string().min(1).max(256) })
/** PUT /api/v1/session/position */
export const ChoosePosition = z.object({ position: z.uuid() })
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
  /** The sign-in before this one, and attempts that failed since; null at the first. To be shown once, after signing in. */
  lastSignIn: z.object({ at: z.string(), failed: z.number().int() }).nullable().optional(),
  /** Minutes of no use after which the session ends; the console warns before. 30 where absent. */
  idleMinutes: z.number().int().optional(),
})
export type SessionBody = z.infer<typeof SessionBody>
export type PositionBody = z.infer<typeof PositionBody>
