import { afterAll, beforeAll, expect, test } from 'vitest'
import { regionScope } from '../kernel/access/index.ts'
import { makeDatabase, type TestDatabase } from '../test/support/database.ts'
import { inScope } from './database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await makeDatabase()
})
afterAll(() => database.drop())

const acting = { county: '990101', scope: regionScope('990101001') }
const household = (region: string) => ({
  county: '990101',
  id: crypto.randomUUID(),
  region,
  door: '1',
  head_name: 'x',
  persons: 1,
})

test('settings hold inside the transaction and are gone after it', async () => {
  const inside = await inScope(database, acting, (tx) => tx<{ lo: string }[]>`select current_setting('app.lo') lo`)
  expect(inside[0]?.lo).toBe('990101001')
  const outside = await database.app<{ lo: string }[]>`select coalesce(current_setting('app.lo', true), '') lo`
  expect(outside[0]?.lo).toBe('')
})

test('a household outside the scope can neither be written nor read', async () => {
  await inScope(database, acting, (tx) => tx`insert into household ${tx(household('990101001200'))}`)
  await expect(
    inScope(database, acting, (tx) => tx`insert into household ${tx(household('990101002200'))}`),
  ).rejects.toThrow(/row-level security/)
  const elsewhere = { county: '990101', scope: regionScope('990101002') }
  expect(await inScope(database, elsewhere, (tx) => tx`select * from household`)).toHaveLength(0)
  expect(await inScope(database, acting, (tx) => tx`select * from household`)).toHaveLength(1)
})

test('the application can change neither history nor audit', async () => {
  await expect(database.app`delete from matter_entry`).rejects.toThrow(/permission denied/)
  await expect(database.app`update audit set actor = 'x'`).rejects.toThrow(/permission denied/)
})
