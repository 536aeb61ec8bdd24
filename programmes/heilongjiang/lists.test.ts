import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'
import { times } from '../../test/support/numbers.ts'
import { POSTS } from '../../test/support/program.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('heilongjiang')
})
afterAll(() => its.drop())

it('000-HLJ-01 thirty measures with leads and dates, handed down level by level, and acknowledged below', async () => {
  expect((await its.list('county', 'measures-30')).version).toMatchObject({ count: 30, here: 0 })
  const lead = (n: number) => (n === 0 ? POSTS.water.org : POSTS.county.org)
  await its.keep(
    'measures-30',
    2026,
    times(30, (n) => ({ lead: lead(n), ...(n === 1 && { proved_by: 'operating-income-from-20' }) })),
  )
  const list = await its.list('county', 'measures-30')
  expect([list.version.count, list.version.here, list.counts.items]).toEqual([30, 30, 30])
  expect(await its.item('county', 'measures-30', 'n1')).toMatchObject({
    due: '2026-12-31',
    lead: { desk: `department-handler@${POSTS.water.org}`, people: ['water某'] },
  })
  expect((await its.list('water', 'measures-30')).items[0]).toMatchObject({ key: 'n1', mine: true })
  expect((await its.item('county', 'measures-30', 'n2')).proofs).toMatchObject([{ key: 'operating-income-from-20' }])
  const part = { version: 0, desk: null, due: '2026-06-30', task: '每村先定一个项目' }
  const at = (region: string) => `lists/measures-30/items/n3/regions/${region}`
  for (const region of [POSTS.town.region, POSTS.secretary.region])
    expect((await its.told('county', 'PUT', `${at(region)}/assignment`, part)).status).toBe(200)
  expect(await its.item('town', 'measures-30', 'n3')).toMatchObject({ own: true, task: part.task, due: '2026-06-30' })
  for (const [post, region] of [
    ['town', POSTS.town.region],
    ['secretary', POSTS.secretary.region],
  ] as const) {
    expect((await its.told(post, 'POST', `${at(region)}/receipt`)).status).toBe(200)
    expect((await its.item(post, 'measures-30', 'n3')).received).not.toBeNull()
  }
})

it('000-HLJ-04 the key tasks of a year, against the year before, published and acknowledged', async () => {
  const task = (item: string, due = '2026-12-31') => ({ item, due })
  await its.keep('key-tasks', 2025, [task('抓书记队伍', '2025-12-31'), task('抓集体经济', '2025-12-31')])
  await its.keep('key-tasks', 2026, [task('抓集体经济'), task('抓减负'), task('抓书记队伍')])
  const diff = await its.diff('key-tasks')
  expect([diff.from.version, diff.to.version, diff.counts]).toEqual([
    '2025',
    '2026',
    { added: 1, removed: 0, changed: 2, same: 0 },
  ])
  expect(diff.items.map(({ after, changes }) => [after?.title, changes])).toEqual([
    ['抓集体经济', ['renumbered', 'date']],
    ['抓减负', []],
    ['抓书记队伍', ['renumbered', 'date']],
  ])
  const sent = { edition: '2026', levels: [4] }
  expect((await its.told('county', 'POST', 'lists/key-tasks/publication', sent)).body).toEqual({ asked: 2 })
  expect((await its.list('town', 'key-tasks')).may).toEqual(['publish', 'acknowledge'])
  expect((await its.told('town', 'POST', 'lists/key-tasks/receipt', { edition: '2026' })).status).toBe(200)
  const { receipts } = await its.list('county', 'key-tasks')
  expect([receipts.received, receipts.asked, receipts.lacking.map(({ name }) => name)]).toEqual([1, 2, ['芦溪镇']])
})

it('000-HLJ-22 what is not on the list of towns is refused, of each version', async () => {
  const before = await its.form('county', 4)
  expect((await before.ask()).body.state).toBe('asking')
  await its.keep('township-duties', 2026, [{ item: '防汛抗旱' }, { item: '农业统计' }])
  expect((await its.list('otherTown', 'township-duties')).items.map(({ title }) => title)).toEqual([
    '防汛抗旱',
    '农业统计',
  ])
  const form = await its.form('county', 4)
  const refused = await form.ask()
  expect([refused.status, refused.body.code]).toEqual([409, 'not-on-list'])
  expect(refused.body.message).toContain('强乡赋能')
  const said = { list: 'township-duties', item: 'n2' }
  expect((await its.told('county', 'PUT', `form-requests/${form.id}/admission`, said)).status).toBe(200)
  expect((await form.ask()).body.state).toBe('asking')
})
