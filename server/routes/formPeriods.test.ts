import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomeOf } from '../../test/routes/county.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { FilledTable, RequestBody } from '../contract/element.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
const DAY = 24 * 3600_000
let its: TestProgram
const send = async (method: string, path: string, body?: unknown) => (await its.as('town')).send(method, path, body)

beforeAll(async () => {
  its = await makeProgram()
  await bringUpSums(its.program)
  for (const [region, year, yuan] of [
    [HERE, 2023, 100_000],
    [HERE, 2024, 120_000],
    [THERE, 2024, 30_000],
  ] as const) {
    const cells = { ...incomeOf(year), sales: yuan * 100 }
    expect((await send('POST', '/api/v1/ledgers/village-income/records', { region, cells })).status).toBe(201)
  }
  const months = ['2025-11', '2025-12', '2026-01'].map((month, at) => ({
    region: HERE,
    cells: { month, kind: 'labour-subsidy', people: at + 1, amount: 100_000 * (at + 1) },
  }))
  const civil = await its.as('civil')
  expect((await civil.send('POST', '/api/v1/ledgers/low-income-payments/bulk', { rows: months })).body).toMatchObject({
    added: 3,
  })
  await followSums(its.program)
})
afterAll(() => its?.drop())

const COLUMNS = [
  { title: '经营收入', pick: 'village-income.sales' },
  { title: '经营性收入', pick: '#operating-income' },
  { title: '发放金额', pick: '#low-income-paid' },
]
const ask = async (period: string | undefined, columns: readonly object[] = COLUMNS) => {
  const draft = {
    title: '收入统计',
    basis: '云雁农〔2026〕1号',
    asker: '农业农村局',
    level: 5,
    every: 'once',
    last: '2026-12-31',
  }
  return send('POST', '/api/v1/form-requests', { ...draft, columns, ...(period && { period }) })
}
/** Texts and dates of the first village's cells. */
const filled = async (period: string | undefined, columns?: readonly object[]) => {
  const request = (await ask(period, columns)).body as RequestBody
  expect(request.period).toBe(period ?? null)
  const path = `/api/v1/form-requests/${request.id}`
  expect((await send('POST', `${path}/acts`, { version: request.version, act: 'answer' })).status).toBe(200)
  const table = (await send('GET', `${path}/table`)).body as FilledTable
  return table.rows.find(({ region }) => region === HERE)?.cells.map(({ text, date }) => [text, date])
}

describe('a form about a period', () => {
  it('is filled from its records; without one from the latest of each', async () => {
    expect(await filled(undefined)).toEqual([
      ['120000.00', '2024'],
      ['12.00', '2024'],
      ['0.30', '2026-01'],
    ])
    expect(await filled('2023')).toEqual([
      ['100000.00', '2023'],
      ['10.00', '2023'],
      ['', ''],
    ])
  })

  it('may be a quarter, where months are kept; years have none', async () => {
    expect(await filled('2025-Q4')).toEqual([
      ['', ''],
      ['', ''],
      ['0.30', '2025-Q4'],
    ])
    expect((await filled('2025-H1'))?.[2]).toEqual(['', ''])
  })

  it('keeps it when it is drafted anew, and takes another', async () => {
    const request = (await ask('2023')).body as RequestBody
    const { title, basis, asker, level, every, last } = request
    const again = { version: 1, title, basis, asker, level, every, last, columns: COLUMNS }
    const path = `/api/v1/form-requests/${request.id}`
    expect((await send('PUT', path, again)).body).toMatchObject({ period: '2023', version: 2 })
    expect((await send('PUT', path, { ...again, version: 2, period: '2024' })).body).toMatchObject({ period: '2024' })
  })

  it.each([
    ['2027', 'yet to come'],
    ['2026-04', 'yet to come'],
    ['24', 'no period'],
    ['', 'no period'],
  ])('%s is refused: %s', async (period) => {
    const body = { title: '收入统计', basis: '云雁农〔2026〕1号', asker: '农业农村局', level: 5, every: 'once' }
    const told = await send('POST', '/api/v1/form-requests', { ...body, last: '2026-12-31', columns: COLUMNS, period })
    expect(told.status).toBe(400)
    expect((told.body as { problems: { path: string }[] }).problems.map(({ path }) => path)).toEqual(['period'])
  })
})

describe('what has no periods, in a form about a period', () => {
  it('is told as it stood when the period ended', async () => {
    const path = '/api/v1/ledgers/village-establishment/records'
    const kept = (await send('POST', path, { region: HERE, cells: { posts: 5 } })).body as { id: string }
    await followSums(its.program)
    // two months later it is corrected
    its.clock.pass(61 * DAY)
    const corrected = await send('PUT', `${path}/${kept.id}`, { version: 1, reason: '增编', cells: { posts: 7 } })
    expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
    await bringUpSums(its.program)
    await followSums(its.program)
    const columns = [
      { title: '核定职数', pick: 'village-establishment.posts' },
      { title: '村干部职数', pick: '#village-posts' },
    ]
    const texts = async (period?: string) => (await filled(period, columns))?.map(([text]) => text)
    expect(await texts()).toEqual(['7', '7'])
    expect(await texts('2026-03')).toEqual(['5', '5'])
    expect(await texts('2025')).toEqual(['', ''])
    // what is not over yet is told as it stands
    expect(await texts('2026')).toEqual(['7', '7'])
  })
})
