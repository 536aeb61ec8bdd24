import { uuidv7 } from 'uuidv7'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { afterCommit, type Tx } from '../../store/database.ts'
import { type Account, addAccount, lockAccount, setPassword } from '../../store/identity/accounts.ts'
import { findPerson } from '../../store/identity/people.ts'
import { removeSessionsOf } from '../../store/identity/sessions.ts'
import { appendAudit, type Trace } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import type { NewPerson, PersonBody } from '../contract/people.ts'
import { presentPerson } from '../presenters/person.ts'
import type { Program } from '../program.ts'
import type { Call, Reply } from '../route.ts'
import { settingsOf } from '../settings.ts'
import { write } from '../write.ts'
import { appoint } from './appoint.ts'
import { hashPassword, initialPassword } from './password.ts'
import { forgetAccount } from './sessions.ts'
import { plainLogin } from './signIn.ts'

export type AdminCall = Pick<
  Call<'admin.security'>,
  'program' | 'caller' | 'idempotencyKey' | 'body' | 'params' | 'request'
>

export const show = async (
  program: Program,
  tx: Parameters<typeof findPerson>[0],
  caller: StaffCaller,
  id: string,
): Promise<Result<PersonBody>> => {
  const person = await findPerson(tx, program.county, id)
  if (person === undefined) return refuse('absent', 'absent')
  return accept(presentPerson(program, person, await settingsOf(program), caller))
}

/**
 * One change of somebody else's account, audited; whoever is signed in with it is seen anew at the next request. Nobody
 * changes his own account this way: a security administrator needs another one for it.
 */
export const administer = (
  call: AdminCall,
  id: string,
  work: (tx: Tx, account: Account) => Promise<Result<Omit<Trace, 'object'>>>,
): Promise<Result<Reply<PersonBody>>> => {
  const { program, caller } = call
  if (id === caller.account.id) return Promise.resolve(refuse('rules', 'own-account'))
  return write(call, async (tx) => {
    const account = await lockAccount(tx, program.county, id)
    if (account === undefined) return refuse('absent', 'absent')
    const done = await work(tx, account)
    if (!done.ok) return done
    appendAudit(program, tx, caller, { ...done.value, object: { kind: 'account', id } })
    afterCommit(tx, () => forgetAccount(program, id))
    const shown = await show(program, tx, caller, id)
    return shown.ok ? accept({ body: shown.value }) : shown
  })
}

/** A person with the positions he begins with. The initial password is in this answer only. */
export const addPerson = async (
  call: AdminCall & { readonly body: NewPerson },
): Promise<Result<Reply<{ person: PersonBody; initialPassword: string | null }>>> => {
  const { program, caller, body } = call
  const password = body.password ? initialPassword(program.crypto.randomText) : null
  const hash = password === null ? null : await hashPassword(password)
  let added = false
  const result = await write(call, async (tx) => {
    // a repeated request is looked at, and rolled back: only a kept one has issued the password
    afterCommit(tx, () => {
      added = true
    })
    const id = uuidv7()
    const account = {
      id,
      county: program.county,
      login: plainLogin(body.login),
      name: body.name,
      phoneCipher: body.phone ? program.crypto.encrypt('phone', body.phone) : null,
      passwordHash: hash,
      oidcSubject: body.singleSignOn ?? null,
    }
    if (!(await addAccount(tx, account, program.now()))) return refuse('rules', 'login-taken')
    for (const [at, position] of body.positions.entries()) {
      const given = await appoint(program, tx, id, position, `positions.${at}`)
      if (!given.ok) return given
    }
    const detail = { positions: body.positions.map(({ role, region }) => ({ role, region })) }
    appendAudit(program, tx, caller, { action: 'account.create', object: { kind: 'account', id }, detail })
    const shown = await show(program, tx, caller, id)
    return shown.ok ? accept({ status: 201, body: { person: shown.value, initialPassword: null } }) : shown
  })
  return added ? withPassword(result, password) : result
}

/** A new initial password; every session of the account ends. */
export const issuePassword = async (
  call: AdminCall,
  id: string,
): Promise<Result<Reply<{ person: PersonBody; initialPassword: string | null }>>> => {
  const { program } = call
  const password = initialPassword(program.crypto.randomText)
  const hash = await hashPassword(password)
  const keep = (await settingsOf(program))['identity.password-history']
  let issued = false
  const result = await administer(call, id, async (tx, account) => {
    afterCommit(tx, () => {
      issued = true
    })
    await setPassword(tx, account.id, { hash, changedAt: null, keep })
    await removeSessionsOf(tx, account.id)
    return accept({ action: 'account.password-reset' })
  })
  if (!result.ok || !('body' in result.value)) return result as Result<never>
  const body = { person: result.value.body, initialPassword: null }
  return issued ? withPassword(accept({ ...result.value, body }), password) : accept({ ...result.value, body })
}

/** The kept answer to a repeated request has no password in it: it goes in after the answer was kept. */
const withPassword = <T extends { initialPassword: string | null }>(
  result: Result<Reply<T>>,
  password: string | null,
): Result<Reply<T>> =>
  result.ok && 'body' in result.value
    ? accept({ ...result.value, body: { ...result.value.body, initialPassword: password } })
    : result
