import { afterAll, beforeAll, expect, test } from 'vitest'
import { mattersOf } from '../../kernel/indicator/index.ts'
import { inScope } from '../../store/database.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import { act, answer, type Held, lodge } from '../../test/support/requests.ts'
import { nobody } from '../caller.ts'
import type { BoardBody } from '../contract/board.ts'
import type { IndicatorPage, LineagePage } from '../contract/indicator.ts'
import { bringUpSums, compareAllSums, followSums, rebuildSums } from '../derive/sums.ts'
import { trackingActing } from '../identity/tracking.ts'
import { actOnMatter } from '../matters/act.ts'

const DAY = 24 * 3600_000
let it: TestProgram
let clue: Held

const judge = async ({ id, trackingCode, version }: Held & { version: number }, resolved: boolean, of: string) => {
  const caller = { ...nobody('990101', 'nobody:x'), acting: trackingActing(it.program.crypto, '990101', trackingCode) }
  const data = { contacted: true, resolved, satisfaction: of }
  const done = await inScope(it.database, caller.acting, (tx) =>
    actOnMatter(it.program, caller, { id, version, action: 'judge', data }, tx),
  )
  expect(done).toMatchObject({ ok: true })
}

/** 2 March: three are answered and judged, one waits at home, one in another town; 6 March: another is judged, one turns out to be a clue. */
beforeAll(async () => {
  it = await makeProgram()
  await bringUpSums(it.program)
  await judge(await answer(it), true, '3')
  await judge(await answer(it), false, '1')
  const late = await answer(it)
  await lodge(await it.as('otherTown'), { region: '990101002201', body: '石桥栏杆断了两根。' })
  clue = await lodge(await it.as('secretary'), { subject: '低保名单', body: '低保名单里有人家里有车有房。' })
  await followSums(it.program)
  it.clock.pass(4 * DAY)
  await judge(late, true, '2')
  await followSums(it.program)
})
afterAll(() => it.drop())

const page = async (key: string, query = '', post: keyof typeof POSTS = 'chief'): Promise<IndicatorPage> => {
  const told = await (await it.as(post)).send('GET', `/api/v1/indicators/${key}?${query}`)
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as IndicatorPage
}
const parts = async (key: string, query = '') => {
  const { here } = await page(key, query)
  return [here.value.numerator, here.value.denominator]
}
const behind = async (key: string, query = ''): Promise<LineagePage> => {
  const told = await (await it.as('county')).send('GET', `/api/v1/indicators/${key}/records?${query}`)
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as LineagePage
}

test('the rates of an indicator are those of the board, from the same matters, at every level', async () => {
  const told = await (await it.as('chief')).send('GET', '/api/v1/board')
  const board = told.body as BoardBody
  const { response, resolution, lodged } = board.total
  expect(await parts('requests-response', 'period=2026')).toEqual([`${response.numerator}`, `${response.denominator}`])
  expect(await parts('requests-resolution', 'period=2026')).toEqual([
    `${resolution.numerator}`,
    `${resolution.denominator}`,
  ])
  const satisfaction = await page('requests-satisfaction', 'period=2026-03')
  expect(satisfaction.here.value.value).toBe(board.total.satisfaction.value)
  const here = await page('requests-lodged', 'period=2026-03')
  expect(here.here.value.numerator).toBe(`${lodged}`)
  for (const line of board.byRegion)
    expect(here.below.find(({ region }) => region === line.code)?.value.numerator ?? '0').toBe(`${line.lodged}`)
  expect(here.indicator).toMatchObject({ ledger: null, process: 'resident-requests', by: 'month' })
})

test('month, quarter and year are known, and a village has its own number', async () => {
  for (const period of ['2026-03', '2026-Q1', '2026-H1', '2026'])
    expect(await parts('requests-lodged', `period=${period}`)).toEqual(['5', null])
  expect(await parts('requests-lodged', `period=2026&region=${POSTS.secretary.region}`)).toEqual(['4', null])
  expect(await parts('requests-lodged', 'period=2025')).toEqual(['0', null])
  // nobody has judged there: no value, which is not zero
  expect((await page('requests-response', 'period=2026&region=990101002')).here.value.value).toBeNull()
})

test('the matters behind it are named, newest first, page by page, with what each adds', async () => {
  const all = await behind('requests-resolution', 'period=2026')
  expect(all).toMatchObject({ ledger: null, process: 'resident-requests', next: null })
  expect(all.items).toHaveLength(5)
  expect(all.items.reduce((sum, one) => sum + (one.numerator ?? 0), 0)).toBe(2)
  expect(all.items.reduce((sum, one) => sum + (one.denominator ?? 0), 0)).toBe(3)
  const first = await behind('requests-resolution', 'period=2026&limit=2')
  const second = await behind(
    'requests-resolution',
    `period=2026&limit=3&after=${encodeURIComponent(first.next ?? '')}`,
  )
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id))
  expect(await behind('requests-resolution', 'period=2025')).toMatchObject({ items: [] })
  expect((await behind('requests-lodged', 'period=2026&region=990101002')).items).toHaveLength(1)
})

test('a key that is none of ours, and a region out of reach, are refused', async () => {
  const [county, village] = [await it.as('county'), await it.as('secretary')]
  const path = '/api/v1/indicators/requests-lodged/records'
  expect((await county.send('GET', `${path}?after=nonsense`)).status).toBe(400)
  expect((await county.send('GET', `${path}?after=990101.018f0000-0000-7000-8000-000000000001`)).status).toBe(400)
  expect((await village.send('GET', `${path}?region=990101002`)).status).toBe(404)
})

test('a past day has the numbers and the matters that it had', async () => {
  expect(await parts('requests-response', 'period=2026&on=2026-03-02')).toEqual(['2', '2'])
  expect(await parts('requests-lodged', 'period=2026&on=2026-03-02')).toEqual(['5', null])
  expect(await parts('requests-lodged', 'period=2026&on=2026-03-01')).toEqual(['0', null])
  const then = await behind('requests-response', 'period=2026&on=2026-03-02')
  expect(then.items).toHaveLength(5)
  expect(then.items.reduce((sum, one) => sum + (one.denominator ?? 0), 0)).toBe(2)
})

test('what goes on the closed route is in no number from then on, of no day, and tells of itself to nobody', async () => {
  await act(await it.as('secretary'), clue.id, 1, 'hand-to-discipline', { reason: '像是干部的线索' })
  await followSums(it.program)
  expect(await parts('requests-lodged', 'period=2026')).toEqual(['4', null])
  expect(await parts('requests-lodged', 'period=2026&on=2026-03-02')).toEqual(['4', null])
  expect((await behind('requests-lodged', 'period=2026')).items.map(({ id }) => id)).not.toContain(clue.id)
  // an act there is nothing that sums would follow
  const { version } = (await (await it.as('discipline')).send('GET', `/api/v1/matters/${clue.id}`)).body as {
    version: number
  }
  await act(await it.as('discipline'), clue.id, version, 'note', { note: '已经收到' })
  expect(await it.database.system`select 1 from matter_due`).toHaveLength(0)
})

test('computed anew from the matters it is the same to the last digit; a hand in the sums is found', async () => {
  const since = new Date(it.clock.now.getTime() + DAY)
  const found: string[] = []
  const check = () =>
    rebuildSums(it.program, { check: true, found: (one) => found.push(`${one.of} ${one.kept} ${one.right}`) })
  expect(await check()).toMatchObject({ differences: 0 })
  expect(await compareAllSums(it.program, since)).toEqual([])
  const table = `sums_${mattersOf('resident-requests').replaceAll('-', '_')}`
  await it.database.system.unsafe(`update ${table} set records = records + 1 where region = '9901' and period = '2026'`)
  await check()
  expect(found).toEqual(['9901 2026 5 4'])
})
