import { civilDate } from '../../kernel/calendar/index.ts'
import type { Person } from '../../store/identity/people.ts'
import type { HeldPosition } from '../../store/identity/positions.ts'
import type { StaffCaller } from '../caller.ts'
import type { PersonBody, PersonRow } from '../contract/people.ts'
import type { Program } from '../program.ts'
import type { Settings } from '../settings.ts'
import { type Language, words } from '../words.ts'
import { maskPhone } from './mask.ts'
import { presentPosition } from './session.ts'

/** To the security administrator: no secret, and the phone masked. */
export const presentPersonRow = (
  program: Program,
  person: Person,
  settings: Settings,
  language: Language,
): PersonRow => ({
  id: person.id,
  login: person.login,
  name: person.name,
  phone: person.phoneCipher ? maskPhone(program.crypto.decrypt('phone', person.phoneCipher)) : null,
  state: stateOf(person, program.now()),
  lockedUntil: isLocked(person, program.now()) ? (person.lockedUntil?.toISOString() ?? null) : null,
  secondFactor: person.secondFactor,
  password: passwordOf(person, program.now(), settings),
  passwordChangedAt: person.passwordChangedAt?.toISOString() ?? null,
  singleSignOn: person.oidcSubject !== null,
  positions: person.positions.map((held) => presentHeld(program, held, language)),
})

const presentHeld = (program: Program, held: HeldPosition, language: Language) => {
  const today = civilDate(program.now().toISOString())
  return {
    ...presentPosition(program, held, language),
    from: held.from,
    to: held.to,
    held: held.from <= today && (held.to === null || held.to > today),
  }
}

const isLocked = (person: Person, now: Date): boolean => person.lockedUntil !== null && person.lockedUntil > now

const stateOf = (person: Person, now: Date): PersonRow['state'] => {
  if (person.disabledAt !== null) return 'disabled'
  return isLocked(person, now) ? 'locked' : 'active'
}

const passwordOf = (person: Person, now: Date, settings: Settings): PersonRow['password'] => {
  if (!person.hasPassword) return 'none'
  if (person.passwordChangedAt === null) return 'initial'
  const age = now.getTime() - person.passwordChangedAt.getTime()
  return age > settings['identity.password-days'] * 86_400_000 ? 'expired' : 'set'
}

export const presentPerson = (
  program: Program,
  person: Person,
  settings: Settings,
  caller: StaffCaller,
): PersonBody => ({
  ...presentPersonRow(program, person, settings, caller.language),
  may: caller.account.id === person.id ? {} : offersFor(person, program.now(), caller.language),
})

const offersFor = (person: Person, now: Date, language: Language): PersonBody['may'] => {
  const at = `/api/v1/people/${person.id}`
  const offers: readonly [string, 'POST' | 'PUT' | 'DELETE', string, boolean][] = [
    ['change', 'PUT', at, true],
    ['disable', 'POST', `${at}/disable`, person.disabledAt === null],
    ['enable', 'POST', `${at}/enable`, person.disabledAt !== null],
    ['unlock', 'POST', `${at}/unlock`, isLocked(person, now)],
    ['password', 'POST', `${at}/password`, true],
    ['second-factor', 'DELETE', `${at}/second-factor`, person.secondFactor !== 'none'],
    ['position', 'POST', `${at}/positions`, true],
  ]
  return Object.fromEntries(
    offers
      .filter(([, , , now]) => now)
      .map(([key, method, url]) => [key, { method, url, title: words(`people.may.${key}`, language) }]),
  )
}
