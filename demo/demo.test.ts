import { afterAll, beforeAll, expect, test } from 'vitest'
import { cryptoOf, newKeyRing } from '../server/crypto/index.ts'
import { makeDatabase, type TestDatabase } from '../test/support/database.ts'
import { COUNTY, DEMO_LOGINS, makeDemo } from './main.ts'

const NOW = new Date('2026-03-20T02:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await makeDatabase()
  const crypto = cryptoOf(newKeyRing('international'))
  await makeDemo({ database, ownerUrl: database.ownerUrl, crypto, now: NOW })
}, 120_000)
afterAll(() => database.drop())

const count = async (query: Promise<readonly { n: string }[]>): Promise<number> => Number((await query)[0]?.n)

test('the county has the size that the issue names', async () => {
  const levels = await database.system<{ level: number; n: string }[]>`
    select level, count(*) n from region where code like '990101%' group by 1 order by 1`
  expect(levels.map((row) => [row.level, Number(row.n)])).toEqual([
    [3, 1],
    [4, 15],
    [5, 190],
    [6, 3000],
    [7, 6000],
  ])
  expect(await count(database.system`select count(*) n from household`)).toBe(60_000)
})

test('every household lies in one living group with one worker, about ten each', async () => {
  const homeless = database.system<{ n: string }[]>`
    select count(*) n from household h left join region r on r.code = h.region and r.level = 7 where r.code is null`
  expect(await count(homeless)).toBe(0)
  expect(await count(database.system`select count(*) n from household where worker is null`)).toBe(0)
  const [spread] = await database.system<{ least: number; most: number }[]>`
    select min(n)::int least, max(n)::int most from (select count(*) n from household group by worker) w`
  expect(spread?.least).toBeGreaterThanOrEqual(5)
  expect(spread?.most).toBeLessThanOrEqual(16)
})

test('every demo sign-in exists once, with its position', async () => {
  for (const { login, role, region } of DEMO_LOGINS) {
    const rows = await database.system`
      select p.role, p.region from account a join position p on p.account = a.id where a.login = ${login}`
    expect(rows.map((row) => ({ ...row }))).toEqual([{ role, region }])
  }
})

test('it is made once', async () => {
  const crypto = cryptoOf(newKeyRing('international'))
  expect(await makeDemo({ database, ownerUrl: database.ownerUrl, crypto, now: NOW })).toBe(false)
  expect(await count(database.system`select count(*) n from region where code = ${COUNTY}`)).toBe(1)
})
