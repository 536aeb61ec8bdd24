import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../test/support/client.ts'
import { makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const VILLAGE = '990101001201'
const GROUP = `${VILLAGE}00101`
const send = async (post: Post, method: string, path: string, body?: unknown): Promise<Answer> =>
  (await it.as(post)).send(method, path, body)
const get = (post: Post, path: string): Promise<Answer> => send(post, 'GET', path)
const items = (answer: Answer): readonly Record<string, unknown>[] =>
  (answer.body as { items: readonly Record<string, unknown>[] }).items
const codes = (answer: Answer): unknown[] => items(answer).map(({ code }) => code)
const code = (answer: Answer): unknown => (answer.body as { code: unknown }).code
const paths = (answer: Answer): unknown[] =>
  (answer.body as { problems: readonly { path: string }[] }).problems.map(({ path }) => path)

describe('the tree', () => {
  test.each<[Post, string, number, readonly string[]]>([
    ['county', '', 200, ['990101001', '990101002']],
    ['system', '', 200, ['990101001', '990101002']],
    ['water', '?parent=990101001', 200, [VILLAGE, '990101001202']],
    ['town', '', 200, [VILLAGE, '990101001202']],
    ['secretary', '', 200, [`${VILLAGE}001`]],
    ['worker', '', 200, []],
    ['county', `?q=${encodeURIComponent('村')}`, 200, [VILLAGE, '990101001202', '990101002201']],
    ['town', `?q=${encodeURIComponent('石桥')}`, 200, []],
    ['county', '?q=9901010022', 200, ['990101002201']],
    ['county', '?q=%25', 200, []],
    ['county', '?on=1999-12-31', 200, []],
  ])('%s asks %s', async (post, query, status, expected) => {
    const answer = await get(post, `/api/v1/regions${query}`)
    expect(answer.status).toBe(status)
    expect(codes(answer)).toEqual(expected)
  })

  test.each<[Post, string, number]>([
    ['town', '?parent=990101002', 404],
    ['secretary', '?parent=990101', 404],
    ['county', '?parent=98', 404],
    ['county', '?parent=99010100', 404],
    ['county', '?parent=x', 400],
    ['county', '?on=2026-02-30', 400],
    ['county', '?limit=0', 400],
    ['county', '?limit=1e9', 400],
    ['county', `?q=${'a'.repeat(61)}`, 400],
  ])('%s may not ask %s: %i', async (post, query, status) => {
    expect((await get(post, `/api/v1/regions${query}`)).status).toBe(status)
  })

  test('pages go on by key, for lists and for searches', async () => {
    for (const query of ['', '&q=9901']) {
      const seen: unknown[] = []
      let after = ''
      for (let page = 0; page < 9; page += 1) {
        const answer = await get('county', `/api/v1/regions?limit=1${query}&after=${after}`)
        seen.push(...codes(answer))
        const { next } = answer.body as { next: string | null }
        if (next === null) break
        after = next
      }
      const whole = codes(await get('county', `/api/v1/regions?limit=100${query}`))
      expect(seen).toEqual(whole)
    }
  })

  test('a region comes with those above it, from the county down', async () => {
    const answer = await get('town', `/api/v1/regions/${VILLAGE}`)
    expect(answer.body).toMatchObject({
      name: '和平村',
      level: 5,
      kindTitle: '村',
      parent: '990101001',
      children: 1,
      path: [{ name: '云雁县' }, { name: '云雁镇' }, { name: '和平村' }],
    })
    expect((await get('otherTown', `/api/v1/regions/${VILLAGE}`)).status).toBe(404)
    expect((await get('town', '/api/v1/regions/990101001299')).status).toBe(404)
    expect((await (await it.resident()).send('GET', `/api/v1/regions/${VILLAGE}`)).status).toBe(401)
  })

  test('the map has the boundaries of the children, where there are any', async () => {
    const geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 1],
        ],
      ],
    }
    await it.database.system`insert into region_shape values (${VILLAGE}, ${it.database.system.json(geometry)})`
    const answer = await get('county', '/api/v1/map/990101?level=5')
    expect(answer.body).toEqual({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { code: VILLAGE, name: '和平村' }, geometry }],
    })
    expect((await get('county', '/api/v1/map/990101')).body).toMatchObject({ features: [] })
    expect((await get('otherTown', '/api/v1/map/990101001')).status).toBe(404)
  })
})

describe('organisations', () => {
  test.each<[Post, string, number, number]>([
    ['county', '?limit=100', 200, 11],
    ['county', '?hierarchy=party', 200, 0],
    ['town', '', 200, 5],
    ['town', `?region=${VILLAGE}`, 200, 1],
    ['town', '?region=990101002', 404, 0],
    ['county', `?q=${encodeURIComponent('water')}`, 200, 1],
    ['county', '?limit=x', 400, 0],
  ])('%s asks %s', async (post, query, status, count) => {
    const answer = await get(post, `/api/v1/organisations${query}`)
    expect(answer.status).toBe(status)
    if (status === 200) expect(items(answer)).toHaveLength(count)
  })
  test('one by its code, within one’s own region only', async () => {
    expect((await get('town', '/api/v1/organisations/gov-990101001')).body).toMatchObject({
      hierarchyTitle: '政府和自治组织',
    })
    expect((await get('otherTown', '/api/v1/organisations/gov-990101001')).status).toBe(404)
    expect((await get('town', '/api/v1/organisations/none')).status).toBe(404)
  })
})

const addHousehold = async (more: { region?: string; door?: string; worker?: string | null } = {}): Promise<string> => {
  const id = uuidv7()
  await it.database.system`insert into household (county, id, region, door, head_name, phone_cipher, persons, worker)
    values ('990101', ${id}, ${more.region ?? GROUP}, ${more.door ?? '1号'}, '王小明',
      ${it.program.crypto.encrypt('phone', '12900001234')}, 3, ${more.worker ?? null})`
  return id
}
const positionOf = async (login: Post): Promise<string> => {
  const [row] = await it.database.system<{ id: string }[]>`
    select p.id from position p join account a on a.id = p.account where a.login = ${login}`
  return row?.id ?? ''
}

describe('households', () => {
  beforeEach(() => it.database.system`delete from household`)

  test('are masked, counted and paged in the order of doors', async () => {
    for (const door of ['10号', '2号', '1号']) await addHousehold({ door })
    await addHousehold({ region: '99010100220100101' })
    const first = await get('worker', '/api/v1/households?limit=2')
    expect(items(first).map(({ door }) => door)).toEqual(['1号', '2号'])
    expect(first.body).toMatchObject({ total: 3 })
    expect(items(first)[0]).toMatchObject({ head: '王*', phone: '129****1234' })
    const { next } = first.body as { next: string }
    const second = await get('worker', `/api/v1/households?limit=2&after=${next}`)
    expect(items(second).map(({ door }) => door)).toEqual(['10号'])
    expect(second.body).toMatchObject({ next: null })
    expect((await get('worker', `/api/v1/households?q=${encodeURIComponent('10')}`)).body).toMatchObject({ total: 1 })
    expect((await get('town', '/api/v1/households?unassigned=true')).body).toMatchObject({ total: 3 })
    expect((await get('otherTown', '/api/v1/households')).body).toMatchObject({ total: 1 })
  })

  test.each<[Post, string, number]>([
    ['worker', `?region=${VILLAGE}`, 404],
    ['county', '', 404],
    ['water', '', 404],
    ['system', '', 404],
    ['worker', '?after=zzz', 400],
    ['worker', `?after=${Buffer.from('["1","2","3"]').toString('base64url')}`, 400],
    ['worker', '?unassigned=maybe', 400],
  ])('%s may not ask %s: %i', async (post, query, status) => {
    expect((await get(post, `/api/v1/households${query}`)).status).toBe(status)
  })

  const stored = async (id: string) => {
    const [row] = await it.database
      .system`select region, door, persons, worker, note, version from household where id = ${id}`
    return { ...row }
  }

  test('a correction names the version it was made on, and tells who keeps contact', async () => {
    const id = await addHousehold()
    const worker = await positionOf('worker')
    const changed = await send('worker', 'PATCH', `/api/v1/households/${id}`, {
      version: 1,
      persons: 4,
      note: '有老人',
      worker,
      phone: null,
    })
    expect(changed).toMatchObject({
      status: 200,
      body: { version: 2, persons: 4, note: '有老人', workerName: 'worker某', phone: null },
    })
    const late = await send('worker', 'PATCH', `/api/v1/households/${id}`, { version: 1, persons: 5 })
    expect(late).toMatchObject({ status: 409, body: { code: 'stale-version', may: ['2'] } })
    expect(await stored(id)).toMatchObject({ persons: 4, version: 2 })
    const [trace] = await it.database
      .app`select detail from audit where action = 'household.change' and object_id = ${id}`
    expect(trace?.detail).toEqual({ fields: 'persons note phone worker' })
  })

  test.each<[string, Post, Record<string, unknown>, number, unknown]>([
    ['nothing seen', 'worker', { persons: 2 }, 400, ['version']],
    ['a wrong number', 'worker', { version: 1, persons: 100 }, 400, ['persons']],
    ['a wrong type', 'worker', { version: 1, persons: '4' }, 400, ['persons']],
    ['an unknown field', 'worker', { version: 1, head: 'x' }, 400, ['']],
    ['a long note', 'worker', { version: 1, note: 'x'.repeat(501) }, 400, ['note']],
    ['a wrong phone', 'worker', { version: 1, phone: '110' }, 400, ['phone']],
    ['a region that is no group', 'secretary', { version: 1, region: VILLAGE }, 400, ['region']],
    ['a group that is not there', 'secretary', { version: 1, region: `${VILLAGE}00199` }, 400, ['region']],
    ['a group elsewhere', 'worker', { version: 1, region: '99010100220100101' }, 400, ['region']],
    [
      'a worker who is none',
      'secretary',
      { version: 1, worker: '00000000-0000-7000-8000-000000000000' },
      400,
      ['worker'],
    ],
    ['another village', 'neighbour', { version: 1, persons: 2 }, 404, undefined],
    ['a role without households', 'county', { version: 1, persons: 2 }, 404, undefined],
  ])('is refused with %s', async (_, post, body, status, problems) => {
    const id = await addHousehold()
    const before = await stored(id)
    const answer = await send(post, 'PATCH', `/api/v1/households/${id}`, body)
    expect(answer.status).toBe(status)
    if (problems) expect(paths(answer)).toEqual(problems)
    expect(await stored(id)).toEqual(before)
  })

  test('is shown in clear for a reason, which the audit keeps', async () => {
    const id = await addHousehold()
    const url = `/api/v1/households/${id}/reveal`
    expect((await send('worker', 'POST', url, {})).status).toBe(400)
    expect((await send('neighbour', 'POST', url, { reason: '回访' })).status).toBe(404)
    const answer = await send('worker', 'POST', url, { reason: '回访' })
    expect(answer.body).toEqual({ head: '王小明', phone: '12900001234' })
    const traces = await it.database
      .app`select detail from audit where action = 'household.reveal' and object_id = ${id}`
    expect(traces.map(({ detail }) => detail)).toEqual([{ reason: '回访' }])
  })

  test('balance by region one level down, and a proposal near the target', async () => {
    const worker = await positionOf('worker')
    for (let n = 1; n <= 23; n += 1) await addHousehold({ door: `${n}号`, worker: n <= 20 ? worker : null })
    const balance = await get('town', '/api/v1/grids/balance')
    expect(balance.body).toMatchObject({
      target: 10,
      items: [
        { region: VILLAGE, households: 23, workers: 1, unassigned: 3, perWorker: 20, outside: 1 },
        { region: '990101001202', households: 0, workers: 0, unassigned: 0, perWorker: null, outside: 0 },
      ],
    })
    expect((await get('worker', '/api/v1/grids/balance')).body).toMatchObject({
      items: [{ region: GROUP, households: 23 }],
    })
    expect((await get('otherTown', `/api/v1/grids/balance?region=${VILLAGE}`)).status).toBe(404)
    const proposal = await get('secretary', `/api/v1/grids/proposal?region=${VILLAGE}`)
    const { groups } = proposal.body as { groups: readonly { households: readonly string[] }[] }
    expect(groups.map(({ households }) => households.length)).toEqual([12, 11])
    expect((await get('town', '/api/v1/grids/proposal?region=990101001')).status).toBe(400)
  })
})

describe('one net for all', () => {
  const alias = {
    net: '综治',
    foreignCode: 'ZZ-0815',
    region: `${VILLAGE}001`,
    name: '和平一号格',
    validFrom: '2026-01-01',
  }
  test('a grid of another net belongs to one of ours from a day on', async () => {
    expect((await send('county', 'PUT', '/api/v1/grids/aliases', alias)).status).toBe(200)
    expect(items(await get('secretary', '/api/v1/grids/aliases'))).toMatchObject([
      { foreignCode: 'ZZ-0815', validTo: null },
    ])
    expect(items(await get('neighbour', '/api/v1/grids/aliases'))).toEqual([])
    expect(items(await get('town', '/api/v1/grids/aliases?on=2025-12-31'))).toEqual([])
  })
  test.each<[Post, Record<string, unknown>, number]>([
    ['town', {}, 404],
    ['county', { region: VILLAGE }, 400],
    ['county', { region: '980101001201001' }, 400],
    ['county', { foreignCode: 'a|b' }, 400],
    ['county', { validFrom: 'soon' }, 400],
  ])('%s is refused %j: %i', async (post, more, status) => {
    expect((await send(post, 'PUT', '/api/v1/grids/aliases', { ...alias, ...more })).status).toBe(status)
  })
})

test('unknown routes and codes never end in an error of the program', async () => {
  const odd = ['/api/v1/regions/%00', '/api/v1/regions/99%27', `/api/v1/regions/${'9'.repeat(25)}`, '/api/v1/map/abc']
  for (const path of odd) expect((await get('county', path)).status).toBe(400)
  expect(code(await get('county', '/api/v1/organisations/%F0%9F'))).toBeDefined()
})
