import { civilDate } from '../../kernel/calendar/index.ts'
import type { Sql, Tx } from '../../store/database.ts'
import {
  addSession,
  findSession,
  type LastSignIn,
  type LiveSession,
  type Strength,
  touchSession,
} from '../../store/identity/sessions.ts'
import type { Crypto } from '../crypto/index.ts'
import type { Program } from '../program.ts'
import { type Settings, settingsOf } from '../settings.ts'
import { roleOf } from './roles.ts'

export interface Session extends LiveSession {
  readonly digest: Buffer
  /** What is still due before the session acts as anybody; null when nothing is. */
  readonly next: 'second-factor' | 'enrol' | 'change-password' | null
}

interface Cached {
  readonly session: Session
  readonly read: number
  /** The day that its positions are those of. */
  readonly day: string
  touched: Date
  /** The writing of `touched` under way: a reading after it must see it. */
  touching: Promise<void>
}

/** A session is read again after this long; sign-outs and changes here drop it at once. */
const FRESH_MS = 5_000
/** `seen_at` is written at most this often: idle time is exact to this much. */
const TOUCH_MS = 60_000
const MOST_CACHED = 20_000

interface Cache {
  readonly byToken: Map<string, Cached>
  /** Grows with every forgetting: what was read before it is not kept after it. */
  forgotten: number
}

/** Keyed by what a program has for itself alone, so that programs in one process (tests) don't share sessions. */
const caches = new WeakMap<Crypto, Cache>()
const cacheOf = (program: Pick<Program, 'crypto'>): Cache => {
  const known = caches.get(program.crypto)
  if (known) return known
  const made = { byToken: new Map<string, Cached>(), forgotten: 0 }
  caches.set(program.crypto, made)
  return made
}

/**
 * The live session of a token: from memory for a few seconds, then with one round trip. `asked` false: nobody asked for it (a page
 * renewing itself), so it does not count as use.
 */
export const sessionOf = async (program: Program, token: string, asked = true): Promise<Session | undefined> => {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const settings = await settingsOf(program)
  const cache = cacheOf(program)
  const now = program.now()
  const known = cache.byToken.get(token)
  if (known && performance.now() - known.read < FRESH_MS && isLive(known, now, settings)) {
    if (asked) touch(program, known, now)
    return known.session
  }
  await known?.touching
  const { forgotten } = cache
  const session = await read(program, token, now, settings)
  cache.byToken.delete(token)
  if (session === undefined) return undefined
  const day = civilDate(now.toISOString())
  const cached = { session, read: performance.now(), day, touched: session.seenAt, touching: Promise.resolve() }
  if (cache.byToken.size >= MOST_CACHED) cache.byToken.clear()
  if (cache.forgotten === forgotten) cache.byToken.set(token, cached)
  if (asked) touch(program, cached, now)
  return session
}

const idleMs = (settings: Settings): number => settings['identity.idle-minutes'] * 60_000

const isLive = ({ session, touched, day }: Cached, now: Date, settings: Settings): boolean =>
  session.expiresAt > now &&
  (session.resident !== null || now.getTime() - touched.getTime() < idleMs(settings)) &&
  day === civilDate(now.toISOString())

const touch = (program: Program, cached: Cached, now: Date): void => {
  if (now.getTime() - cached.touched.getTime() < TOUCH_MS) return
  cached.touched = now
  // not awaited: a request does not wait for it, and a lost one only ends the session a minute earlier
  cached.touching = touchSession(program.database.app, cached.session.digest, now).catch(() => {})
}

const read = async (program: Program, token: string, now: Date, settings: Settings): Promise<Session | undefined> => {
  const digest = tokenDigest(program, token)
  const idleSince = new Date(now.getTime() - idleMs(settings))
  const found = await findSession(program.database.app, digest, { now, idleSince, day: civilDate(now.toISOString()) })
  if (found === undefined) return undefined
  return { ...found, digest, next: nextStep(program, found, now, settings) }
}

/** A token has 256 random bits, so a plain digest of it is enough: nobody finds a second one. */
const tokenDigest = (program: Pick<Program, 'crypto'>, token: string): Buffer => program.crypto.digest(token)

/** First the second factor where there is one, then a due password, then enrolment: nobody changes a password with one factor of two. */
export const nextStep = (
  program: Pick<Program, 'packs'>,
  session: Pick<LiveSession, 'account' | 'strength' | 'totpConfirmedAt' | 'passwordChangedAt' | 'positions'>,
  now: Date,
  settings: Settings,
): Session['next'] => {
  if (session.account === null) return null
  if (session.totpConfirmedAt !== null && session.strength !== 'full') return 'second-factor'
  if (session.strength !== 'sso' && isPasswordDue(session.passwordChangedAt, now, settings)) return 'change-password'
  const demanded = session.positions.some((position) => roleOf(program, position.role)?.secondFactor)
  return demanded && session.strength !== 'full' ? 'enrol' : null
}

const isPasswordDue = (changedAt: Date | null, now: Date, settings: Settings): boolean =>
  changedAt === null || now.getTime() - changedAt.getTime() > settings['identity.password-days'] * 86_400_000

/** What a sign-in opens. */
export interface Opening {
  readonly account: string | null
  readonly resident: string | null
  readonly position: string | null
  readonly strength: Strength
  readonly last?: LastSignIn
}

/** Opens a session and gives its token (shown to nobody but its browser) and how many seconds it lasts. */
export const openSession = async (
  program: Program,
  tx: Tx | Sql,
  opening: Opening,
): Promise<{ token: string; seconds: number; digest: Buffer }> => {
  const settings = await settingsOf(program)
  const now = program.now()
  const seconds =
    opening.resident === null ? settings['identity.session-hours'] * 3600 : settings['resident.session-days'] * 86_400
  const token = program.crypto.randomToken()
  const expiresAt = new Date(now.getTime() + seconds * 1000)
  const digest = tokenDigest(program, token)
  await addSession(tx, { ...opening, digest, county: program.county, now, expiresAt })
  return { token, seconds, digest }
}

/** Forgets what memory holds of an account's sessions, so that the next request sees what has changed. Call after the commit. */
export const forgetAccount = (program: Pick<Program, 'crypto'>, account: string): void => {
  const cache = cacheOf(program)
  cache.forgotten += 1
  for (const [token, { session }] of cache.byToken) if (session.account === account) cache.byToken.delete(token)
}

/** Forgets one session; its next request reads it again. Call after the commit. */
export const forgetToken = (program: Pick<Program, 'crypto'>, token: string): void => {
  const cache = cacheOf(program)
  cache.forgotten += 1
  cache.byToken.delete(token)
}
