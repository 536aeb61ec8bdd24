import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { type Account, countFailure } from '../../store/identity/accounts.ts'
import type { Crypto } from '../crypto/index.ts'
import type { Program } from '../program.ts'
import type { Settings } from '../settings.ts'
import { type Attempts, attempts } from './attempts.ts'

interface Counts {
  readonly unknownLogins: Attempts
  readonly addresses: Attempts
}
const MINUTE = 60_000
/** Keyed by what a program has for itself alone, so that programs in one process (tests) don't share counts. */
const counts = new WeakMap<Crypto, Counts>()
const countsOf = (program: Pick<Program, 'crypto'>): Counts => {
  const known = counts.get(program.crypto)
  if (known) return known
  const made = { unknownLogins: attempts(1440 * MINUTE), addresses: attempts(15 * MINUTE) }
  counts.set(program.crypto, made)
  return made
}

/**
 * Counts an attempt from `address` before anything is compared. Beyond the number allowed an address waits between attempts:
 * 1, 2, 4 … seconds, at most 60. `succeeded` takes this one back, and only this one: a good
 * sign-in in between doesn't buy further guesses.
 */
export const attemptFrom = (
  program: Program,
  address: string,
  settings: Settings,
): Result<{ readonly succeeded: () => void }> => {
  const { addresses } = countsOf(program)
  const now = program.now()
  const beyond = addresses.count(address, now) - settings['identity.address-failures']
  const last = addresses.last(address, now)
  if (beyond >= 0 && last) {
    const wait = Math.min(60, 2 ** Math.min(beyond, 6)) - (now.getTime() - last.getTime()) / 1000
    if (wait > 0) return refuse('limit', 'too-often', { params: { seconds: Math.ceil(wait) } })
  }
  addresses.add(address, now)
  return accept({ succeeded: () => addresses.takeBack(address) })
}

/**
 * Counts an attempt at an account (or at a login that nobody has: those lock just the same, so that a lock tells nothing)
 * before anything is compared: however many come at once, no more than the number allowed are. A success clears the count.
 */
export const attemptAt = async (
  program: Program,
  account: Account | undefined,
  login: string,
  settings: Settings,
): Promise<Result<{ readonly left: number }>> => {
  const now = program.now()
  const limit = settings['identity.lock-failures']
  const lock = settings['identity.lock-minutes'] * MINUTE
  if (account) {
    if (account.lockedUntil && account.lockedUntil > now) return locked(account.lockedUntil, now)
    const until = new Date(now.getTime() + lock)
    const counted = await countFailure(program.database.app, account.id, { limit, until, now })
    if (counted === undefined) return locked(until, now)
    return accept({ left: Math.max(0, limit - counted.failedCount) })
  }
  const { unknownLogins } = countsOf(program)
  const last = unknownLogins.last(login, now)
  if (last && unknownLogins.count(login, now) >= limit) {
    const until = new Date(last.getTime() + lock)
    if (until > now) return locked(until, now)
    unknownLogins.clear(login)
  }
  return accept({ left: Math.max(0, limit - unknownLogins.add(login, now)) })
}

const locked = (until: Date, now: Date): Result<never> =>
  refuse('limit', 'account-locked', { params: { minutes: Math.ceil((until.getTime() - now.getTime()) / MINUTE) } })
