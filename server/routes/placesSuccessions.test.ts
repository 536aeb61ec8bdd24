import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listDesks } from '../../store/place/directory.ts'
import type { Client } from '../../test/support/client.ts'
import { see } from '../../test/support/loop.ts'
import { deskName, makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'
import { act, lodge } from '../../test/support/requests.ts'
import type { MatterPage } from '../contract/matter.ts'
import { runDeadlines } from '../matters/lapse.ts'
import { rebuildMatters } from '../matters/rebuild.ts'

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

/** The register of positions is asked again within a second. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1100))
const secretaryOf = async (village: string) => (await it.as(village === A ? 'secretary' : 'neighbour')) as Client

describe('open work of a village that is taken in', () => {
  test('goes to the desk of the same role there: what was led, what was helped with, and where to return it', async () => {
    const secretary = await it.as('secretary')
    const town = await it.as('town')
    const led = await lodge(secretary, { region: A })
    const helped = await lodge(secretary, { region: A, body: '水渠堵了，两个村的田都进不了水。' })
    await act(secretary, helped.id, 1, 'send-to-town')
    await act(town, helped.id, 2, 'assign', { desk: deskName('office'), helpers: [deskName('secretary')] })
    const above = await lodge(secretary, { region: A, body: '村口的桥面裂了一道缝，过车危险。' })
    await act(secretary, above.id, 1, 'send-to-town')

    const answer = await make('county', { kind: 'merge', from: [A, B], to: B, name: '和柳村', on: ON, document })
    expect(answer.body).toMatchObject({ busyDesks: [`village-secretary@gov-${A}`] })
    await settle()
    // nothing is lost before the job has come: who had it still has it, and may act
    expect((await secretary.send('GET', '/api/v1/matters?view=inbox')).body).toMatchObject({ items: [{}, {}] })
    const other = await lodge(await it.as('town'), { region: B, body: '新村委会的门口没有路灯。' })
    expect(await runDeadlines(it.program)).toBe(2)
    expect(await runDeadlines(it.program)).toBe(0)

    const neighbour = await secretaryOf(B)
    const inbox = (await neighbour.send('GET', '/api/v1/matters?view=inbox')).body as MatterPage
    expect(inbox.items.map(({ id }) => id).sort()).toEqual([led.id, helped.id, other.id].sort())
    expect(inbox.items.find(({ id }) => id === helped.id)?.task).toMatchObject({ kind: 'help' })
    expect(await see(neighbour, led.id)).toMatchObject({ holder: expect.stringContaining(`gov-${B}`.slice(4)) })
    // the time that each had goes on
    const due = await it.database.system<{ matter: string; n: number }[]>`
      select matter, count(distinct due_at)::int n from matter_task where (matter = ${led.id} and kind = 'lead' or matter = ${helped.id} and kind = 'help') and desk like 'village-secretary@%'
      group by matter`
    expect(due.map(({ n }) => n)).toEqual([1, 1])
    // sent down by the town it comes to the new desk too
    await act(town, above.id, 2, 'send-down', { reason: '村里先看看' })
    expect((await see(neighbour, above.id)).tasks.find((task) => task.doneAt === null)?.desk).toBe(
      `village-secretary@gov-${B}`,
    )
    await act(neighbour, led.id, 2, 'send-to-town')
    await act(neighbour, helped.id, 4, 'assist', { report: '渠口已经清开。' })
  })

  test('ends its own desk only when nothing lies there any more', async () => {
    const secretary = await it.as('secretary')
    const held = await lodge(secretary, { region: A })
    expect(
      (await make('county', { kind: 'merge', from: [A, B], to: B, name: '和柳村', on: ON, document })).status,
    ).toBe(201)
    await settle()
    expect((await it.program.directory()).live(`village-secretary@gov-${A}`)).toBe(true)
    await runDeadlines(it.program)
    await settle()
    const directory = await it.program.directory()
    expect(directory.live(`village-secretary@gov-${A}`)).toBe(false)
    expect(directory.live(`village-secretary@gov-${B}`)).toBe(true)
    const [position] = await it.database.system`select valid_to::text from position where org = ${`gov-${A}`}`
    expect({ ...position }).toEqual({ valid_to: ON })
    expect((await (await it.as('secretary')).send('GET', `/api/v1/matters/${held.id}`)).status).toBe(404)
  })

  test('stays with whoever has it while nobody is at the new village yet, and goes over when somebody is', async () => {
    const C = '990101001204'
    const held = await lodge(await it.as('secretary'), { region: A })
    expect((await make('county', { kind: 'merge', from: [A, B], to: C, name: '新村', on: ON, document })).status).toBe(
      201,
    )
    await settle()
    expect(await runDeadlines(it.program)).toBe(0)
    expect((await it.program.directory()).live(`village-secretary@gov-${A}`)).toBe(true)
    await it.database.system`insert into organisation (code, name, hierarchy, kind, region, valid_from)
      values (${`gov-${C}`}, '新村委会', 'government', 'committee', ${C}, ${ON})`
    await it.database.system`insert into position (id, county, account, role, region, org, valid_from)
      select ${uuidv7()}, county, account, role, ${C}, ${`gov-${C}`}, ${ON} from position where org = ${`gov-${B}`}`
    await settle()
    expect(await runDeadlines(it.program)).toBe(1)
    const [task] = await it.database.system`select desk from matter_task where matter = ${held.id} and done_at is null`
    expect({ ...task }).toEqual({ desk: `village-secretary@gov-${C}` })
  })

  test('of a grid that gets another code goes along with its leader', async () => {
    const { id } = await lodge(await it.as('secretary'), {
      process: 'grid-task',
      region: `${A}00101`,
      body: '给老人讲讲医保新政策',
      data: { kind: 'publicity' },
    })
    const answer = await make('county', { kind: 'merge', from: [A, B], to: B, name: '和柳村', on: ON, document })
    expect(answer.status).toBe(201)
    await settle()
    await runDeadlines(it.program)
    const [task] = await it.database.system`select desk from matter_task where matter = ${id} and done_at is null`
    expect({ ...task }).toEqual({ desk: `grid-worker@${B}00101` })
    const found: unknown[] = []
    await rebuildMatters(it.program, { check: true, found: (one) => found.push(one), progress: () => {} })
    expect(found).toEqual([])
  })

  test('on the closed route stays with the discipline body', async () => {
    const clue = await lodge(await it.as('secretary'), { region: A, body: '村干部贪污集体资金，请查一查。' })
    const before = await it.database.system`select desk from matter_task where matter = ${clue.id} and done_at is null`
    expect(
      (await make('county', { kind: 'merge', from: [A, B], to: B, name: '和柳村', on: ON, document })).status,
    ).toBe(201)
    await settle()
    await runDeadlines(it.program)
    expect(
      await it.database.system`select desk from matter_task where matter = ${clue.id} and done_at is null`,
    ).toEqual(before)
    expect((await (await secretaryOf(B)).send('GET', `/api/v1/matters/${clue.id}`)).status).toBe(404)
  })
})

test('a past day is answered by its own tree: households, desks, requests', async () => {
  const household = uuidv7()
  await it.database.system`insert into household (county, id, region, door, head_name, persons)
    values ('990101', ${household}, ${`${A}00101`}, '1号', '王', 3)`
  const secretary = await it.as('secretary')
  const held = await lodge(secretary, { region: A })
  expect((await make('county', { kind: 'merge', from: [A, B], to: B, name: '和柳村', on: ON, document })).status).toBe(
    201,
  )
  await settle()
  await runDeadlines(it.program)
  const town = await it.as('town')
  const homes = async (query: string) =>
    (await town.send('GET', `/api/v1/households?${query}`)).body as {
      items: { id: string; region: string }[]
      total: number
    }
  expect(await homes(`region=${A}&on=2026-03-01`)).toMatchObject({
    total: 1,
    items: [{ id: household, region: `${A}00101` }],
  })
  expect(await homes(`region=${B}&on=2026-03-01`)).toMatchObject({ total: 0 })
  expect(await homes(`region=${A}`)).toMatchObject({ total: 0 })
  expect(await homes(`region=${B}`)).toMatchObject({ total: 1, items: [{ region: `${B}00101` }] })
  const desks = async (day: string) =>
    (await listDesks(it.database.app, '990101', day))
      .filter(({ role, live }) => live && role === 'village-secretary')
      .map(({ desk }) => desk)
  expect(await desks('2026-03-01')).toEqual([`village-secretary@gov-${A}`, `village-secretary@gov-${B}`])
  expect(await desks(ON)).toEqual([`village-secretary@gov-${B}`])
  // what was asked in the village that was stays there, and counts there in its month
  const row = await see(town, held.id)
  expect(row).toMatchObject({ region: { code: A, name: '和平村' } })
  const county = await it.as('county')
  const board = await county.send('GET', '/api/v1/board?region=990101001&from=2026-03&to=2026-03')
  const lines = (board.body as { byRegion: { code: string; lodged: number }[] }).byRegion
  expect(lines.find(({ code }) => code === A)).toMatchObject({ lodged: 1 })
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
