import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'

let it: TestProgram
beforeEach(async () => {
  it = await makeProgram()
})
afterEach(() => it.drop())

const A = '990101001201'
const B = '990101001202'
const ON = '2026-03-02'
const document = '县政府〔2026〕1号'
const make = async (post: Post, body: unknown) => (await it.as(post)).send('POST', '/api/v1/successions', body)
const names = async (day: string): Promise<Record<string, string>> => {
  const rows = await it.database.app<{ code: string; name: string }[]>`select code, name from region
    where code > '990101001' and code < '990101003' and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by code`
  return Object.fromEntries(rows.map((row) => [row.code, row.name]))
}
const BEFORE = {
  [A]: '和平村',
  [`${A}001`]: '第一网格',
  [`${A}00101`]: '第一户长组',
  [B]: '柳河村',
  '990101002': '芦溪镇',
  '990101002201': '石桥村',
}

test('a merger gives grids new codes, takes households and posts along, and leaves the past as it was', async () => {
  const household = uuidv7()
  const [worker] = await it.database.system<{ id: string }[]>`select id from position where role = 'grid-worker'`
  await it.database.system`insert into household (county, id, region, door, head_name, persons, worker)
    values ('990101', ${household}, ${`${A}00101`}, '1号', '王', 3, ${worker?.id ?? null})`
  const answer = await make('county', { kind: 'merge', from: [A, B], to: B, name: '和柳村', on: ON, document })
  expect(answer).toMatchObject({ status: 201, body: { households: 1, positions: 2, busyDesks: [] } })
  expect(await names('2026-03-01')).toEqual(BEFORE)
  expect(await names(ON)).toEqual({
    [B]: '和柳村',
    [`${B}001`]: '第一网格',
    [`${B}00101`]: '第一户长组',
    '990101002': '芦溪镇',
    '990101002201': '石桥村',
  })
  const [moved] = await it.database
    .system`select h.region, p.region worker, p.desk from household h join position p on p.id = h.worker`
  expect({ ...moved }).toEqual({ region: `${B}00101`, worker: `${B}00101`, desk: `grid-worker@${B}00101` })
  const directory = await it.program.directory()
  expect(directory.live(`grid-worker@${B}00101`)).toBe(true)
  expect(directory.live(`grid-worker@${A}00101`)).toBe(false)
  const past = await (await it.as('county')).send('GET', `/api/v1/regions/${A}/successors?since=2026-03-01`)
  expect(past.body).toEqual({ successors: [{ code: B, name: '和柳村' }], countsIn: B })
  const detail = await (await it.as('county')).send('GET', `/api/v1/regions/${B}`)
  expect(detail.body).toMatchObject({ successions: [{ kind: 'merge', on: ON, from: A, to: B, document }] })
})

test('a village that moves to another town takes its committee along', async () => {
  const answer = await make('county', { kind: 'move', from: A, parent: '990101002', on: ON, document })
  expect(answer).toMatchObject({ status: 201, body: { opened: [{ code: '990101002202', name: '和平村' }, {}, {}] } })
  const directory = await it.program.directory()
  expect(directory.deskAt('village-secretary', '990101002202')).toBe('village-secretary@gov-990101002202')
  expect(directory.deskAt('village-secretary', A)).toBeUndefined()
  expect((await names(ON))[A]).toBeUndefined()
})

test('a split tells that the records of the whole count one level up', async () => {
  const into = [
    { code: A, name: '和平村', children: [] },
    { code: '990101001203', name: '新和村', children: [`${A}001`] },
  ]
  expect((await make('county', { kind: 'split', from: A, into, on: ON, document })).status).toBe(201)
  const past = await (await it.as('county')).send('GET', `/api/v1/regions/${A}/successors?since=2026-01-01`)
  expect(past.body).toMatchObject({ successors: [{ code: A }, { code: '990101001203' }], countsIn: '990101001' })
})

test('renaming opens a new name and keeps the old one for the past', async () => {
  expect((await make('county', { kind: 'rename', code: B, name: '新柳河村', on: ON, document })).status).toBe(201)
  expect((await names('2026-03-01'))[B]).toBe('柳河村')
  expect((await names(ON))[B]).toBe('新柳河村')
})

test('a desk with open work goes on until it is done', async () => {
  const secretary = await it.as('secretary')
  const lodged = await secretary.send('POST', '/api/v1/matters', {
    process: 'resident-requests',
    region: A,
    subject: '路灯不亮',
    body: '村口的路灯坏了一个星期，晚上走路看不见。',
  })
  expect(lodged.status).toBe(201)
  const answer = await make('county', { kind: 'merge', from: [A, B], to: B, name: '和柳村', on: ON, document })
  expect(answer.body).toMatchObject({ busyDesks: [`village-secretary@gov-${A}`] })
  expect((await it.program.directory()).live(`village-secretary@gov-${A}`)).toBe(true)
})

test('a repeated key changes the tree once', async () => {
  const county = await it.as('county')
  const body = { kind: 'rename', code: B, name: '新柳河村', on: ON, document }
  const first = await county.send('POST', '/api/v1/successions', body, { 'idempotency-key': 'k1' })
  const second = await county.send('POST', '/api/v1/successions', body, { 'idempotency-key': 'k1' })
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body).toEqual(first.body)
})

test.each<[string, Post, Record<string, unknown>, number]>([
  ['by a town', 'town', { kind: 'rename', code: B, name: '新', on: ON, document }, 404],
  ['by an administrator of accounts', 'security', { kind: 'rename', code: B, name: '新', on: ON, document }, 404],
  ['of a kind that is none', 'county', { kind: 'burn', code: B, on: ON, document }, 400],
  ['without a document', 'county', { kind: 'rename', code: B, name: '新', on: ON }, 400],
  ['on no day', 'county', { kind: 'rename', code: B, name: '新', on: '2026-13-01', document }, 400],
  ['with further fields', 'county', { kind: 'rename', code: B, name: '新', on: ON, document, force: true }, 400],
  ['in the future', 'county', { kind: 'rename', code: B, name: '新', on: '2026-03-03', document }, 409],
  ['of another county', 'county', { kind: 'rename', code: '980101', name: '新', on: ON, document }, 409],
  ['of the whole county', 'county', { kind: 'rename', code: '990101', name: '新', on: ON, document }, 409],
  ['of what is not there', 'county', { kind: 'rename', code: '990101001299', name: '新', on: ON, document }, 409],
  [
    'onto a used code',
    'county',
    { kind: 'merge', from: [A, B], to: '990101002201', name: '新', on: ON, document },
    409,
  ],
  [
    'of a town with a village',
    'county',
    { kind: 'merge', from: [A, '990101002'], to: A, name: '新', on: ON, document },
    409,
  ],
])('a change %s is refused and leaves the tree alone', async (_, post, body, status) => {
  expect((await make(post, body)).status).toBe(status)
  expect(await names(ON)).toEqual(BEFORE)
})
