import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dues, indicators } from '../../kernel/indicator/example/club.ts'
import { DEFAULT_LAYERS } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { connect } from '../connect.ts'
import { asSystem, type Sql } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { addRecord } from '../ledger/records.ts'
import { readAsOf } from './asof.ts'
import { applySums } from './define.ts'
import { markDue } from './due.ts'
import { followDue } from './follow.ts'
import { readIndicators } from './read.ts'
import type { Basis, Reading, Regions } from './reading.ts'
import { bringUp, listPlans } from './state.ts'

/**
 * Two floors of a club house. Of its rooms, in 2025: A2 was taken into A1; A3 was split into A3 and A5; B3 was built; A4 went over to the other
 * floor as B4; A9 was closed with nothing in its place.
 */
const [A, B] = ['990101001', '990101002'] as const
const [A1, A2, A3, A4, A5, A9] = ['201', '202', '203', '204', '205', '209'].map((one) => `${A}${one}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const [B1, B2, B3, B4] = ['201', '202', '203', '204'].map((one) => `${B}${one}`) as [string, string, string, string]
const TODAY = '2025-06-30'
const NOW = new Date('2025-06-30T04:00:00Z')

const basis: Basis = {
  ledgers: new Map([[dues.key, dues]]),
  indicators: new Map(indicators.map((one) => [one.key, one])),
  layers: DEFAULT_LAYERS,
  today: TODAY,
  now: NOW,
}

let database: TestDatabase
let owner: Sql
let number = 0

const add = (region: string, year: number, paid: number, at: string) =>
  asSystem(database, async (tx) => {
    number += 1
    const id = `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`
    const writing = { county: '990101', at: new Date(at), by: null, source: 'hand' as const, reason: '' }
    await addRecord(tx, dues, { id, region, row: { year, due: 100, paid, waived: false } }, writing)
    markDue(tx, [{ county: '990101', ledger: 'dues', region, period: String(year) }], new Date(at))
  })

const region = (code: string, level: number, valid_from = '2020-01-01', valid_to: string | null = null) => ({
  code,
  name: code,
  level,
  kind: 'x',
  valid_from,
  valid_to,
})

const planNow = async () => {
  const declared = { ledgers: [dues], indicators, layers: DEFAULT_LAYERS }
  const plan = (await listPlans(database.system, declared, TODAY)).get('dues')
  if (!plan) throw new Error('no plan')
  return plan
}
const bringUpNow = async () => {
  const plan = await planNow()
  await asSystem(database, (tx) => bringUp(tx, plan, NOW))
}
const follow = async () => {
  const plan = await planNow()
  await followDue(
    database,
    () => plan,
    () => NOW,
  )
}

beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  await owner`insert into region ${owner([
    region('99', 1),
    region('9901', 2),
    region('990101', 3),
    region(A, 4),
    region(B, 4),
    region(A1, 5),
    region(A2, 5, '2020-01-01', '2025-02-01'),
    region(A3, 5),
    region(A4, 5, '2020-01-01', '2025-05-01'),
    region(A5, 5, '2025-03-01'),
    region(A9, 5, '2020-01-01', '2025-01-15'),
    region(B1, 5),
    region(B2, 5, '2020-01-01', '2025-01-10'),
    // renamed: one row for each name
    region(B2, 5, '2025-01-10'),
    region(B3, 5, '2025-04-01'),
    region(B4, 5, '2025-05-01'),
  ])}`
  const line = (kind: string, on_date: string, from_code: string, to_code: string) => owner`
    insert into region_succession (id, kind, on_date, from_code, to_code)
    values (gen_random_uuid(), ${kind}, ${on_date}, ${from_code}, ${to_code})`
  await line('rename', '2025-01-10', B2, B2)
  await line('merge', '2025-02-01', A2, A1)
  await line('split', '2025-03-01', A3, A3)
  await line('split', '2025-03-01', A3, A5)
  await line('move', '2025-05-01', A4, B4)
  await owner.begin(async (tx) => {
    await createLedger(tx, dues)
    await applySums(tx, [dues], indicators)
  })
  await bringUpNow()
  for (const [code, paid] of [
    [A2, 50],
    [A3, 0],
    [A4, 100],
    [A9, 100],
    [B1, 100],
  ] as const)
    await add(code, 2024, paid, '2024-12-20T04:00:00Z')
  // of 2025: one before it was taken in, two of those that stand
  await add(A2, 2025, 100, '2025-01-20T04:00:00Z')
  await add(A5, 2025, 100, '2025-06-01T04:00:00Z')
  await add(B4, 2025, 0, '2025-06-01T04:00:00Z')
  await follow()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const covered = (readings: readonly Reading[]) =>
  Object.fromEntries(
    readings.map(({ region, coverage }) => [region, coverage === null ? '' : `${coverage.have}/${coverage.of}`]),
  )
const read = async (regions: Regions, period: string, key = 'due') =>
  (await readIndicators(database.system, basis, { indicators: [key], regions, periods: [period] })).readings

describe('how far a period is covered, by the rooms of its last day, where they lie now', () => {
  it('of the year before: six rooms and one that is gone, five of them with a record', async () => {
    for (const code of ['99', '9901', '990101'])
      expect(covered(await read({ region: code }, '2024'))).toEqual({ [code]: '5/7' })
    // A1, A2, A3, A9: of A1 nothing; B1, B2 and A4, which is B4 now: of B2 nothing
    expect(covered(await read({ below: '990101' }, '2024'))).toEqual({ [A]: '3/4', [B]: '2/3' })
    // A1 holds what were two rooms; which part of A3 its record belongs to is not known; A5 and B3 were not there
    expect(covered(await read({ below: A }, '2024'))).toEqual({ [A1]: '1/2', [A3]: '', [A5]: '' })
    expect(covered(await read({ below: B }, '2024'))).toEqual({ [B1]: '1/1', [B2]: '0/1', [B3]: '', [B4]: '1/1' })
  })

  it('of this year: the seven that stand', async () => {
    expect(covered(await read({ region: '990101' }, '2025'))).toEqual({ '990101': '3/7' })
    expect(covered(await read({ below: '990101' }, '2025'))).toEqual({ [A]: '2/3', [B]: '1/4' })
    expect(covered(await read({ below: A }, '2025'))).toEqual({ [A1]: '1/1', [A3]: '0/1', [A5]: '1/1' })
  })

  it('of years before the tree was written down: by its first day', async () => {
    expect(covered(await read({ region: '990101' }, '2018'))).toEqual({ '990101': '0/7' })
  })

  it('shares of rooms are of the same rooms', async () => {
    const share = async (code: string, period: string) => {
      const [one] = await read({ region: code }, period, 'rooms-paying')
      return `${one?.value.numerator}/${one?.value.denominator}`
    }
    // A2, A4, A9 and B1 paid; A3 has a record, but paid nothing
    expect([await share('990101', '2024'), await share(A, '2024'), await share(A1, '2024')]).toEqual([
      '4/7',
      '2/4',
      '1/2',
    ])
    expect([await share('990101', '2025'), await share(B, '2025')]).toEqual(['2/7', '0/4'])
  })

  it('is what a past day said, and what is computed from the records at once', async () => {
    const question = { indicators: ['due', 'rooms-paying'], regions: { region: '990101' }, periods: ['2024', '2025'] }
    const then = await readAsOf(database.system, basis, question, new Date('2024-12-31T04:00:00Z'))
    expect(then.map(({ coverage, value }) => [coverage?.have, coverage?.of, value.numerator])).toEqual([
      [5, 7, '500'],
      [5, 7, '4'],
      [0, 7, null],
      [0, 7, '0'],
    ])
    const before = covered(await read({ root: '990101', level: 5, after: '', limit: 20 }, '2024'))
    await owner.unsafe('truncate sums_dues, derive_state')
    await bringUpNow()
    expect(covered(await read({ root: '990101', level: 5, after: '', limit: 20 }, '2024'))).toEqual(before)
  })

  it('a room that was not there is expected only where it has a record of that time all the same', async () => {
    await add(B3, 2024, 100, '2025-06-02T04:00:00Z')
    await follow()
    expect(covered(await read({ region: '990101' }, '2024'))).toEqual({ '990101': '6/8' })
    expect(covered(await read({ below: B }, '2024'))).toMatchObject({ [B3]: '1/1', [B2]: '0/1' })
  })
})
