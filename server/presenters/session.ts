import { ABILITIES } from '../../kernel/access/index.ts'
import type { HeldPosition } from '../../store/identity/positions.ts'
import { may, type StaffCaller } from '../caller.ts'
import type { PositionBody, SessionBody } from '../contract/session.ts'
import { roleTitle } from '../identity/roles.ts'
import type { Session } from '../identity/sessions.ts'
import type { Program } from '../program.ts'
import type { Language } from '../words.ts'

export const presentPosition = (
  program: Pick<Program, 'packs'>,
  held: HeldPosition,
  language: Language,
): PositionBody => {
  const role = roleTitle(program, held.role, language)
  const where = held.orgName ?? held.regionName ?? held.org ?? held.region
  return {
    id: held.id,
    role: held.role,
    roleTitle: role,
    region: held.region,
    regionName: held.regionName ?? held.region,
    org: held.org,
    orgName: held.orgName,
    title: `${where} · ${held.title || role}`,
  }
}

/** What one may know of one's own session. */
export const presentSession = (
  program: Program,
  caller: StaffCaller,
  session: Session,
  idleMinutes: number,
): SessionBody => {
  const positions = session.positions.map((held) => presentPosition(program, held, caller.language))
  return {
    account: caller.account,
    next: session.next,
    position: positions.find(({ id }) => id === caller.position?.id) ?? null,
    positions,
    abilities: ABILITIES.filter((ability) => may(caller, ability)),
    county: { code: session.county, name: session.countyName ?? session.county },
    demo: program.demo,
    lastSignIn: session.lastAt === null ? null : { at: session.lastAt.toISOString(), failed: session.lastFailed },
    idleMinutes,
  }
}
