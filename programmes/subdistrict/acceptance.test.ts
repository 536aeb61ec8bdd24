import { afterAll, beforeAll, expect, it } from 'vitest'
import { actOnPage, lodgeFor, packsWith, pageOf, refusedLodging, see, take } from '../../test/support/loop.ts'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('subdistrict'))
})
afterAll(() => its.drop())

const layers = async (codes: readonly (readonly [string, string])[]): Promise<void> => {
  const { system } = its.database
  await system`delete from position where role in ('grid-worker', 'grid-leader')`
  await system`delete from region where level > 5`
  await system`insert into region ${system(
    codes.map(([code, kind], n) => ({ code, name: `第${n + 1}层`, level: n + 6, kind, valid_from: '2000-01-01' })),
  )}`
}

it('002-JD-54 a dispute is found, reported, solved and looked after', async () => {
  const leader = await its.as('leader')
  const dispute = {
    process: 'dispute-mediation',
    region: '990101001201001',
    subject: '地界',
    body: '两家为承包地边界争吵',
  }
  expect(await refusedLodging(leader, { ...dispute, data: { kind: 'crime', risk: 'acute' } })).toBe('call-the-police')
  const { id } = await lodgeFor(leader, { ...dispute, data: { kind: 'land', risk: 'watch' } })
  const secretary = await its.as('secretary')
  const town = await its.as('town')
  const stages = [(await see(leader, id)).stage]
  stages.push((await take(leader, id, 'to-village', { reason: '两次没有劝住' })).stage)
  stages.push((await take(secretary, id, 'to-town', { reason: '要看老地图' })).stage)
  await take(town, id, 'invite', { desks: [deskName('office')], reason: '带图到场' })
  await take(await its.as('office'), id, 'assist', { report: '界在老田埂' })
  const terms = { form: 'written', agreement: '以老田埂为界', agreed: true }
  stages.push((await take(town, id, 'settle', terms)).stage)
  expect(stages).toEqual(['dispute-discover', 'dispute-report', 'dispute-solve', 'dispute-prevent'])
  expect(await take(leader, id, 'kept', { visit: '都守约' })).toMatchObject({ step: 'settled' })
})

it('002-JD-22 four nets become one, and a demand a project', async () => {
  const county = await its.as('county')
  const grid = { region: '990101001201001', name: '和平一号格', validFrom: '2026-01-01' }
  for (const net of ['党建', '综治', '应急', '服务'])
    expect(await county.send('PUT', '/api/v1/grids/aliases', { ...grid, net, foreignCode: `${net}-01` })).toMatchObject(
      {
        status: 200,
      },
    )
  const secretary = await its.as('secretary')
  const nets = await secretary.send('GET', '/api/v1/grids/aliases')
  expect((nets.body as { items: { region: string }[] }).items.map(({ region }) => region)).toEqual(
    Array.from({ length: 4 }, () => grid.region),
  )
  const { id } = await lodgeFor(secretary, {
    process: 'demand-project',
    subject: '晒场',
    body: '三组想修一个晒场，大家一起用',
    data: { net: 'service' },
  })
  await take(secretary, id, 'raise', { proposal: '村里出工' })
  const force = { desk: deskName('office'), helpers: [deskName('secretary')], force: 'volunteers', until: '2026-06-30' }
  await take(await its.as('town'), id, 'adopt', force)
  await take(secretary, id, 'assist', { report: '出工四十人' })
  await take(await its.as('office'), id, 'finish', { result: '修好了' })
  expect(await take(secretary, id, 'accept')).toMatchObject({ step: 'ended' })
})

it('002-JD-60 one door for the services of village and town', async () => {
  const page = await pageOf(its, '/v/990101001201')
  for (const service of ['最低生活保障申请', '村级证明开具', '社会保障卡申领']) expect(page).toContain(service)
  const secretary = await its.as('secretary')
  const { id, trackingCode } = await lodgeFor(secretary, {
    process: 'proxy-services',
    subject: '社保卡',
    body: '请代办社会保障卡',
    contactPhone: '12900001111',
    data: { service: 'social-05', delivery: 'point' },
  })
  await take(secretary, id, 'ask', { missing: '一寸照片' })
  await actOnPage(its, trackingCode, 'supply', { note: '交给村里了' })
  await take(secretary, id, 'accept', { desk: deskName('town'), complete: true })
  expect(await see(secretary, id)).toMatchObject({ step: 'handle', timeLeft: { unit: 'working-days', amount: 15 } })
})

it('002-JD-20 village, group or co-operative, party member’s households, each with leaders by rule', async () => {
  await layers([
    ['990101001201001', 'group'],
    ['99010100120100101', 'member'],
  ])
  const secretary = await its.as('secretary')
  const title = async (code: string): Promise<unknown> =>
    ((await secretary.send('GET', `/api/v1/regions/${code}`)).body as { kindTitle: string }).kindTitle
  expect(await title('990101001201001')).toBe('村民小组（经济合作社）')
  expect(await title('99010100120100101')).toBe('党员联系户')
  const security = await its.as('security')
  const made = await security.send('POST', '/api/v1/people', { login: 'dangyuan', name: '陈某', positions: [] })
  const { id } = (made.body as { person: { id: string } }).person
  const give = async (role: string, region: string): Promise<number> =>
    (await security.send('POST', `/api/v1/people/${id}/positions`, { role, region })).status
  expect(await give('grid-worker', '99010100120100101')).toBe(409)
  expect(await give('party-member', '990101001201')).toBe(201)
  expect(await give('grid-worker', '99010100120100101')).toBe(201)
  expect(await give('grid-leader', '990101001201001')).toBe(409)
  expect(await give('co-operative-head', '990101001201001')).toBe(201)
  expect(await give('grid-leader', '990101001201001')).toBe(201)
})
