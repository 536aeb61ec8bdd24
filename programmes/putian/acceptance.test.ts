import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDeadlines } from '../../server/matters/lapse.ts'
import {
  actOnPage,
  lodgeFor,
  packsWith,
  pageOf,
  refusedAct,
  refusedLodging,
  see,
  take,
} from '../../test/support/loop.ts'
import { deskName, makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('putian'))
})
afterAll(() => its.drop())

const VILLAGE = '990101001201'
const GROUP = '99010100120100101'
const verdict = { contacted: 'yes', resolved: 'yes', satisfaction: '3' }

const addHouseholds = async (count: number, worker: string | null): Promise<void> => {
  const rows = Array.from({ length: count }, (_, n) => ({
    county: '990101',
    id: crypto.randomUUID(),
    region: GROUP,
    door: `${worker === null ? '东' : '西'}${n + 1}号`,
    persons: 3,
    worker,
    head_name: '王某',
  }))
  await its.database.system`insert into household ${its.database.system(rows)}`
}
const workerPosition = async (): Promise<string> => {
  const rows = await its.database.system`select id from position where role = 'grid-worker'`
  return String(rows[0]?.id)
}

describe('the net', () => {
  it('000-PT-02 one net below the village: each household lies in exactly one group of the lowest layer', async () => {
    const town = await its.as('town')
    const grids = await town.send('GET', `/api/v1/regions?parent=${VILLAGE}`)
    expect(grids.body).toMatchObject({ items: [{ code: `${VILLAGE}001`, kindTitle: '网格', level: 6 }] })
    await addHouseholds(3, null)
    const secretary = await its.as('secretary')
    const found = await secretary.send('GET', `/api/v1/households?region=${VILLAGE}`)
    const { items } = found.body as { items: { id: string; region: string; version: number }[] }
    expect(items.map((item) => item.region)).toEqual([GROUP, GROUP, GROUP])
    const move = (region: string) =>
      secretary.send('PATCH', `/api/v1/households/${items[0]?.id}`, { version: items[0]?.version, region })
    expect((await move(`${VILLAGE}001`)).status).toBe(400)
    expect((await move('99010100120100199')).status).toBe(400)

    // by villager group in the fields, by building where people live close: each says what it covers, none twice
    const county = await its.as('county')
    const grid = { parent: VILLAGE, name: '安居楼栋网格', form: 'building', area: '安居小区1至4栋' }
    expect(await county.send('POST', '/api/v1/grids', grid)).toMatchObject({
      status: 201,
      body: { formTitle: '楼栋网格' },
    })
    expect((await county.send('POST', '/api/v1/grids', grid)).status).toBe(400)
    const described = { form: 'rural', area: '东塘组、西塘组' }
    expect((await county.send('PATCH', `/api/v1/grids/${VILLAGE}001`, described)).status).toBe(200)
    const page = await pageOf(its, `/v/${VILLAGE}`)
    for (const words of ['楼栋网格', '安居小区1至4栋', '村组网格', '东塘组、西塘组']) expect(page).toContain(words)
    const balance = await town.send('GET', `/api/v1/grids/balance?region=${VILLAGE}`)
    expect(balance.body).toMatchObject({
      items: [
        { region: `${VILLAGE}001`, households: 3, unassigned: 3 },
        { region: `${VILLAGE}002`, households: 0, unassigned: 0 },
      ],
    })
  })

  it('000-PT-03 a party group on each grid, beside its households and its co-op', async () => {
    const county = await its.as('county')
    const keep = (code: string, more: Record<string, unknown>) =>
      county.send('POST', '/api/v1/organisations', { code, hierarchy: 'party', validFrom: '2026-01-01', ...more })
    const branch = { name: '和平村党支部', kind: 'party-branch', region: VILLAGE }
    const group = { name: '第一网格党小组', kind: 'party-group', region: `${VILLAGE}001`, parent: `party-${VILLAGE}` }
    const coop = { name: '塘边合作社', hierarchy: 'co-op', kind: 'co-op', region: `${VILLAGE}001` }
    expect((await keep(`party-${VILLAGE}`, branch)).status).toBe(201)
    expect((await keep(`party-${VILLAGE}001`, group)).status).toBe(201)
    expect((await keep(`co-op-${VILLAGE}001`, coop)).status).toBe(201)
    const secretary = await its.as('secretary')
    const there = await secretary.send('GET', `/api/v1/organisations?region=${VILLAGE}001`)
    expect(there.body).toMatchObject({ items: [{ name: '塘边合作社' }, { name: '第一网格党小组', children: 0 }] })
    const households = await secretary.send('GET', `/api/v1/households?region=${VILLAGE}001`)
    expect(households.body).toMatchObject({ total: 3 })
    expect(await pageOf(its, `/v/${VILLAGE}`)).toContain('第一网格党小组')
  })

  it('000-PT-05 about ten households for each worker, nobody forgotten', async () => {
    const worker = await workerPosition()
    await addHouseholds(10, worker)
    const town = await its.as('town')
    const balance = async () => {
      const answer = await town.send('GET', '/api/v1/grids/balance')
      const { items } = answer.body as { items: { region: string; unassigned: number }[] }
      expect(answer.body).toMatchObject({ target: 10, low: 7, high: 15 })
      return items.find((item) => item.region === VILLAGE)
    }
    expect(await balance()).toMatchObject({ households: 13, unassigned: 3, perWorker: 10, outside: 0 })
    const secretary = await its.as('secretary')
    const rest = await secretary.send('GET', `/api/v1/households?region=${VILLAGE}&unassigned=true`)
    for (const { id, version } of (rest.body as { items: { id: string; version: number }[] }).items)
      expect((await secretary.send('PATCH', `/api/v1/households/${id}`, { version, worker })).status).toBe(200)
    expect(await balance()).toMatchObject({ unassigned: 0, perWorker: 13, outside: 0 })
  })

  it('000-PT-04 a grid is led by a village cadre or the leader of a villager group', async () => {
    const security = await its.as('security')
    const made = await security.send('POST', '/api/v1/people', {
      login: 'zuzhang',
      name: '李组长',
      phone: null,
      positions: [{ role: 'party-member', region: `${VILLAGE}001` }],
    })
    expect(made).toMatchObject({ status: 201 })
    const { id } = (made.body as { person: { id: string } }).person
    const give = (role: string) =>
      security.send('POST', `/api/v1/people/${id}/positions`, { role, region: `${VILLAGE}001` })
    const refused = await give('grid-leader')
    expect(refused).toMatchObject({ status: 409, body: { code: 'leader-needs-post' } })
    expect((refused.body as { may: string[] }).may).toContain('villager-group-leader')
    expect((await give('villager-group-leader')).status).toBe(201)
    expect((await give('grid-leader')).status).toBe(201)
  })
})

describe('requests', () => {
  it('000-PT-06 each level acts at its own step and nobody at another’s', async () => {
    const lines: readonly (readonly [Post, string, Record<string, unknown>, string])[] = [
      ['secretary', 'send-to-town', {}, 'dispatch'],
      ['town', 'send-to-county', { reason: '水渠归县里管' }, 'coordinate'],
      ['county', 'assign-department', { desk: deskName('water') }, 'handle'],
    ]
    const worker = await its.as('worker')
    const { id } = await lodgeFor(worker, { region: GROUP, subject: '水渠', body: '水渠多年没有清淤，田里进不了水' })
    for (const [post, action, data, step] of lines) {
      for (const other of Object.keys(POSTS) as Post[]) {
        if (other === post || !['secretary', 'town', 'county', 'supervisor', 'worker'].includes(other)) continue
        const browser = await its.as(other)
        const seen = await browser.send('GET', `/api/v1/matters/${id}`)
        if (seen.status === 404) continue
        expect(Object.keys((seen.body as { offers: object }).offers)).not.toContain(action)
        expect(await refusedAct(browser, id, action, data)).toMatch(/not-yours|unknown-action/)
      }
      expect(await take(await its.as(post), id, action, data)).toMatchObject({ step })
    }
    expect(await see(await its.as('supervisor'), id)).toMatchObject({ offers: { order: {}, remind: {} } })
  })

  it('000-PT-07 seven steps with limits, and the resident has the last word', async () => {
    const secretary = await its.as('secretary')
    const { id, trackingCode } = await lodgeFor(secretary, {
      subject: '垃圾没人清',
      body: '村口的垃圾堆了一个星期没有人清',
      category: '010214',
      contactPhone: '12900001111',
    })
    let town = await its.as('town')
    let office = await its.as('office')
    await take(secretary, id, 'send-to-town', { nature: 'complaint' })
    await take(town, id, 'assign', { desk: deskName('office') })
    expect(await refusedAct(office, id, 'reply', { reply: '等等', solved: false })).toBe('say-by-when')
    await take(office, id, 'extend', { delay: '清运车在修' })
    expect(await refusedAct(office, id, 'extend', { delay: '还在修' })).toBe('already-extended')
    its.clock.pass(40 * 86_400_000)
    await runDeadlines(its.program)
    town = await its.as('town')
    office = await its.as('office')
    expect((await see(town, id)).tasks.filter(({ kind }) => kind === 'supervise')).not.toEqual([])
    await take(await its.as('supervisor'), id, 'order', { ground: 'late', note: '今天清掉' })
    await take(office, id, 'reply', { reply: '已清', solved: true })
    await take(town, id, 'back', { reason: '请写清以后怎么管' })
    await take(office, id, 'reply', { reply: '已清，以后两天一清', solved: true })
    await take(town, id, 'release')
    await actOnPage(its, trackingCode, 'judge', { ...verdict, resolved: 'no', satisfaction: '1' })
    expect(await see(office, id)).toMatchObject({ step: 'redo', stage: 'track' })
    await take(office, id, 'reply', { reply: '又清了一遍', solved: true })
    await take(town, id, 'release')
    await actOnPage(its, trackingCode, 'judge', verdict)
    expect(await see(town, id)).toMatchObject({
      step: 'closed',
      verdict: { contacted: true, resolved: true, satisfaction: 3, source: 'resident' },
    })
    await actOnPage(its, trackingCode, 'reopen', { news: '又堆起来了' })
    expect(await see(office, id)).toMatchObject({ step: 'redo', closedAt: null })
  })

  it('000-PT-08 four kinds of work of a grid worker, from the phone', async () => {
    const worker = await its.as('worker')
    for (const kind of ['publicity', 'sentiment', 'reporting', 'service']) {
      const { id } = await lodgeFor(worker, {
        process: 'grid-task',
        region: GROUP,
        subject: kind,
        body: '到户走一走，看看有什么事',
        data: { kind },
      })
      expect(await take(worker, id, 'done', { result: '都看过了', households: 2 })).toMatchObject({ step: 'finished' })
    }
    const task = { process: 'grid-task', region: GROUP, subject: '检查', data: { kind: 'reporting' } }
    expect(await refusedLodging(worker, { ...task, body: '对沿街商户做执法检查' })).toBe('not-grid-work')
  })

  it('000-PT-20 urgent and hard problems are taken together and closed one by one', async () => {
    const secretary = await its.as('secretary')
    const town = await its.as('town')
    const office = await its.as('office')
    const problems = ['修通田路', '装路灯', '清淤塘']
    const ids: string[] = []
    for (const subject of problems) {
      const data = { net: 'service', households: 30, campaign: '急难愁盼集中解决' }
      const { id } = await lodgeFor(secretary, {
        process: 'demand-project',
        subject,
        body: `${subject}，大家盼了多年`,
        data,
      })
      await take(secretary, id, 'raise', { proposal: '村里出工，镇里出料' })
      await take(town, id, 'adopt', { desk: deskName('office'), force: 'villagers', until: '2026-06-30' })
      ids.push(id)
    }
    const [first = ''] = ids
    await take(office, first, 'finish', { result: '修好了' })
    await take(secretary, first, 'accept')
    const count = async (state: string): Promise<number> => {
      const list = await town.send('GET', `/api/v1/matters?view=scope&process=demand-project&state=${state}`)
      return (list.body as { items: unknown[] }).items.length
    }
    expect([await count('all'), await count('closed'), await count('open')]).toEqual([3, 1, 2])
  })

  it('000-PT-21 the year’s requests are counted where they were lodged', async () => {
    const before = await volume()
    const secretary = await its.as('secretary')
    for (let n = 0; n < 12; n += 1) await lodgeFor(secretary, { subject: `路灯${n}`, body: '路灯坏了，请派人来修一修' })
    expect(await volume()).toEqual({ total: before.total + 12, village: before.village + 12 })
  })
})

const volume = async (): Promise<{ total: number; village: number }> => {
  const county = await its.as('supervisor')
  const answer = await county.send(
    'GET',
    '/api/v1/board?process=resident-requests&region=990101001&from=2026-01&to=2026-12',
  )
  expect(answer.status).toBe(200)
  const body = answer.body as { total: { lodged: number }; byRegion: { code: string; lodged: number }[] }
  return { total: body.total.lodged, village: body.byRegion.find((line) => line.code === VILLAGE)?.lodged ?? 0 }
}

describe('grid tasks and services', () => {
  it('000-PT-16 banned classes are refused, the rest is heard and decided, and the list is public', async () => {
    const item = {
      process: 'grid-admission',
      region: '990101',
      subject: '看望老人',
      body: '请网格员每月看望独居老人',
      data: {
        proposer: '民政局',
        item: '看望独居老人',
        kind: 'care',
        law: '老年人权益保障法',
        minutes: 60,
        held: false,
      },
    }
    let county = await its.as('county')
    for (const kind of ['administrative', 'enforcement', 'professional'])
      expect(await refusedLodging(county, { ...item, data: { ...item.data, kind } })).toBe('banned-grid-class')
    const { id } = await lodgeFor(county, item)
    await take(county, id, 'hear')
    await take(county, id, 'ask', { desks: [deskName('leader')], reason: '看看忙不忙得过来' })
    await take(await its.as('leader'), id, 'opinion', { view: 'yes' })
    await take(county, id, 'propose', { summary: '同意' })
    await take(await its.as('chief'), id, 'admit')
    expect(await pageOf(its, `/v/${VILLAGE}`)).not.toContain('看望独居老人')
    its.clock.pass(10 * 86_400_000)
    await runDeadlines(its.program)
    county = await its.as('county')
    expect(await see(county, id)).toMatchObject({ step: 'settled' })
    its.clock.pass(3_600_000)
    expect(await pageOf(its, `/v/${VILLAGE}`)).toContain('看望独居老人')
  })

  it('000-PT-19 what is done for residents by proxy is kept and counted', async () => {
    const secretary = await its.as('secretary')
    const { id, trackingCode } = await lodgeFor(secretary, {
      process: 'proxy-services',
      subject: '高龄津贴',
      body: '老人腿脚不便，请代办高龄津贴',
      contactPhone: '12900001111',
      data: { service: 'ageing-01', delivery: 'home' },
    })
    await take(secretary, id, 'accept', { desk: deskName('office'), complete: true })
    await take(await its.as('office'), id, 'result', { result: '下月起发' })
    await take(secretary, id, 'delivered', { receipt: '本人' })
    await actOnPage(its, trackingCode, 'judge', verdict)
    const list = await secretary.send('GET', '/api/v1/matters?view=scope&process=proxy-services&state=closed')
    expect(list.body).toMatchObject({ items: [{ id, step: 'ended' }] })
  })
})
