import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import {
  confirmTotp,
  findAccount,
  setPassword,
  setTotpSecret,
  takeTotpStep,
  uncountFailure,
} from '../../store/identity/accounts.ts'
import { removeSession, removeSessionsOf, setSessionPosition } from '../../store/identity/sessions.ts'
import { appendAudit } from '../audit.ts'
import type { Program } from '../program.ts'
import { settingsOf } from '../settings.ts'
import { attemptAt } from './attempt.ts'
import { hashPassword, isPassword, passwordProblems } from './password.ts'
import { openSession, type Session } from './sessions.ts'
import { accountActor, inIdentity, type Opened, renew } from './signIn.ts'
import { newTotpSecret, totpInvitation, totpStep } from './totp.ts'

/**
 * A new password in place of the present one. Every session of the account ends, this one included; the caller gets a new token
 * of the same strength.
 */
export const changePassword = async (
  program: Program,
  session: Session,
  given: { readonly current: string; readonly next: string },
): Promise<Result<Opened>> => {
  if (session.next === 'second-factor') return refuse('identity', 'second-factor-due')
  const account = await findAccount(program.database.app, session.account ?? '')
  if (!account?.passwordHash) return refuse('rules', 'no-password')
  const settings = await settingsOf(program)
  const attempt = await attemptAt(program, account, account.login, settings)
  if (!attempt.ok) return attempt
  if (!(await isPassword(account.passwordHash, given.current))) {
    const problems = [{ path: 'current', code: 'password-wrong', params: { left: attempt.value.left } }]
    return refuse('input', 'invalid-input', { problems, params: { count: 1 } })
  }
  await uncountFailure(program.database.app, account.id)
  const history = settings['identity.password-history']
  const problems = await passwordProblems(given.next, {
    login: account.login,
    length: settings['identity.password-length'],
    earlier: [account.passwordHash, ...account.previousHashes].slice(0, history),
  })
  if (problems.length > 0) {
    const named = problems.map((problem) => ({ ...problem, path: 'next' }))
    return refuse('input', 'invalid-input', { problems: named, params: { count: named.length } })
  }
  const hash = await hashPassword(given.next)
  return accept(
    await inIdentity(program, async (tx) => {
      await setPassword(tx, account.id, { hash, changedAt: program.now(), keep: history })
      await removeSessionsOf(tx, account.id)
      const { strength, position } = session
      const opened = await openSession(program, tx, { account: account.id, resident: null, position, strength })
      appendAudit(program, tx, accountActor(account), {
        action: 'account.password',
        object: { kind: 'account', id: account.id },
      })
      return opened
    }),
  )
}

/** A fresh secret for the authenticator app. Not where one is confirmed: then only the security administrator can reset it. */
export const beginEnrolment = async (
  program: Program,
  session: Session,
  issuer: string,
): Promise<Result<{ secret: string; uri: string; qr: string }>> => {
  if (session.totpConfirmedAt !== null) return refuse('rules', 'already-enrolled')
  if (session.next === 'change-password') return refuse('rules', 'password-due')
  const account = session.account as string
  const secret = newTotpSecret()
  await setTotpSecret(program.database.app, account, program.crypto.encrypt('totp', secret))
  return accept({ secret, ...(await totpInvitation(secret, issuer, session.login ?? '')) })
}

/** The first code proves that the app has the secret; the session then has both factors. */
export const confirmEnrolment = async (program: Program, session: Session, code: string): Promise<Result<Opened>> => {
  const account = await findAccount(program.database.app, session.account ?? '')
  if (!account?.totpCipher || account.totpConfirmedAt) return refuse('rules', 'no-enrolment')
  if (session.next === 'change-password') return refuse('rules', 'password-due')
  const attempt = await attemptAt(program, account, account.login, await settingsOf(program))
  if (!attempt.ok) return attempt
  const step = totpStep(program.crypto.decrypt('totp', account.totpCipher), code, program.now())
  if (step === undefined || !(await takeTotpStep(program.database.app, account.id, step)))
    return refuse('input', 'wrong-code', { params: { left: attempt.value.left } })
  await inIdentity(program, (tx) => confirmTotp(tx, account.id, program.now()))
  return accept(await renew(program, session, account, 'account.enrol'))
}

/** From now on this session acts as another of one's positions that is valid today. */
export const choosePosition = async (program: Program, session: Session, position: string): Promise<Result<null>> => {
  if (session.next !== null) return refuse('identity', 'second-factor-due')
  const held = session.positions.find(({ id }) => id === position)
  if (held === undefined) return refuse('absent', 'absent')
  await inIdentity(program, async (tx) => {
    await setSessionPosition(tx, session.digest, position)
    appendAudit(
      program,
      tx,
      { actor: `staff:${session.account}`, name: session.name ?? '', position },
      { action: 'session.position', object: { kind: 'position', id: position }, region: held.region },
    )
  })
  return accept(null)
}

export const signOut = (program: Program, session: Session): Promise<void> =>
  inIdentity(program, async (tx) => {
    const actor = session.account === null ? `resident:${session.resident}` : `staff:${session.account}`
    await removeSession(tx, session.digest)
    appendAudit(
      program,
      tx,
      { actor, name: session.name ?? '', position: session.position },
      { action: 'session.sign-out', object: { kind: 'session', id: session.digest.toString('hex', 0, 8) } },
    )
  })
