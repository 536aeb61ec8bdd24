import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'

const GROUP = POSTS.worker.region
const OTHER_GROUP = '99010100120100102'
const OTHER_VILLAGE = '99010100120200101'
const idOf = (n: number): string => `0197f000-0000-7000-8000-00000000000${n}`
/** Whom a test hands over to. */
type Whom = Post | 'second' | 'nobody'

let it: TestProgram
const positions = new Map<Whom, string | null>([['nobody', null]])

beforeAll(async () => {
  it = await makeProgram()
  const { system } = it.database
  await system`insert into region (code, name, level, kind, valid_from) values
    (${OTHER_GROUP}, '第二户长组', 7, 'ten', '2000-01-01'), (${OTHER_VILLAGE}, '邻村户长组', 7, 'ten', '2000-01-01')`
  for (const { id, login } of await system<{ id: string; login: Post }[]>`
    select p.id, a.login from position p join account a on a.id = p.account`)
    positions.set(login, id)
  // the neighbour's account is a worker of the second group besides
  const [second] = await system<{ id: string }[]>`
    insert into position (id, account, county, role, region, valid_from)
    select gen_random_uuid(), account, county, 'grid-worker', ${OTHER_GROUP}, '2000-01-01' from position
    where id = ${positions.get('leader') ?? null} returning id`
  positions.set('second', second?.id ?? '')
})
afterAll(() => it.drop())

beforeEach(async () => {
  const { system } = it.database
  await system`delete from household_past`
  await system`delete from household`
  const rows = [GROUP, GROUP, OTHER_GROUP, OTHER_VILLAGE].map((region, n) => ({
    county: '990101',
    id: idOf(n + 1),
    region,
    door: `${n + 1}号`,
    head_name: '户主',
    persons: 3,
    worker: n === 0 ? (positions.get('worker') ?? null) : null,
  }))
  await system`insert into household ${system(rows)}`
})

const stored = async () =>
  (
    await it.database.system<{ region: string; worker: string | null; version: number }[]>`
      select region, worker, version from household order by id`
  ).map(({ region, worker, version }) => ({ region, worker, version }))

const handOver = async (
  post: Post,
  to: Whom,
  which: readonly number[],
  more: { readonly version?: number; readonly key?: string } = {},
) =>
  (await it.as(post)).send(
    'POST',
    '/api/v1/households/hand-over',
    {
      worker: positions.get(to) ?? null,
      households: which.map((n) => ({ id: idOf(n), version: more.version ?? 1 })),
    },
    more.key ? { 'idempotency-key': more.key } : {},
  )

describe('handing households over', () => {
  test('many at once, with a line of the audit for each; who sees it afterwards', async () => {
    const known = (await it.database.system<{ id: string }[]>`select id from audit`).map(({ id }) => id)
    const answer = await handOver('secretary', 'leader', [1, 2])
    expect(answer).toMatchObject({ status: 200, body: { changed: 2, moved: 0 } })
    const leader = positions.get('leader') ?? null
    expect((await stored()).slice(0, 3)).toEqual([
      { region: GROUP, worker: leader, version: 2 },
      { region: GROUP, worker: leader, version: 2 },
      { region: OTHER_GROUP, worker: null, version: 1 },
    ])
    const lines = await it.database.system`
      select object_id, region, detail from audit where action = 'household.hand-over' and id <> all (${known}) order by object_id`
    expect(lines.map((line) => ({ ...line }))).toEqual([
      { object_id: idOf(1), region: GROUP, detail: { from: positions.get('worker'), to: leader } },
      { object_id: idOf(2), region: GROUP, detail: { from: '', to: leader } },
    ])
    const list = await (await it.as('secretary')).send('GET', `/api/v1/households?worker=${leader}`)
    expect(list.body).toMatchObject({
      total: 2,
      items: [
        { workerName: 'leader某', villageName: '和平村', regionName: '第一网格·第一户长组' },
        { workerName: 'leader某' },
      ],
    })
  })

  test('a worker of another group of the village takes them into his group; where they lay stays known', async () => {
    const answer = await handOver('secretary', 'second', [1, 3])
    expect(answer).toMatchObject({ status: 200, body: { changed: 2, moved: 1 } })
    expect((await stored()).map(({ region }) => region)).toEqual([OTHER_GROUP, GROUP, OTHER_GROUP, OTHER_VILLAGE])
    const past = await it.database.system`select household, region from household_past`
    expect(past.map((row) => ({ ...row }))).toEqual([{ household: idOf(1), region: GROUP }])
    const seen = await (await it.as('worker')).send('GET', '/api/v1/households')
    expect(seen.body).toMatchObject({ total: 1 })
  })

  test('to nobody, and back', async () => {
    expect((await handOver('leader', 'nobody', [1])).status).toBe(200)
    expect((await handOver('leader', 'worker', [1], { version: 2 })).status).toBe(200)
    expect((await stored())[0]).toEqual({ region: GROUP, worker: positions.get('worker'), version: 3 })
  })

  test('the same key twice counts once', async () => {
    const first = await handOver('secretary', 'leader', [1], { key: 'once' })
    expect(await handOver('secretary', 'leader', [1], { key: 'once' })).toMatchObject({ status: 200, body: first.body })
    expect((await stored())[0]).toMatchObject({ version: 2 })
  })

  test.each<[string, Post, Whom, readonly number[], { version?: number }, number, string]>([
    ['a household of another village', 'secretary', 'leader', [1, 4], {}, 404, 'absent'],
    ['one that is not there', 'secretary', 'leader', [1, 9], {}, 404, 'absent'],
    ['households of another worker’s group', 'worker', 'worker', [3], {}, 404, 'absent'],
    ['whoever keeps no households', 'analyst', 'leader', [1], {}, 404, 'absent'],
    ['an older version', 'secretary', 'leader', [1, 2], { version: 2 }, 409, 'households-changed'],
    ['a worker of another village', 'town', 'neighbour', [1], {}, 400, 'invalid-input'],
    ['a worker of a village for that of another', 'town', 'second', [4], {}, 400, 'invalid-input'],
    ['a position of the town', 'town', 'town', [1], {}, 400, 'invalid-input'],
    ['a position that keeps no households', 'secretary', 'office', [1], {}, 400, 'invalid-input'],
    ['the same one twice', 'secretary', 'leader', [1, 1], {}, 400, 'invalid-input'],
    ['none at all', 'secretary', 'leader', [], {}, 400, 'invalid-input'],
  ])('%s is refused, and nothing is changed', async (_, post, to, which, more, status, code) => {
    const before = await stored()
    expect(await handOver(post, to, which, more)).toMatchObject({ status, body: { code } })
    expect(await stored()).toEqual(before)
  })

  test('one stale among many: none goes', async () => {
    await it.database.system`update household set version = 5 where id = ${idOf(2)}`
    const answer = await handOver('secretary', 'leader', [1, 2])
    expect(answer).toMatchObject({ status: 409, body: { code: 'households-changed' } })
    expect((answer.body as { message: string }).message).toContain('其中 1 户')
    expect((await stored())[0]).toMatchObject({ worker: positions.get('worker'), version: 1 })
  })

  test('whose position has ended takes none', async () => {
    await it.database.system`update position set valid_to = '2026-01-01' where id = ${positions.get('second') ?? ''}`
    expect((await handOver('secretary', 'second', [1])).status).toBe(400)
  })
})
