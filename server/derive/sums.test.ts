import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { dues, indicators, members } from '../../kernel/indicator/example/club.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { connect } from '../../store/connect.ts'
import { asSystem, type Sql } from '../../store/database.ts'
import { markDue } from '../../store/derive/due.ts'
import { applyDeclared } from '../../store/ledger/declared.ts'
import { addRecord } from '../../store/ledger/records.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { jobs, lastNight } from '../jobs/derive.ts'
import { startJobs } from '../jobs.ts'
import { packsOf } from '../packs.ts'
import type { Program } from '../program.ts'
import { bringUpSums, compareAllSums, followSums, rebuildSums } from './sums.ts'

const NOW = new Date('2025-06-30T04:00:00Z')
let database: TestDatabase
let owner: Sql
let program: Parameters<typeof followSums>[0]

beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  const pack: Pack = {
    key: 'club',
    version: '1.0.0',
    title: 'club',
    basis: [{ document: 'Rules' }],
    ledgers: [members, dues],
    indicators: indicators.filter(({ is }) => 'ledger' in is && is.ledger !== 'games'),
  }
  await owner`delete from ledger_definition`
  await owner.begin((tx) => applyDeclared(tx, { ledgers: [members, dues], indicators: pack.indicators ?? [] }))
  const packs = packsOf([pack], [], {})
  program = { database, packs, county: '990101', now: () => NOW }
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

let number = 0
const write = (year: number, at = NOW) =>
  asSystem(database, async (tx) => {
    number += 1
    const id = `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`
    const row = { year, due: 100, paid: 50, waived: null }
    await addRecord(
      tx,
      dues,
      { id, region: '990101001201', row },
      { county: '990101', at, by: null, source: 'hand', reason: '' },
    )
    markDue(tx, [{ county: '990101', ledger: 'dues', region: '990101001201', period: String(year) }], at)
  })
const counted = async () =>
  (await owner`select coalesce(sum(records), 0)::int n from sums_dues where region = '99'`)[0]?.n

it('sums are computed first, then follow; what was never computed waits', async () => {
  await write(2024)
  expect([await followSums(program), await counted()]).toEqual([0, 0])
  expect(await bringUpSums(program)).toEqual(['members', 'dues'])
  expect(await bringUpSums(program)).toEqual([])
  expect(await counted()).toBe(1)
  expect(await followSums(program)).toBe(1)
  await write(2023)
  expect([await followSums(program), await counted()]).toEqual([1, 2])
})

it('compares once a night, says what differs and leaves it', async () => {
  const since = lastNight(NOW)
  expect(await compareAllSums(program, since)).toEqual([])
  await owner`update sums_dues set records = 9 where region = '99' and period = '2024'`
  expect(await compareAllSums(program, since)).toEqual([])
  const next = { ...program, now: () => new Date(NOW.getTime() + 24 * 3600_000) }
  // another day: ages are told anew first
  await bringUpSums(next)
  const found = [{ table: 'sums_dues', of: '99 2024', column: 'records', kept: '9', right: '1' }]
  expect(await compareAllSums(next, lastNight(next.now()))).toEqual(found)
  expect(await owner`select ledger, differences from derive_state order by ledger`).toEqual([
    { ledger: 'dues', differences: 1 },
    { ledger: 'members', differences: 0 },
  ])
  expect((await owner`select records::int from sums_dues where region = '99' and period = '2024'`)[0]?.records).toBe(9)
  await bringUpSums(program)
})

it('rebuild finds it, and mends it unless it only checks', async () => {
  const found = vi.fn()
  expect(await rebuildSums(program, { check: true, found })).toEqual({ ledgers: 2, differences: 1, mended: 0 })
  expect(await rebuildSums(program, { check: false, found })).toEqual({ ledgers: 2, differences: 1, mended: 1 })
  expect(await rebuildSums(program, { check: true, found })).toEqual({ ledgers: 2, differences: 0, mended: 0 })
  expect(found).toHaveBeenCalledTimes(2)
  expect(await counted()).toBe(2)
})

it('the owner fills what is empty without its key, and leaves the key behind', async () => {
  const keys = () => owner`select conname from pg_constraint where conrelid = 'sums_dues'::regclass and contype = 'p'`
  const rows = () => owner`select region, period, records from sums_dues order by region, period`
  const [before, key] = [await rows(), await keys()]
  await owner`truncate sums_dues`
  const asOwner = (work: (tx: Sql) => Promise<number>) => owner.begin((tx) => work(tx as unknown as Sql))
  await rebuildSums(program, { check: false, found: () => {}, asOwner })
  expect([await rows(), await keys()]).toEqual([before, key])
})

it('the jobs make a number follow without being asked', async () => {
  const stop = startJobs(program as Program, jobs)
  try {
    await write(2022)
    await vi.waitFor(async () => expect(await counted()).toBe(3), { timeout: 20_000, interval: 20 })
  } finally {
    await stop()
  }
})

it.each([
  ['2025-06-30T04:00:00Z', '2025-06-29T18:00:00.000Z'],
  ['2025-06-29T17:59:59Z', '2025-06-28T18:00:00.000Z'],
  ['2025-06-29T18:00:00Z', '2025-06-29T18:00:00.000Z'],
])('the night before %s began at %s', (now, night) => {
  expect(lastNight(new Date(now)).toISOString()).toBe(night)
})
