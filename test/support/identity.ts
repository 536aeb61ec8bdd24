import type { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { Role } from '../../kernel/access/index.ts'
import { cryptoOf, newKeyRing } from '../../server/crypto/index.ts'
import { eventBus } from '../../server/events.ts'
import { SESSION_COOKIE } from '../../server/identity/cookie.ts'
import { hashPassword } from '../../server/identity/password.ts'
import { openSession } from '../../server/identity/sessions.ts'
import { packsOf } from '../../server/packs.ts'
import type { Program } from '../../server/program.ts'
import type { Database, Tx } from '../../store/database.ts'
import { type Client, client } from './client.ts'

/** Roles of a chess club: what signing in needs to know of roles, and nothing of the field. */
const role = (key: string, more: Partial<Role> = {}): Role => ({
  key,
  title: `club.${key}`,
  reach: 'region',
  levels: [3, 4],
  abilities: ['matters'],
  secondFactor: false,
  ...more,
})
export const CLUB_ROLES: readonly Role[] = [
  role('player', { levels: [4, 5] }),
  role('arbiter', { abilities: ['matters', 'board'], secondFactor: true }),
  role('treasurer', { reach: 'organisation' }),
  role('club-system', { reach: 'none', abilities: ['admin.system'], secondFactor: true, levels: [3] }),
  role('club-security', { reach: 'none', abilities: ['admin.security'], secondFactor: true, levels: [3] }),
  role('club-audit', { reach: 'none', abilities: ['admin.audit'], secondFactor: true, levels: [3] }),
]

const clubPacks = packsOf([{ key: 'club', version: '1', title: 'club', basis: [], roles: CLUB_ROLES }], [], {
  club: { 'zh-CN': {}, en: {} },
})

export interface TestClock {
  /** Moves time forward. */
  readonly pass: (milliseconds: number) => void
}

/** A Monday, 10:00 in China. The clock stands still until a test moves it. */
export const START = Date.parse('2026-03-02T02:00:00Z')

/** A program over a test database with the club's roles, its own keys, and a clock that a test moves. */
export const makeClub = (database: Database, suite: 'sm' | 'international' = 'sm'): Program & TestClock => {
  let ahead = 0
  return {
    database,
    county: '990101',
    packs: clubPacks,
    crypto: cryptoOf(newKeyRing(suite)),
    events: eventBus(),
    directory: () => Promise.reject(new Error('a club has no desks')),
    now: () => new Date(START + ahead),
    demo: false,
    dataFolder: '/nowhere',
    origin: 'http://club.test',
    pass: (milliseconds) => {
      ahead += milliseconds
    },
  }
}

export const PASSWORD = 'Rook-takes-e4'
const HASH = hashPassword(PASSWORD)

export interface Member {
  readonly id: string
  readonly login: string
  readonly positions: readonly string[]
}

/** The county, two towns and a committee that members belong to. */
export const addPlaces = async (tx: Tx): Promise<void> => {
  const region = (code: string, level: number) => ({
    code,
    name: `r${code}`,
    level,
    kind: 'x',
    valid_from: '2000-01-01',
  })
  await tx`insert into region ${tx([region('990101', 3), region('990101001', 4), region('990101002', 4), region('990101001200', 5)])}
    on conflict do nothing`
  await tx`insert into organisation (code, name, hierarchy, kind, region, valid_from)
    values ('board', 'the board', 'club', 'board', '990101', '2000-01-01') on conflict do nothing`
}

/** Somebody with PASSWORD, changed today, and positions held since 2000. */
export const addMember = async (
  { database, now }: Pick<Program, 'database' | 'now'>,
  login: string,
  positions: readonly { role: string; region: string; org?: string; from?: string; to?: string }[],
  more: { readonly name?: string; readonly initial?: boolean; readonly oidcSubject?: string } = {},
): Promise<Member> => {
  const id = uuidv7()
  const hash = await HASH
  return database.app.begin(async (sql) => {
    const tx = sql as unknown as Tx
    await addPlaces(database.system)
    await tx`insert into account (id, county, login, name, password_hash, password_changed_at, oidc_subject, created_at)
      values (${id}, '990101', ${login}, ${more.name ?? login}, ${hash}, ${more.initial ? null : now()},
        ${more.oidcSubject ?? null}, ${now()})`
    const ids: string[] = []
    for (const held of positions) {
      const position = uuidv7()
      await tx`insert into position (id, county, account, role, region, org, valid_from, valid_to)
        values (${position}, '990101', ${id}, ${held.role}, ${held.region}, ${held.org ?? null},
          ${held.from ?? '2000-01-01'}, ${held.to ?? null})`
      ids.push(position)
    }
    return { id, login, positions: ids }
  }) as Promise<Member>
}

/** A browser signed in as the member with both factors, past every door. */
export const enter = async (app: Hono, program: Program, member: Member): Promise<Client> => {
  const opened = await openSession(program, program.database.app, {
    account: member.id,
    resident: null,
    position: member.positions[0] ?? null,
    strength: 'full',
  })
  const browser = client(app)
  browser.setCookie(SESSION_COOKIE, opened.token)
  return browser
}
