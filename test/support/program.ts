import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { createApp } from '../../server/app.ts'
import { assemble } from '../../server/assemble.ts'
import { cryptoOf, newKeyRing } from '../../server/crypto/index.ts'
import { SESSION_COOKIE } from '../../server/identity/cookie.ts'
import { openSession } from '../../server/identity/sessions.ts'
import type { Packs } from '../../server/packs.ts'
import type { Program } from '../../server/program.ts'
import { loadRoutes } from '../../server/routes.ts'
import type { Database } from '../../store/database.ts'
import { type Client, client } from './client.ts'
import { makeDatabase, type TestDatabase } from './database.ts'

/** Who is there: a fictional county with two towns, three villages, a grid and a group of ten households in the first of them. */
export const POSTS = {
  worker: { role: 'grid-worker', region: '99010100120100101' },
  leader: { role: 'grid-leader', region: '990101001201001' },
  secretary: { role: 'village-secretary', region: '990101001201', org: 'gov-990101001201' },
  neighbour: { role: 'village-secretary', region: '990101001202', org: 'gov-990101001202' },
  town: { role: 'town-dispatcher', region: '990101001', org: 'gov-990101001' },
  otherTown: { role: 'town-dispatcher', region: '990101002', org: 'gov-990101002' },
  office: { role: 'town-office', region: '990101001', org: 'office-990101001-agriculture' },
  building: { role: 'town-office', region: '990101001', org: 'office-990101001-building' },
  county: { role: 'county-dispatcher', region: '990101', org: 'dept-990101-command' },
  water: { role: 'department-handler', region: '990101', org: 'dept-990101-water' },
  housing: { role: 'department-handler', region: '990101', org: 'dept-990101-housing' },
  civil: { role: 'department-handler', region: '990101', org: 'dept-990101-civil' },
  supervisor: { role: 'county-supervisor', region: '990101' },
  discipline: { role: 'discipline-officer', region: '990101', org: 'dept-990101-discipline' },
  chief: { role: 'county-leader', region: '990101' },
  analyst: { role: 'analyst', region: '990101' },
  system: { role: 'system-admin', region: '990101' },
  security: { role: 'security-admin', region: '990101' },
  audit: { role: 'audit-admin', region: '990101' },
} as const satisfies Readonly<Record<string, { role: string; region: string; org?: string }>>
export type Post = keyof typeof POSTS

const REGIONS: readonly (readonly [string, string, number, string])[] = [
  ['990101', '云雁县', 3, 'county'],
  ['990101001', '云雁镇', 4, 'town'],
  ['990101002', '芦溪镇', 4, 'town'],
  ['990101001201', '和平村', 5, 'village'],
  ['990101001202', '柳河村', 5, 'village'],
  ['990101002201', '石桥村', 5, 'village'],
  ['990101001201001', '第一网格', 6, 'grid'],
  ['99010100120100101', '第一户长组', 7, 'ten'],
]

export const deskName = (post: Post): string => {
  const held: { role: string; region: string; org?: string } = POSTS[post]
  return `${held.role}@${held.org ?? held.region}`
}

export interface TestProgram {
  readonly program: Program
  readonly app: Hono
  readonly database: TestDatabase
  /** A signed-in browser of the post; each call a session of its own. */
  readonly as: (post: Post) => Promise<Client>
  /** A browser of nobody, or of the resident with this id. */
  readonly resident: (id?: string) => Promise<Client>
  /** The clock stands still until it is moved or set. */
  readonly clock: { now: Date; readonly pass: (milliseconds: number) => void }
  readonly drop: () => Promise<void>
}

const ORIGIN = 'http://lingyan.test'
/** A Monday, 10:00 in China. */
export const MONDAY = new Date('2026-03-02T02:00:00Z')

const fill = async (database: Database): Promise<ReadonlyMap<Post, { account: string; position: string }>> => {
  const regions = REGIONS.map(([code, name, level, kind]) => ({ code, name, level, kind, valid_from: '2000-01-01' }))
  const posts = Object.entries(POSTS) as [Post, { role: string; region: string; org?: string }][]
  const orgs = [...new Set(posts.flatMap(([, { org }]) => org ?? []))]
  const people = new Map(posts.map(([post]) => [post, { account: uuidv7(), position: uuidv7() }]))
  const { system } = database
  await system`insert into region ${system(regions)}`
  await system`insert into organisation ${system(
    orgs.map((code) => ({
      code,
      name: `单位${code.split('-').at(-1)}`,
      hierarchy: 'government',
      kind: 'government',
      region: code.split('-')[1] ?? '990101',
      valid_from: '2000-01-01',
    })),
  )}`
  await system`insert into account ${system(
    posts.map(([post]) => ({
      id: people.get(post)?.account ?? '',
      county: '990101',
      login: post,
      name: `${post}某`,
      password_changed_at: MONDAY,
      totp_confirmed_at: MONDAY,
      created_at: MONDAY,
    })),
  )}`
  await system`insert into position ${system(
    posts.map(([post, { role, region, org }]) => ({
      id: people.get(post)?.position ?? '',
      county: '990101',
      account: people.get(post)?.account ?? '',
      role,
      region,
      org: org ?? null,
      valid_from: '2000-01-01',
    })),
  )}`
  return people
}

/** A whole program over a real database, with the packs as they lie in the repository and everybody of POSTS. Call `drop` at the end. */
export const makeProgram = async (packs?: Packs): Promise<TestProgram> => {
  const database = await makeDatabase()
  const people = await fill(database)
  const dataFolder = mkdtempSync(join(tmpdir(), 'lingyan-program-'))
  const clock = {
    now: MONDAY,
    pass: (milliseconds: number) => {
      clock.now = new Date(clock.now.getTime() + milliseconds)
    },
  }
  const program = await assemble({
    database,
    crypto: cryptoOf(newKeyRing('sm')),
    county: '990101',
    dataFolder,
    origin: ORIGIN,
    now: () => clock.now,
    // every way out is set up, and takes what it is given
    sender: { send: async () => {} },
    ...(packs && { packs }),
  })
  const app = createApp(program, await loadRoutes())
  const open = async (opening: {
    account: string | null
    resident: string | null
    position: string | null
  }): Promise<Client> => {
    const { token } = await openSession(program, database.app, { ...opening, strength: 'full' })
    const browser = client(app, ORIGIN)
    browser.setCookie(SESSION_COOKIE, token)
    return browser
  }
  return {
    program,
    app,
    database,
    clock,
    as: (post) => open({ resident: null, account: null, position: null, ...people.get(post) }),
    resident: async (id) =>
      id === undefined ? client(app, ORIGIN) : open({ account: null, position: null, resident: id }),
    drop: async () => {
      await database.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
