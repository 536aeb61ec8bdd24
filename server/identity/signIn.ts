import { NOTHING } from '../../kernel/access/index.ts'
import { civilDate } from '../../kernel/calendar/index.ts'
import { accept, type Refusal, type Result, refuse } from '../../kernel/refusal/index.ts'
import { afterCommit, inScope, type Tx } from '../../store/database.ts'
import {
  type Account,
  clearFailures,
  findAccount,
  findAccountByLogin,
  takeTotpStep,
  uncountFailure,
} from '../../store/identity/accounts.ts'
import { listPositions } from '../../store/identity/positions.ts'
import { findLastSignIn, removeSession, removeSessionsBeyond, type Strength } from '../../store/identity/sessions.ts'
import { type AuditActor, appendAudit, type Trace } from '../audit.ts'
import type { Program } from '../program.ts'
import { settingsOf } from '../settings.ts'
import { attemptAt, attemptFrom } from './attempt.ts'
import { isPassword } from './password.ts'
import { forgetAccount, openSession, type Session } from './sessions.ts'
import { totpStep } from './totp.ts'

/** A session just opened: its token for the cookie, and how long it lasts. */
export interface Opened {
  readonly token: string
  readonly seconds: number
}

/** Logins are compared without case and width: `ＡＢ1` is `ab1`. */
export const plainLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

export const accountActor = (account: Pick<Account, 'id' | 'name'>): AuditActor => ({
  actor: `staff:${account.id}`,
  name: account.name,
  position: null,
})

/** One transaction outside every scope: accounts and sessions lie under no row policy. */
export const inIdentity = <T>(program: Program, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inScope(program.database, { county: program.county, scope: NOTHING }, work)

/**
 * By login and password. An unknown login, a wrong password and an account without a password get the same answer after the
 * same time; a locked one is refused without looking. Every attempt is audited.
 */
export const signIn = async (
  program: Program,
  given: { readonly login: string; readonly password: string; readonly address: string },
): Promise<Result<Opened>> => {
  const settings = await settingsOf(program)
  const fromAddress = attemptFrom(program, given.address, settings)
  if (!fromAddress.ok) return fromAddress
  const login = plainLogin(given.login)
  const account = await findAccountByLogin(program.database.app, login)
  const attempt = await attemptAt(program, account, login, settings)
  if (!attempt.ok) return refused(program, account, given.address, attempt.refusal)
  const right = await isPassword(account?.passwordHash, given.password)
  if (!account || !right) {
    const { left } = attempt.value
    return refused(program, account, given.address, { kind: 'identity', code: 'sign-in-failed', params: { left } })
  }
  if (account.disabledAt)
    return refused(program, account, given.address, { kind: 'identity', code: 'account-disabled' })
  fromAddress.value.succeeded()
  return accept(await open(program, account, 'password', given.address))
}

/** Opens a session for an account whose first factor is proved, as its first position that is valid today. */
export const open = (
  program: Program,
  account: Account,
  strength: Strength,
  address: string,
  position?: string,
): Promise<Opened> =>
  inIdentity(program, async (tx) => {
    const today = civilDate(program.now().toISOString())
    const held = await listPositions(tx, account.id)
    const first = held.find((one) => one.from <= today && (one.to === null || one.to > today))
    // a right password must not buy further guesses at the second factor
    if (account.totpConfirmedAt === null || strength === 'full') await clearFailures(tx, account.id)
    else if (strength === 'password') await uncountFailure(tx, account.id)
    const isWhole = account.totpConfirmedAt === null || strength === 'full'
    const last = isWhole ? await findLastSignIn(tx, program.county, account.id, 'session.sign-in') : undefined
    const opened = await openSession(program, tx, {
      account: account.id,
      resident: null,
      position: position ?? first?.id ?? null,
      strength,
      last,
    })
    if (isWhole) await endBeyond(program, tx, account, opened.digest)
    appendAudit(program, tx, accountActor(account), {
      action: 'session.sign-in',
      object: { kind: 'account', id: account.id },
      detail: { strength, from: addressMark(program, address) },
    })
    return opened
  })

/** An account is open in so many places at once and no more: the oldest ends. In the demo everybody is everybody. */
const endBeyond = async (program: Program, tx: Tx, account: Account, digest: Buffer): Promise<void> => {
  if (program.demo) return
  const most = (await settingsOf(program))['identity.sessions']
  const ended = await removeSessionsBeyond(tx, account.id, { digest, most, fullOnly: account.totpConfirmedAt !== null })
  if (ended > 0) afterCommit(tx, () => forgetAccount(program, account.id))
}

const refused = async (
  program: Program,
  account: Account | undefined,
  address: string,
  refusal: Refusal,
): Promise<Result<never>> => {
  const from = addressMark(program, address)
  const trace: Trace = {
    action: 'session.sign-in',
    object: { kind: 'account', id: account?.id ?? 'unknown' },
    result: refusal.code,
    detail: { from },
  }
  const who = account ? accountActor(account) : { actor: `nobody:${from}`, name: '', position: null }
  await inIdentity(program, async (tx) => appendAudit(program, tx, who, trace))
  return refuse(refusal.kind, refusal.code, refusal)
}

/** Tells addresses apart without keeping them. */
export const addressMark = (program: Pick<Program, 'crypto'>, address: string): string =>
  program.crypto.mac('address', address).toString('hex', 3, 15)

/**
 * The second factor of a session. A right code gives a new token (the old one, known before the second factor, ends); a code
 * whose time step was used before is wrong. Wrong codes count towards the lock of the account.
 */
export const proveSecondFactor = async (program: Program, session: Session, code: string): Promise<Result<Opened>> => {
  if (session.next !== 'second-factor' || session.account === null) return refuse('rules', 'no-second-factor-due')
  const settings = await settingsOf(program)
  const account = await findAccount(program.database.app, session.account)
  if (!account?.totpCipher) return refuse('rules', 'no-second-factor-due')
  const attempt = await attemptAt(program, account, account.login, settings)
  if (!attempt.ok) return refusedFactor(program, account, attempt.refusal)
  const step = totpStep(program.crypto.decrypt('totp', account.totpCipher), code, program.now())
  if (step === undefined || !(await takeTotpStep(program.database.app, account.id, step)))
    return refusedFactor(program, account, { kind: 'input', code: 'wrong-code', params: { left: attempt.value.left } })
  return accept(await renew(program, session, account, 'session.second-factor'))
}

const refusedFactor = async (program: Program, account: Account, refusal: Refusal): Promise<Result<never>> => {
  await inIdentity(program, async (tx) =>
    appendAudit(program, tx, accountActor(account), {
      action: 'session.second-factor',
      object: { kind: 'account', id: account.id },
      result: refusal.code,
    }),
  )
  return refuse(refusal.kind, refusal.code, refusal)
}

/** A session of two factors in place of this one. */
export const renew = (program: Program, session: Session, account: Account, action: string): Promise<Opened> =>
  inIdentity(program, async (tx) => {
    await clearFailures(tx, account.id)
    await removeSession(tx, session.digest)
    const last = await findLastSignIn(tx, program.county, account.id, 'session.second-factor')
    const opened = await openSession(program, tx, {
      account: account.id,
      resident: null,
      position: session.position,
      strength: 'full',
      last,
    })
    await endBeyond(program, tx, account, opened.digest)
    appendAudit(program, tx, accountActor(account), {
      action,
      object: { kind: 'account', id: account.id },
    })
    return opened
  })
