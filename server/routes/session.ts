import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import {
  ChangePassword,
  ChoosePosition,
  EnrolmentBody,
  SecondFactor,
  SessionBody,
  SignIn,
} from '../contract/session.ts'
import { addressOf } from '../identity/address.ts'
import { callerOf } from '../identity/caller.ts'
import { readCookie, SESSION_COOKIE, sessionCookie } from '../identity/cookie.ts'
import { beginEnrolment, changePassword, choosePosition, confirmEnrolment, signOut } from '../identity/own.ts'
import { forgetAccount, forgetToken, type Session, sessionOf } from '../identity/sessions.ts'
import { type Opened, proveSecondFactor, signIn } from '../identity/signIn.ts'
import { presentSession } from '../presenters/session.ts'
import type { Program } from '../program.ts'
import { type Call, defineRoute, type Reply } from '../route.ts'
import { settingsOf } from '../settings.ts'

const tokenOf = (request: Request): string => readCookie(request, SESSION_COOKIE) ?? ''

/** The session behind a call that needed one; it may have ended since the call was let in. */
const withSession = async <T>(
  call: Pick<Call, 'program' | 'request'>,
  work: (session: Session) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const session = await sessionOf(call.program, tokenOf(call.request))
  return session?.account ? work(session) : refuse('identity', 'not-signed-in')
}

/** The session that a new token opens, with its cookie; the old token is forgotten. */
const welcome = async (
  { program, request }: Pick<Call, 'program' | 'request'>,
  opened: Result<Opened>,
): Promise<Result<Reply<SessionBody>>> => {
  if (!opened.ok) return opened
  forgetToken(program, tokenOf(request))
  const session = await sessionOf(program, opened.value.token)
  if (!session) return refuse('identity', 'not-signed-in')
  const caller = callerOf(program, session, request) as StaffCaller
  const cookie = sessionCookie(program, opened.value.token, opened.value.seconds)
  return accept({ body: await present(program, caller, session), headers: { 'set-cookie': cookie } })
}

const present = async (program: Program, caller: StaffCaller, session: Session): Promise<SessionBody> =>
  presentSession(program, caller, session, (await settingsOf(program))['identity.idle-minutes'])

const show = defineRoute({
  method: 'get',
  path: '/api/v1/session',
  who: 'session',
  tag: 'session',
  summary: 'Who is signed in, as what, and what is still due',
  reply: SessionBody,
  run: ({ program, caller, request }) =>
    withSession({ program, request }, async (session) => accept({ body: await present(program, caller, session) })),
})

const start = defineRoute({
  method: 'post',
  path: '/api/v1/session',
  who: 'public',
  tag: 'session',
  summary: 'Sign in by login and password',
  body: SignIn,
  reply: SessionBody,
  run: async (call) => welcome(call, await signIn(call.program, { ...call.body, address: addressOf(call.request) })),
})

const end = defineRoute({
  method: 'delete',
  path: '/api/v1/session',
  who: 'public',
  tag: 'session',
  summary: 'Sign out; also where nobody is signed in (any more)',
  run: async ({ program, request }) => {
    const session = await sessionOf(program, tokenOf(request))
    if (session) await signOut(program, session)
    forgetToken(program, tokenOf(request))
    return accept({ body: {}, headers: { 'set-cookie': sessionCookie(program, '', 0) } })
  },
})

const secondFactor = defineRoute({
  method: 'post',
  path: '/api/v1/session/second-factor',
  who: 'session',
  tag: 'session',
  summary: 'The code of the authenticator app',
  body: SecondFactor,
  reply: SessionBody,
  run: (call) =>
    withSession(call, async (session) => welcome(call, await proveSecondFactor(call.program, session, call.body.code))),
})

const enrol = defineRoute({
  method: 'post',
  path: '/api/v1/session/enrolment',
  who: 'session',
  tag: 'session',
  summary: 'A secret for an authenticator app, to be confirmed by its first code',
  reply: EnrolmentBody,
  run: ({ program, request }) =>
    withSession({ program, request }, async (session) => {
      const begun = await beginEnrolment(program, session, session.countyName ?? session.county)
      if (begun.ok) forgetToken(program, tokenOf(request))
      return begun.ok ? accept({ body: begun.value }) : begun
    }),
})

const confirm = defineRoute({
  method: 'put',
  path: '/api/v1/session/enrolment',
  who: 'session',
  tag: 'session',
  summary: 'Confirm the authenticator app by its first code',
  body: SecondFactor,
  reply: SessionBody,
  run: (call) =>
    withSession(call, async (session) => welcome(call, await confirmEnrolment(call.program, session, call.body.code))),
})

const password = defineRoute({
  method: 'put',
  path: '/api/v1/session/password',
  who: 'session',
  tag: 'session',
  summary: 'Change the password; every other session of the account ends',
  body: ChangePassword,
  reply: SessionBody,
  run: (call) =>
    withSession(call, async (session) => {
      const opened = await changePassword(call.program, session, call.body)
      if (opened.ok && session.account) forgetAccount(call.program, session.account)
      return welcome(call, opened)
    }),
})

const position = defineRoute({
  method: 'put',
  path: '/api/v1/session/position',
  who: 'session',
  tag: 'session',
  summary: 'Act as another of one’s positions',
  body: ChoosePosition,
  reply: SessionBody,
  run: (call) =>
    withSession(call, async (session) => {
      const chosen = await choosePosition(call.program, session, call.body.position)
      if (!chosen.ok) return chosen
      forgetToken(call.program, tokenOf(call.request))
      return withSession(call, async (changed) => {
        const caller = callerOf(call.program, changed, call.request) as StaffCaller
        return accept({ body: await present(call.program, caller, changed) })
      })
    }),
})

export const routes = [show, start, end, secondFactor, enrol, confirm, password, position]
