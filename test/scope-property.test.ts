import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  covers,
  deskOf,
  type Guarded,
  NOTHING,
  organisationScope,
  type Position,
  type Role,
  regionScope,
  type Scope,
  scopeOf,
} from '../kernel/access/index.ts'
import { after } from '../kernel/place/index.ts'
import { connect } from '../store/connect.ts'
import { inScope, type Sql } from '../store/database.ts'
import { makeDatabase, type TestDatabase } from './support/database.ts'

/**
 * The access rule is written twice: covers() in the kernel and the row policies of the database. On random trees, positions and
 * records both must let the same rows through, for every table under a policy in its own sense, and sealed rows must not show even
 * in a count.
 */
let database: TestDatabase
let owner: Sql

beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const COUNTY = '990101'
const OWNERS = [1, 2, 3].map((n) => `018f0000-0000-7000-8000-00000000000${n}`)
/** Codes that tempt: neighbours in byte order, prefixes of one another, zeros and nines at the seams of levels. */
const region = fc.constantFrom(
  '99',
  '9901',
  '990101',
  '990101001',
  '990101002',
  '990101009',
  '990101010',
  '990101999',
  '990101001200',
  '990101001201',
  '990101001299',
  '990101001201001',
  '990101001201999',
  '99010100120100101',
  '99010100120199999',
  '990102',
  '990102001',
)
const orgOf = (code: string): string => `board-${code}`
const org = fc.oneof(
  region.map(orgOf),
  fc.constantFrom('track:00ff', 'player@990101001', "o'brien", 'a{b}', 'with "quotes"', '席位@棋社', 'null'),
)
const row: fc.Arbitrary<Guarded> = fc.record({
  region,
  orgs: fc.uniqueArray(org, { maxLength: 3 }),
  owner: fc.option(fc.constantFrom(...OWNERS)),
  sealed: fc.boolean(),
})

const role = (reach: Role['reach']): Role => ({
  key: 'player',
  title: 'player',
  reach,
  levels: [3],
  abilities: [],
  secondFactor: false,
})
const position: fc.Arbitrary<Position> = fc.record({
  id: fc.constant('p'),
  role: fc.constant('player'),
  region,
  org: fc.option(region.map(orgOf), { nil: undefined }),
})
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc
    .tuple(position, fc.constantFrom('region', 'organisation', 'none'))
    .map(([at, reach]) => scopeOf(at, role(reach as Role['reach']))),
  fc.constantFrom(...OWNERS).map((who) => ({ ...NOTHING, owner: who })),
  fc.uniqueArray(org, { maxLength: 3 }).map(organisationScope),
  // what an organisation keeps opens its ledgers (store/ledger/kept.test.ts), and none of these tables
  fc.tuple(fc.uniqueArray(org, { maxLength: 3 }), region).map(([orgs, lo]) => ({
    ...organisationScope(orgs),
    kept: { ledgers: ['games', 'household', 'matter'], lo, hi: after(lo) },
  })),
  fc.constant(NOTHING),
  fc.constant(regionScope('')),
)

const uuid = (n: number): string => `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort()

/** The rows as records of every guarded table: one matter each, a task of each of its organisations, a tally, a household. */
const fill = async (rows: readonly Guarded[]): Promise<void> => {
  const matters = rows.map(({ orgs, ...guarded }, n) => ({
    ...guarded,
    county: COUNTY,
    id: uuid(n),
    orgs: [...orgs],
    number: `n${n}`,
    process: 'game',
    version: '1',
    parameters: 'p',
    tracking_digest: Buffer.from([n]),
    channel: 'x',
    subject: 'x',
    body: 'x',
    lodged_at: new Date(n),
    step: 's',
    stage: 's',
    entries: 1,
  }))
  const tasks = rows.flatMap(({ orgs, region: at, sealed }, n) =>
    orgs.map((desk) => ({
      county: COUNTY,
      matter: uuid(n),
      key: desk,
      desk,
      kind: 'lead',
      step: 's',
      region: at,
      sealed,
      opened_at: new Date(n),
    })),
  )
  const tallies = rows.map(({ region: at, sealed, orgs }, n) => ({
    county: COUNTY,
    month: '2026-03',
    region: at,
    org: orgs[0] ?? '',
    process: `p${n}`,
    sealed,
    lodged: 1,
  }))
  const flows = rows.map(({ region: at, sealed }, n) => ({
    county: COUNTY,
    month: '2026-03',
    region: at,
    process: `p${n}`,
    sealed,
    step_from: 'a',
    step_to: 'b',
    passed: 1,
  }))
  const households = rows.map(({ region: at }, n) => ({
    county: COUNTY,
    id: uuid(n),
    region: at,
    door: 'x',
    head_name: 'x',
    persons: 1,
  }))
  await owner`truncate matter, matter_entry, matter_task, matter_tally, matter_flow, household cascade`
  if (matters.length > 0) await owner`insert into matter ${owner(matters)}`
  if (tasks.length > 0) await owner`insert into matter_task ${owner(tasks)}`
  if (tallies.length > 0) await owner`insert into matter_tally ${owner(tallies)}`
  if (flows.length > 0) await owner`insert into matter_flow ${owner(flows)}`
  if (households.length > 0) await owner`insert into household ${owner(households)}`
}

const everyTable = (acting: Scope) =>
  inScope(database, { county: COUNTY, scope: acting }, async (tx) => ({
    matters: ids(await tx<{ id: string }[]>`select id from matter`),
    byPoint: ids(
      await tx<{ id: string }[]>`select id from matter where county = ${COUNTY} and id in (select id from matter)`,
    ),
    count: Number((await tx<{ n: string }[]>`select count(*) n from matter`)[0]?.n),
    sealedCount: Number((await tx<{ n: string }[]>`select count(*) n from matter where sealed`)[0]?.n),
    tasks: (await tx<{ id: string }[]>`select matter || ' ' || key id from matter_task`).map(({ id }) => id).sort(),
    tallies: (await tx<{ id: string }[]>`select process id from matter_tally`).map(({ id }) => id).sort(),
    lodged: Number((await tx<{ n: string }[]>`select coalesce(sum(lodged), 0) n from matter_tally`)[0]?.n),
    flows: (await tx<{ id: string }[]>`select process id from matter_flow`).map(({ id }) => id).sort(),
    households: ids(await tx<{ id: string }[]>`select id from household`),
  }))

test('the database lets through what covers() lets through, table by table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), scope, async (rows, acting) => {
      await fill(rows)
      const seen = await everyTable(acting)
      const own = rows.flatMap((one, n) => (covers(acting, one) ? [uuid(n)] : []))
      expect(seen.matters).toEqual(own)
      expect(seen.byPoint).toEqual(own)
      expect(seen.count).toBe(own.length)
      expect(seen.sealedCount).toBe(rows.filter((one) => one.sealed && covers(acting, one)).length)
      // a task is seen by region, or by the desk that holds it; its other organisations are the matter's affair
      const tasks = rows.flatMap((one, n) =>
        one.orgs
          .filter((desk) => covers(acting, { ...one, orgs: [desk], owner: null }))
          .map((desk) => `${uuid(n)} ${desk}`),
      )
      expect(seen.tasks).toEqual(tasks.sort())
      // sums of the closed route are nobody's
      const tallies = rows.flatMap((one, n) =>
        !one.sealed && covers(acting, { ...one, orgs: [one.orgs[0] ?? ''], owner: null }) ? [`p${n}`] : [],
      )
      expect(seen.tallies).toEqual(tallies.sort())
      expect(seen.lodged).toBe(tallies.length)
      // flows and households know no organisation and no owner
      const byRegion = rows.map((one) => covers(acting, { ...one, orgs: [], owner: null }))
      expect(seen.flows).toEqual(rows.flatMap((_, n) => (byRegion[n] ? [`p${n}`] : [])).sort())
      const homes = rows.flatMap((one, n) =>
        covers(acting, { ...one, sealed: false, orgs: [], owner: null }) ? [uuid(n)] : [],
      )
      expect(seen.households).toEqual(homes)
    }),
    { numRuns: 120 },
  )
}, 120_000)

test('without settings, or with those of another transaction, nothing is seen', async () => {
  await fill([{ region: '990101001', orgs: ['x'], owner: OWNERS[0] ?? null, sealed: false }])
  await inScope(database, { county: COUNTY, scope: regionScope('99') }, async (tx) => {
    expect(await tx`select 1 from matter`).toHaveLength(1)
  })
  for (const table of ['matter', 'matter_task', 'matter_tally', 'matter_flow', 'household'])
    expect(await database.app`select 1 from ${database.app(table)}`).toHaveLength(0)
})

test('a sealed matter shows to who holds it and to nobody above or beside, not as a count, not through a door', async () => {
  const holder = { id: 'p', role: 'player', region: '990101', org: 'board-990101' }
  await fill([
    { region: '990101001', orgs: [deskOf(holder)], owner: OWNERS[0] ?? null, sealed: true },
    { region: '990101001', orgs: [], owner: null, sealed: false },
  ])
  const sees = async (acting: Scope) =>
    inScope(database, { county: COUNTY, scope: acting }, async (tx) => ({
      matters: (await tx`select 1 from matter`).length,
      grouped: (await tx`select left(region, 9), count(*) from matter group by 1 having count(*) > 1`).length,
      entries: (await tx`select * from entries_of(${COUNTY}, ${uuid(0)}::uuid)`).length,
      attachments: (await tx`select * from attachments_of(${COUNTY}, ${uuid(0)}::uuid)`).length,
    }))
  await owner`insert into matter_entry (county, matter, seq, at, action, effect, step_to, actor)
    values (${COUNTY}, ${uuid(0)}, 0, now(), 'lodge', 'lodge', 's', '{}')`
  await owner`insert into attachment (county, id, matter, region, media_type, bytes, digest, created_at)
    values (${COUNTY}, ${uuid(9)}, ${uuid(0)}, '990101001', 'image/jpeg', 1, '', now())`
  for (const place of ['99', '9901', '990101', '990101001'])
    expect(await sees(regionScope(place))).toEqual({ matters: 1, grouped: 0, entries: 0, attachments: 0 })
  expect(await sees(scopeOf(holder, role('organisation')))).toMatchObject({ matters: 1, entries: 1, attachments: 1 })
  expect(await sees({ ...NOTHING, owner: OWNERS[0] })).toMatchObject({ matters: 1, entries: 1 })
  expect(await sees({ ...NOTHING, owner: OWNERS[1] })).toMatchObject({ matters: 0, entries: 0 })
})

test('no text in a scope leaves its place', async () => {
  await fill([{ region: '990101001', orgs: ['x'], owner: null, sealed: false }])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), fc.string(), async (orgs, lo) => {
      const hostile = ["'; set local app.lo = '", "' || '", '\\', '$$', ...orgs].map((text) =>
        text.replaceAll('\0', '').toWellFormed(),
      )
      const seen = await inScope(
        database,
        { county: COUNTY, scope: { lo: `9${lo.replaceAll('\0', '').toWellFormed()}~`, hi: '', orgs: hostile } },
        (tx) =>
          tx<{ lo: string }[]>`select current_setting('app.lo', true) lo, (select count(*) from matter)::integer n`,
      )
      expect(seen[0]).toMatchObject({
        lo: `9${lo.replaceAll('\0', '').toWellFormed()}~`,
        n: hostile.join(',').split(',').includes('x') ? 1 : 0,
      })
    }),
    { numRuns: 60 },
  )
})
