import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import type { SumsStates } from '../contract/sums.ts'
import { bringUpSums, compareAllSums } from '../derive/sums.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
  await bringUpSums(it.program)
})
afterAll(() => it.drop())

const asked = async (): Promise<SumsStates> =>
  (await (await it.as('system')).send('GET', '/api/v1/sums')).body as SumsStates

test('the system administrator sees when numbers were compared, what differed, and of what', async () => {
  expect(await asked()).toMatchObject({ differences: 0 })
  const { system } = it.database
  await system`insert into sums_village_income (county, region, period, level, records, computed_at)
    values ('990101', '990101001201', '2025', 5, 3, now())`
  it.clock.pass(24 * 3600_000)
  await bringUpSums(it.program)
  const found = await compareAllSums(it.program, it.clock.now)
  expect(found.map((one) => `${one.table} ${one.of} ${one.column}`)).toEqual([
    'sums_village_income 990101001201 2025 records',
  ])
  const { differences, items } = await asked()
  expect(differences).toBe(1)
  expect(items[0]).toMatchObject({ key: 'village-income', differences: 1, comparedAt: it.clock.now.toISOString() })
  expect(items.find(({ key }) => key === 'matters-resident-requests')?.title).toBe('居民诉求')
  const metrics = await (await it.app.request('http://lingyan.test/metrics')).text()
  expect(metrics).toContain('lingyan_sums_differences 1')
})

test('for everybody else there is no such page', async () => {
  expect((await (await it.as('chief')).send('GET', '/api/v1/sums')).status).toBe(404)
})
