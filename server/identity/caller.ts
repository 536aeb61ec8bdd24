import { NOTHING } from '../../kernel/access/index.ts'
import { type Caller, nobody, type StaffCaller } from '../caller.ts'
import type { Program } from '../program.ts'
import { addressOf } from './address.ts'
import { readCookie, SESSION_COOKIE } from './cookie.ts'
import { heldToday, roleOf, toPosition } from './roles.ts'
import { type Session, sessionOf } from './sessions.ts'

/**
 * Who asks: by the session cookie. Costs no round trip while the session is in memory. A position that is not valid today,
 * or whose role no pack declares, opens nothing.
 */
export const resolveCaller = async (program: Program, request: Request): Promise<Caller> => {
  const token = readCookie(request, SESSION_COOKIE)
  const session = token === undefined ? undefined : await sessionOf(program, token, isAsked(request))
  return session === undefined
    ? nobody(program.county, nobodysKey(program, request), languageOf(request))
    : callerOf(program, session, request)
}

/**
 * Whether a person asked. Live updates and polling (`X-Lingyan-Background: 1`) don't: else an unattended screen would stay
 * signed in for as long as it is open.
 */
const isAsked = (request: Request): boolean =>
  request.headers.get('x-lingyan-background') === null &&
  !request.headers.get('accept')?.startsWith('text/event-stream')

/** Who a session makes its request. */
export const callerOf = (program: Program, session: Session, request: Request): Caller => {
  const language = languageOf(request)
  return session.account === null ? residentCaller(session, language) : staffCaller(program, session, language)
}

const residentCaller = (session: Session, language: Caller['language']): Caller => {
  const resident = session.resident as string
  return {
    kind: 'resident',
    resident,
    acting: { county: session.county, scope: { lo: '', hi: '', orgs: [], owner: resident } },
    language,
    key: `resident:${resident}`,
  }
}

const staffCaller = (program: Program, session: Session, language: Caller['language']): StaffCaller => {
  const id = session.account as string
  const held = session.next === null ? session.positions.find((one) => one.id === session.position) : undefined
  const position = held ? toPosition(held) : null
  const declared = position && roleOf(program, position.role)
  const { role, scope } = position && declared ? heldToday(program, position, declared) : { role: null, scope: NOTHING }
  return {
    kind: 'staff',
    account: { id, name: session.name ?? '', login: session.login ?? '' },
    position,
    role,
    strength: session.next === null ? 'full' : 'password',
    acting: { county: session.county, scope },
    language,
    key: `staff:${id}`,
  }
}

/** Without a session the address is all there is; kept as a keyed digest, never as it is. */
const nobodysKey = (program: Program, request: Request): string =>
  `nobody:${program.crypto.mac('address', addressOf(request)).toString('hex', 3, 15)}`

/** Chinese, unless the reader switched: `?lang=en`, or the cookie that the switch sets. */
const languageOf = (request: Request): Caller['language'] => {
  const asked = /[?&]lang=(en|zh-CN)(?:&|$)/.exec(request.url)?.[1] ?? readCookie(request, 'lingyan_lang')
  return asked === 'en' ? 'en' : 'zh-CN'
}
