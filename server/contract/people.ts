import { z } from 'zod'
import { PositionBody } from './session.ts'

const Day = z.iso.date()

export const HeldPositionBody = PositionBody.extend({
  from: z.string().describe('first day, YYYY-MM-DD'),
  to: z.string().nullable().describe('first day on which it is no longer held; null is open'),
  held: z.boolean().describe('today'),
})
export const PersonRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  phone: z.string().nullable().describe('masked'),
  state: z.enum(['active', 'locked', 'disabled']),
  lockedUntil: z.string().nullable(),
  secondFactor: z.enum(['none', 'begun', 'confirmed']),
  password: z.enum(['none', 'initial', 'set', 'expired']),
  passwordChangedAt: z.string().nullable(),
  singleSignOn: z.boolean(),
  positions: z.array(HeldPositionBody).describe('in a list: those held today'),
})
const Offer = z.object({ method: z.enum(['POST', 'PUT', 'DELETE']), url: z.string(), title: z.string() })
export const PersonBody = PersonRow.extend({
  /** What the administrator may do with the account now. Nobody administers his own. */
  may: z.record(z.string(), Offer),
})
/** GET /api/v1/people */
export const PeopleQuery = z.object({
  q: z.string().trim().max(64).optional().describe('part of name or login'),
  role: z.string().max(64).optional(),
  region: z
    .string()
    .regex(/^\d{6,24}$/)
    .optional()
    .describe('holds a position in this subtree'),
  state: z.enum(['active', 'locked', 'disabled']).optional(),
  after: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const PeoplePage = z.object({ items: z.array(PersonRow), next: z.string().nullable() })

export const NewPosition = z.object({
  role: z.string().min(1).max(64),
  region: z.string().regex(/^\d{6,24}$/),
  org: z.string().min(1).max(64).nullish(),
  title: z.string().trim().max(40).default(''),
  from: Day.optional().describe('default today'),
  to: Day.nullish(),
})
/** POST /api/v1/people */
export const NewPerson = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._@-]{2,63}$/),
  name: z.string().trim().min(1).max(40),
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/)
    .nullish(),
  /** Subject of the single sign-on provider; with `password: false` the only way in. */
  singleSignOn: z.string().trim().min(1).max(255).nullish(),
  password: z.boolean().default(true),
  positions: z.array(NewPosition).max(20).default([]),
})
/** An initial password is shown in the first answer only, and never kept in clear; null in the answer to a repeated request. */
export const IssuedPassword = z.object({ person: PersonBody, initialPassword: z.string().nullable() })
export const EndPosition = z.object({ to: Day })
export const ChangePerson = z.object({
  name: z.string().trim().min(1).max(40).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/)
    .nullish(),
})
export type PersonRow = z.infer<typeof PersonRow>
export type PersonBody = z.infer<typeof PersonBody>
export type PeopleQuery = z.infer<typeof PeopleQuery>
export type NewPosition = z.infer<typeof NewPosition>
export type NewPerson = z.infer<typeof NewPerson>
