import { z } from 'zod'

const whole = (fallback: number, least: number, most: number) => ({
  schema: z.number().int().min(least).max(most),
  fallback,
})

/**
 * Settings of signing in, with the usual numbers of a level-three assessment (GB/T 22239-2019 §8.1.4.1) as defaults.
 * Kept in the table `setting`, changed by the system administrator.
 */
export const IDENTITY_SETTINGS = {
  /** Minutes without a request after which staff sign in again. */
  'identity.idle-minutes': whole(30, 1, 480),
  /** Hours after which staff sign in again in any case. */
  'identity.session-hours': whole(12, 1, 24),
  /** Places at once where an account may be signed in; one more ends the oldest. */
  'identity.sessions': whole(3, 1, 20),
  /** Failures in a row that lock an account. */
  'identity.lock-failures': whole(5, 3, 20),
  /** Minutes that a lock lasts. */
  'identity.lock-minutes': whole(30, 1, 1440),
  /** Days after which a password must be changed. */
  'identity.password-days': whole(90, 1, 3650),
  'identity.password-length': whole(10, 8, 64),
  /** How many earlier passwords may not be used again, the present one included. */
  'identity.password-history': whole(5, 1, 20),
  /** Failed attempts from one network address within 15 minutes before it must wait (an office shares one address). */
  'identity.address-failures': whole(20, 5, 10_000),
  /** Days that a resident's phone stays signed in. */
  'resident.session-days': whole(30, 1, 365),
  /** Minutes that a code sent to a phone is good for. */
  'resident.code-minutes': whole(5, 1, 60),
  'resident.codes-per-minute': whole(1, 1, 10),
  'resident.codes-per-day': whole(5, 1, 100),
  /** Per network address. Mobile networks put whole villages behind one address, so it is far above that of a phone. */
  'resident.address-codes-per-minute': whole(10, 1, 1000),
  'resident.address-codes-per-day': whole(200, 1, 100_000),
  /** Single sign-on by OIDC: the provider's address, empty to turn it off. */
  'identity.oidc-issuer': { schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]), fallback: '' },
  'identity.oidc-client': { schema: z.string().max(200), fallback: '' },
  'identity.oidc-secret': { schema: z.string().max(500), fallback: '', secret: true },
  /** Whether the provider's sign-in counts as two factors. */
  'identity.oidc-two-factors': { schema: z.boolean(), fallback: false },
} as const
