import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { ComparisonPage, IndicatorPage, LineagePage } from '../contract/indicator.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
const KEY = 'low-income-paid'
let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
  await bringUpSums(its.program)
  const civil = await its.as('civil')
  const rows = (
    [
      [HERE, '2025-01', 100],
      [HERE, '2025-02', 200],
      [HERE, '2025-03', 300],
      [THERE, '2025-02', 50],
      [HERE, '2026-01', 500],
      [HERE, '2026-02', 800],
      [THERE, '2026-02', 25],
    ] as const
  ).map(([region, month, yuan]) => ({
    region,
    cells: { month, kind: 'labour-subsidy', people: 3, amount: yuan * 100 },
  }))
  const told = await civil.send('POST', '/api/v1/ledgers/low-income-payments/bulk', { rows })
  expect(told.body).toMatchObject({ added: rows.length, refused: 0 })
  await followSums(its.program)
})
afterAll(() => its?.drop())

const get = async <T>(path: string): Promise<T> => {
  const told = await (await its.as('town')).send('GET', path)
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as T
}
const page = (period: string) => get<IndicatorPage>(`/api/v1/indicators/${KEY}?period=${period}`)
const yuan = ({ here }: IndicatorPage) => here.value.value && here.value.value / 100

it('a quarter, a half and a year are the sums of their months', async () => {
  expect([yuan(await page('2025-Q1')), yuan(await page('2025-H1')), yuan(await page('2025'))]).toEqual([650, 650, 650])
  expect([yuan(await page('2025-Q2')), (await page('2025-Q2')).here.why]).toEqual([null, 'no-records'])
  expect(yuan(await page('2026-Q1'))).toBe(1325)
})

it('covers what each village owes for each month; what is not over yet says so', async () => {
  const past = (await page('2025-Q1')).here
  expect([past.coverage, past.unfinished]).toEqual([{ level: 5, have: 4, of: 6, months: 3 }, false])
  const now = (await page('2026-Q1')).here
  expect([now.coverage, now.unfinished]).toEqual([{ level: 5, have: 3, of: 6, months: 3 }, true])
  expect((await page('2025-02')).here.coverage).toEqual({ level: 5, have: 2, of: 2 })
})

it('lists months first, then quarters, halves and years; a trend keeps to one length', async () => {
  const { periods, trend, here } = await page('2025-Q1')
  expect(periods).toEqual([
    ...[
      '2026-02',
      '2026-01',
      '2025-03',
      '2025-02',
      '2025-01',
      '2026-Q1',
      '2025-Q1',
      '2026-H1',
      '2025-H1',
      '2026',
      '2025',
    ],
  ])
  expect([here.period, trend.map(({ period }) => period)]).toEqual(['2025-Q1', ['2025-Q1', '2026-Q1']])
  const latest = await get<IndicatorPage>(`/api/v1/indicators/${KEY}`)
  expect(latest.here.period).toBe('2026-02')
})

it('opens down to the records of its months', async () => {
  const records = async (period: string) =>
    (await get<LineagePage>(`/api/v1/indicators/${KEY}/records?period=${period}`)).items.length
  expect([await records('2025-Q1'), await records('2025-H2'), await records('2025-02'), await records('2025')]).toEqual(
    [4, 0, 2, 4],
  )
})

it('grows against the quarter or month before and the year before; what is covered in part is marked', async () => {
  const compared = (periods: string) =>
    get<ComparisonPage>(`/api/v1/indicator-comparison?keys=${KEY}&periods=${periods}&growth=period,year`)
  const quarter = (await compared('2026-Q1')).whole.cells[0]
  expect(quarter?.growth).toEqual([
    { over: 'period', from: '2025-Q4', as: 'share', value: null, partial: [] },
    { over: 'year', from: '2025-Q1', as: 'share', value: 1325 / 650 - 1, partial: ['now', 'then'] },
  ])
  const month = (await compared('2025-03')).whole.cells[0]
  expect(month?.growth?.[0]).toEqual({
    ...{ over: 'period', from: '2025-02', as: 'share', partial: ['now'] },
    value: 300 / 250 - 1,
  })
  const month2 = (await compared('2025-02')).whole.cells[0]
  expect(month2?.growth?.[0]).toMatchObject({ from: '2025-01', value: 1.5, partial: ['then'] })
  expect((await compared('2026-Q1')).items.map(({ name }) => name)).toEqual(['和平村', '柳河村'])
})

it('a ledger of years has no quarters', async () => {
  const told = await get<IndicatorPage>('/api/v1/indicators/operating-income?period=2025-Q1')
  expect(told.here.value.value).toBeNull()
})

it.each(['2025-Q5', '2025-H3', '2025-Q', '2025-q1', '2025-Q01'])('%s is no period', async (period) => {
  const told = await (await its.as('town')).send('GET', `/api/v1/indicators/${KEY}?period=${period}`)
  expect(told.status).toBe(400)
})
