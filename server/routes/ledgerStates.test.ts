import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { LackingPage, LedgerState, LedgerStates, RecordPage } from '../contract/ledger.ts'

const INCOME = '/api/v1/ledgers/village-income'
const VILLAGE = POSTS.secretary.region
const MONEY = ['sales', 'rent', 'investment', 'subsidy', 'other_income', 'operating_cost', 'taxes', 'administration']
const cells = (year: number) => ({
  ...Object.fromEntries([...MONEY, 'welfare', 'other_cost', 'income_tax'].map((key) => [key, 0])),
  year,
  audited: true,
})

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram()
})
afterAll(() => its?.drop())

const get = async <T>(post: Parameters<TestProgram['as']>[0], path: string): Promise<T> =>
  (await (await its.as(post)).send('GET', path)).body as T
const stateOf = async (ledger: string, region?: string): Promise<LedgerState | undefined> => {
  const query = region === undefined ? '' : `?region=${region}`
  const all = await get<z.output<typeof LedgerStates>>('town', `/api/v1/ledger-states${query}`)
  return all.items.find((one) => one.ledger === ledger)
}

// the clock stands at 2026-03-02: the year that is over is 2025
describe('what is kept and what lacks', () => {
  it('a year that is over is due from each village; records of another year do not count for it', async () => {
    expect(await stateOf('village-income')).toEqual({
      ledger: 'village-income',
      records: 0,
      stale: 0,
      due: { period: '2025', expected: 2, kept: 0 },
    })
    const town = await its.as('town')
    for (const year of [2024, 2025])
      await town.send('POST', `${INCOME}/records`, { region: VILLAGE, cells: cells(year) })
    expect(await stateOf('village-income')).toMatchObject({ records: 2, due: { expected: 2, kept: 1 } })
    expect(await stateOf('village-income', VILLAGE)).toMatchObject({ records: 2, due: { expected: 1, kept: 1 } })
    const lacking = await get<LackingPage>('town', `${INCOME}/lacking`)
    expect(lacking).toEqual({
      period: '2025',
      items: [{ region: POSTS.neighbour.region, name: '柳河村', above: '云雁镇' }],
      next: null,
    })
    const first = await get<LackingPage>('county', `${INCOME}/lacking?period=2020&limit=2`)
    expect([first.items.length, first.next]).toEqual([2, POSTS.neighbour.region])
    const rest = await get<LackingPage>('county', `${INCOME}/lacking?period=2020&limit=2&after=${first.next}`)
    expect(rest.items.map(({ name }) => name)).toEqual(['石桥村'])
  })

  it('where a region may have any number of records nothing lacks', async () => {
    expect((await stateOf('village-cadres'))?.due).toBeNull()
    expect((await get<LackingPage>('town', '/api/v1/ledgers/village-cadres/lacking')).items).toEqual([])
    expect((await stateOf('village-establishment'))?.due).toEqual({ period: null, expected: 2, kept: 0 })
  })

  it('a region elsewhere and a ledger that is none are absent; a wrong period is told', async () => {
    const town = await its.as('town')
    const status = async (path: string) => (await town.send('GET', path)).status
    expect(await status('/api/v1/ledger-states?region=990101002')).toBe(404)
    expect(await status(`${INCOME}/lacking?region=990101002`)).toBe(404)
    expect(await status('/api/v1/ledgers/none-such/lacking')).toBe(404)
    expect(await status(`${INCOME}/lacking?period=2025-13`)).toBe(400)
  })

  it('rules come with their words, and codes of other things with their names', async () => {
    const ledger = await get<{ pack: string; fields: { key: string; rules?: unknown }[] }>('town', INCOME)
    expect(ledger.pack).toBe('village-economy')
    expect(ledger.fields.find(({ key }) => key === 'rent')?.rules).toEqual([
      { when: 'year < 2024.0 || rent == 0.0', otherwise: expect.stringContaining('2024') },
    ])
    const page = await get<RecordPage>('town', `${INCOME}/records?region=${VILLAGE}`)
    expect(page.items[0]).toMatchObject({ regionName: '和平村', above: '云雁镇', names: {} })
  })

  it('what was confirmed too long ago is counted', async () => {
    const path = '/api/v1/ledgers/village-establishment/records'
    const town = await its.as('town')
    await town.send('POST', path, { region: VILLAGE, cells: { posts: 5 } })
    expect(await stateOf('village-establishment')).toMatchObject({ records: 1, stale: 0 })
    await its.database.system`update ledger_village_establishment set confirmed_at = '2024-12-01'`
    expect(await stateOf('village-establishment')).toMatchObject({ records: 1, stale: 1 })
  })
})
