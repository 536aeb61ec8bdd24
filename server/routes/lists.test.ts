import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProgram, POSTS, type Post, type TestProgram } from '../../test/support/program.ts'
import type { ErrorBody } from '../contract/errors.ts'
import type { AdmissionBody, DiffBody, ItemPage, ListBody, ListsBody } from '../contract/list.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'

const LISTS = '/api/v1/lists'
const KEY = 'yunyan-measures'
const ONE = `${LISTS}/${KEY}`
const VILLAGE = POSTS.secretary.region
const TOWN = POSTS.town.region
const COUNTY = POSTS.county.region
const at = (item: string, region: string) => `${ONE}/items/${item}/regions/${region}`

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  await bringUpSums(its.program)
})
afterAll(() => its.drop())

const told = async <T>(post: Post, method: string, path: string, sent?: unknown) => {
  const { status, body } = await (await its.as(post)).send(method, path, sent)
  return { status, body: body as T & ErrorBody }
}
const listed = async (post: Post, query = '') => (await told<ListBody>(post, 'GET', `${ONE}${query}`)).body
const itemOf = (list: ListBody, key: string) => {
  const found = list.items.find((one) => one.key === key)
  if (!found) throw new Error(`no item ${key}`)
  return found
}
const signboard = (sign_state: string) => ({ sign: '招商服务点', sign_kind: 'sign', sign_state })

describe('lists', () => {
  it('shows what is in force, with its document, and how it stands', async () => {
    const { body } = await told<ListsBody>('county', 'GET', LISTS)
    expect(body.items.map(({ key }) => key)).toEqual([KEY, 'yunyan-village-duties', 'yunyan-township-powers'])
    expect(body.items[0]).toMatchObject({
      version: { version: '2026', count: 12, here: 12, fictional: true },
      counts: { items: 12, mine: 10 },
    })
    const village = (await told<ListsBody>('secretary', 'GET', LISTS)).body
    expect(village.items.map(({ counts }) => counts.items)).toEqual([4, 14, 0])
  })

  it('a version is chosen by its day or by name; what there is none of is absent', async () => {
    expect((await listed('county', '?version=2025')).items).toHaveLength(8)
    expect((await told('county', 'GET', `${ONE}?version=1999`)).status).toBe(404)
    expect((await told('county', 'GET', `${LISTS}/none`)).status).toBe(404)
    expect((await told('county', 'GET', `${ONE}/items/none`)).status).toBe(404)
    expect((await told('town', 'GET', `${ONE}?region=${POSTS.otherTown.region}`)).status).toBe(404)
  })

  it('one’s own items come first, and can be had alone', async () => {
    const mine = await listed('town', '?mine=true')
    expect(mine.items.length).toBeGreaterThan(5)
    expect(mine.items.every((item) => item.mine)).toBe(true)
    expect((await listed('town', '?state=late')).items).toEqual([])
    const grouped = await listed('county', `?group=${encodeURIComponent('减负')}`)
    expect(grouped.items.map(({ number }) => number)).toEqual([9, 10])
  })
})

describe('an item that a number proves', () => {
  it('follows the records, and nobody reports it', async () => {
    const clerk = await its.as('town')
    const sent = { region: VILLAGE, cells: signboard('to-clear') }
    const kept = await clerk.send('POST', '/api/v1/ledgers/signboards/records', sent)
    expect(kept.status).toBe(201)
    await followSums(its.program)
    const open = itemOf(await listed('county'), 'signs')
    expect(open).toMatchObject({ state: 'open', proofs: [{ value: 1, met: false, atMost: 0 }] })
    const { id } = kept.body as { id: string }
    const cleared = { version: 1, reason: '已清理', cells: { sign_state: 'cleared' } }
    expect((await clerk.send('PUT', `/api/v1/ledgers/signboards/records/${id}`, cleared)).status).toBe(200)
    await followSums(its.program)
    expect(itemOf(await listed('county'), 'signs').state).toBe('met')
    expect(itemOf(await listed('town'), 'signs').state).toBe('met')
    const report = await told('town', 'POST', `${at('signs', TOWN)}/report`, { note: '都清理了' })
    expect([report.status, report.body.code]).toEqual([409, 'number-proves'])
  })

  it('a power says how many matters came by it, in each region by itself, and is never late', async () => {
    const lodged = await told<{ id: string }>('secretary', 'POST', '/api/v1/matters', {
      ...{ process: 'resident-requests', region: VILLAGE, subject: '路灯不亮', body: '村口的路灯坏了一个星期。' },
    })
    expect(lodged.status).toBe(201)
    const item = async (post: Post) => {
      const { body } = await told<ListBody>(post, 'GET', `${LISTS}/yunyan-township-powers`)
      return body.items[0]
    }
    const proofs = (value: number) => [{ kind: 'process', key: 'resident-requests', value, met: null }]
    expect(await item('town')).toMatchObject({ state: 'standing', due: null, proofs: proofs(1) })
    expect(await item('otherTown')).toMatchObject({ state: 'standing', proofs: proofs(0) })
  })

  it('counts records of the period that runs, in each region by itself', async () => {
    const held = { held_on: '2026-02-10', gathering_kind: 'courtyard-talk', topic: '修渠', attended: 20 }
    const clerk = await its.as('secretary')
    const sent = { region: VILLAGE, cells: held }
    expect((await clerk.send('POST', '/api/v1/ledgers/gatherings/records', sent)).status).toBe(201)
    const item = (post: Post) => listed(post).then((list) => itemOf(list, 'gatherings'))
    expect(await item('secretary')).toMatchObject({ state: 'met', proofs: [{ kind: 'ledger', value: 1, met: true }] })
    expect(await item('neighbour')).toMatchObject({ state: 'soon', proofs: [{ value: 0, met: false }] })
    const page = (await told<ItemPage>('county', 'GET', `${ONE}/items/gatherings`)).body
    expect(page.below.items.map(({ name, state }) => [name, state])).toEqual([
      ['云雁镇', 'soon'],
      ['芦溪镇', 'soon'],
    ])
    // a bound is asked of each village: a town has met it when all of its villages have
    expect(await item('town')).toMatchObject({ state: 'soon', proofs: [{ value: 1, each: 5, met: false }] })
    const second = { region: POSTS.neighbour.region, cells: held }
    const other = await its.as('neighbour')
    expect((await other.send('POST', '/api/v1/ledgers/gatherings/records', second)).status).toBe(201)
    expect(await item('town')).toMatchObject({ state: 'met', proofs: [{ value: 2, met: true }] })
    expect(await item('county')).toMatchObject({ state: 'soon', proofs: [{ value: 2, met: false }] })
  })
})

describe('an item without a number', () => {
  const ITEM = 'open-day'
  const said = { note: '3月1日在村部办过，来了六十人', evidence: '云雁办〔2026〕1号' }
  it('is reported by its lead, sent back or confirmed by the level above, and by nobody else', async () => {
    const neighbour = await told('neighbour', 'POST', `${at(ITEM, VILLAGE)}/report`, said)
    expect(neighbour.status).toBe(404)
    const above = await told('town', 'POST', `${at(ITEM, VILLAGE)}/report`, said)
    expect([above.status, above.body.code]).toEqual([409, 'not-the-lead'])
    const first = await told<ItemPage>('secretary', 'POST', `${at(ITEM, VILLAGE)}/report`, said)
    expect(first.body.item).toMatchObject({ state: 'reported', report: { ...said, by: 'secretary某' }, may: [] })
    expect((await told('secretary', 'POST', `${at(ITEM, VILLAGE)}/report`, said)).body.code).toBe('reported-already')
    expect((await told('secretary', 'POST', `${at(ITEM, VILLAGE)}/decision`, { confirm: true })).body.code).toBe(
      'nothing-to-decide',
    )
    const bare = await told('town', 'POST', `${at(ITEM, VILLAGE)}/decision`, { confirm: false })
    expect([bare.status, bare.body.problems[0]?.path]).toEqual([400, 'reason'])
    const back = await told<ItemPage>('town', 'POST', `${at(ITEM, VILLAGE)}/decision`, {
      confirm: false,
      reason: '写上人数',
    })
    expect(back.body.item).toMatchObject({ state: 'open', report: { state: 'returned', decision: '写上人数' } })
    await told('secretary', 'POST', `${at(ITEM, VILLAGE)}/report`, said)
    const done = await told<ItemPage>('town', 'POST', `${at(ITEM, VILLAGE)}/decision`, { confirm: true })
    expect(done.body.item.state).toBe('met')
    expect(done.body.history.map(({ state }) => state)).toEqual(['confirmed', 'returned'])
    expect(itemOf(await listed('county'), ITEM)).toMatchObject({
      own: false,
      state: 'open',
      below: { level: 4, of: 2 },
    })
  })

  it('that comes back every month is due anew in the next one', async () => {
    const key = 'one-month-one-study'
    expect((await told('county', 'POST', `${at(key, COUNTY)}/report`, { note: '三月已研判' })).status).toBe(200)
    const alone = await told('county', 'POST', `${at(key, COUNTY)}/decision`, { confirm: true })
    expect(alone.body.code).toBe('nothing-to-decide')
    const other = await told<ItemPage>('supervisor', 'POST', `${at(key, COUNTY)}/decision`, { confirm: true })
    expect(other.body.item).toMatchObject({ state: 'met', report: { period: '2026-03' } })
    const before = its.clock.now
    its.clock.now = new Date('2026-04-02T02:00:00Z')
    expect(itemOf(await listed('supervisor'), key)).toMatchObject({ state: 'soon', report: null, due: '2026-04-30' })
    its.clock.now = before
  })
})

describe('who leads', () => {
  it('a department is named by the county, sees its own first, and reports', async () => {
    const key = 'talks'
    const path = `${at(key, COUNTY)}/assignment`
    const desk = `department-handler@${POSTS.water.org}`
    const to = { version: 0, desk, due: '2026-05-31', task: '' }
    expect((await told('water', 'PUT', path, to)).body.code).toBe('not-a-list-keeper')
    expect(
      (await told('county', 'PUT', path, { ...to, desk: 'grid-worker@990101001201001' })).body.problems[0]?.code,
    ).toBe('unknown-lead')
    const named = await told<ItemPage>('county', 'PUT', path, to)
    expect(named.body.item).toMatchObject({ due: '2026-05-31', lead: { desk, named: true, people: ['water某'] } })
    const stale = await told('county', 'PUT', path, to)
    expect([stale.status, stale.body.code, stale.body.may]).toEqual([409, 'stale-version', ['1']])
    const own = await listed('water')
    expect([own.items[0]?.key, own.items[0]?.mine, own.counts.mine]).toEqual([key, true, 1])
    expect(
      (await told<ItemPage>('water', 'POST', `${at(key, COUNTY)}/report`, { note: '谈过了' })).body.item.state,
    ).toBe('reported')
    const trail = await its.database.system<
      { action: string }[]
    >`select action from audit where object_id = ${`${KEY}/${key}`} order by id`
    expect(trail.map(({ action }) => action)).toEqual(['list.assign', 'list.report'])
  })

  it('a part of an item goes down to a region, which acknowledges it, anew after each change', async () => {
    const key = 'contracts'
    const to = { version: 0, desk: null, due: '2026-06-30', task: '先把三年以上的合同理清' }
    const up = await told('town', 'PUT', `${at('supervision', COUNTY)}/assignment`, to)
    expect(up.status).toBe(404)
    await told('county', 'PUT', `${at(key, VILLAGE)}/assignment`, to)
    const item = itemOf(await listed('secretary'), key)
    expect(item).toMatchObject({ own: true, task: to.task, due: '2026-06-30', may: ['receive'] })
    const received = await told<ItemPage>('secretary', 'POST', `${at(key, VILLAGE)}/receipt`)
    expect(received.body.item.received?.by).toBe('secretary某')
    expect((await told('secretary', 'POST', `${at(key, VILLAGE)}/receipt`)).body.code).toBe('nothing-to-receive')
    await told('town', 'PUT', `${at(key, VILLAGE)}/assignment`, { ...to, version: 1, task: '再加一项' })
    expect(itemOf(await listed('secretary'), key).received).toBeNull()
    expect((await listed('neighbour')).items.some((one) => one.key === key)).toBe(false)
  })
})

describe('publishing', () => {
  it('asks each region below to acknowledge, once, and names who has not', async () => {
    const sent = { edition: '2026', levels: [4, 5] }
    expect((await told('secretary', 'POST', `${ONE}/publication`, sent)).body.code).toBe('not-a-list-keeper')
    expect((await told('county', 'POST', `${ONE}/publication`, sent)).body).toEqual({ asked: 5 })
    expect((await told('county', 'POST', `${ONE}/publication`, sent)).body.code).toBe('nobody-to-ask')
    expect((await listed('secretary')).may).toEqual(['acknowledge'])
    expect((await told('secretary', 'POST', `${ONE}/receipt`, { edition: '2026' })).status).toBe(200)
    expect((await told('secretary', 'POST', `${ONE}/receipt`, { edition: '2026' })).body.code).toBe(
      'nothing-to-receive',
    )
    const { receipts } = await listed('county')
    expect([receipts.asked, receipts.received, receipts.lacking.map(({ name }) => name)]).toEqual([
      5,
      1,
      ['云雁镇', '柳河村', '芦溪镇', '石桥村'],
    ])
    expect((await listed('otherTown')).receipts).toMatchObject({ asked: 2, received: 0, due: true })
  })
})

describe('one version against another', () => {
  it('says what was added, removed, renumbered, reworded, and given another date or lead', async () => {
    const { body } = await told<DiffBody>('town', 'GET', `${ONE}/diff`)
    expect([body.from.version, body.to.version]).toEqual(['2025', '2026'])
    expect(body.counts).toEqual({ added: 6, removed: 2, changed: 6, same: 0 })
    const line = (title: string) => body.items.find(({ before, after }) => (after ?? before)?.title.includes(title))
    expect(line('牌子')?.changes).toEqual(['renumbered', 'date'])
    expect(line('财务抽查')).toMatchObject({ after: null, changes: [] })
    expect(line('合同')).toMatchObject({ before: null })
    expect((await told('town', 'GET', `${ONE}/diff?from=1999`)).status).toBe(404)
  })
})

describe('files', () => {
  it('hold the items under the same filters, with where the list is from', async () => {
    const csv = await told<string>('county', 'GET', `${ONE}/items.csv?group=${encodeURIComponent('减负')}`)
    expect(String(csv.body)).toContain('清理不该挂的牌子')
    expect(String(csv.body)).toContain('云雁县（虚构）抓党建促乡村振兴若干措施（2026年）')
    expect(String(csv.body)).not.toContain('合同')
    expect((await told('county', 'GET', `${ONE}/items.xlsx`)).status).toBe(200)
  })
})

describe('what is not on the list of villages', () => {
  const FORMS = '/api/v1/form-requests'
  const draft = {
    ...{
      title: '村情摸底',
      basis: '云雁农〔2026〕1号',
      asker: '县农业农村局',
      level: 5,
      every: 'once',
      last: '2026-06-30',
    },
    columns: [{ title: '水塔座数', pick: 'none' }],
  }
  interface Form {
    readonly id: string
    readonly version: number
    readonly state: string
  }
  it('is refused with the list’s clause; an item of it, or an exception of the county, opens the way', async () => {
    const answered = async (): Promise<Form> => {
      const made = (await told<Form>('town', 'POST', FORMS, draft)).body
      return (await told<Form>('town', 'POST', `${FORMS}/${made.id}/acts`, { version: made.version, act: 'answer' }))
        .body
    }
    const ask = ({ id, version }: Form) =>
      told<Form>('town', 'POST', `${FORMS}/${id}/acts`, {
        version,
        act: 'ask',
        asks: [{ column: 'c1', reason: '没有台账' }],
      })
    const form = await answered()
    const refused = await ask(form)
    expect([refused.status, refused.body.code, refused.body.may]).toEqual([409, 'not-on-list', ['item', 'exception']])
    expect(refused.body.message).toContain('村级事项清单 第三条')
    const path = `${FORMS}/${form.id}/admission`
    const open = (await told<AdmissionBody>('town', 'GET', path)).body
    expect([open.permits[0]?.items.length, open.admitted, open.may]).toEqual([14, null, ['item']])
    const list = 'yunyan-village-duties'
    expect((await told('town', 'PUT', path, { list, item: 'none' })).body.problems[0]?.code).toBe('unknown-item')
    expect((await told('town', 'PUT', path, {})).status).toBe(400)
    expect((await told('town', 'PUT', path, { exception: '急着要' })).status).toBe(400)
    expect((await told('town', 'PUT', path, { exception: '上级急着要这个数' })).body.code).toBe('exception-is-countys')
    expect((await told('otherTown', 'GET', path)).status).toBe(404)
    expect((await told('town', 'PUT', path, { list, item: 'statistics' })).status).toBe(200)
    expect((await ask(form)).body.state).toBe('asking')
    expect((await told('town', 'PUT', path, { list, item: 'fire' })).body.code).toBe('no-such-act')
    const second = await answered()
    const admitted = { exception: '抗旱急需，用后即止' }
    const by = (await told<AdmissionBody>('county', 'PUT', `${FORMS}/${second.id}/admission`, admitted)).body
    expect(by.admitted).toMatchObject({ ...admitted, item: null, by: 'county某' })
    expect((await ask(second)).body.state).toBe('asking')
  })
})
