import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dues, indicators } from '../../kernel/indicator/example/club.ts'
import type { Indicator } from '../../kernel/indicator/index.ts'
import { DEFAULT_LAYERS } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { connect } from '../connect.ts'
import { asSystem, type Sql } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { addRecord } from '../ledger/records.ts'
import { applySums } from './define.ts'
import { markDue } from './due.ts'
import { followDue } from './follow.ts'
import { readIndicators } from './read.ts'
import type { Basis, Reading } from './reading.ts'
import { bringUp, listPlans } from './state.ts'

const TODAY = '2025-06-30'
const NOW = new Date('2025-06-30T04:00:00Z')
const ROOMS = ['990101001201', '990101001202', '990101002201', '990101002202'] as const
/** Handed on to its neighbour in March: what was recorded there before counts there. */
const MOVED = '990101001299'

const bands: Indicator = {
  ...(indicators[0] as Indicator),
  key: 'paid-bands',
  is: {
    kind: 'bands',
    ledger: 'dues',
    of: 'paid',
    bands: [{ key: 'none' }, { key: 'some', from: 1 }, { key: 'all', from: 100 }],
  },
}
const all = [...indicators.filter(({ is }) => 'ledger' in is && is.ledger === 'dues'), bands]
const keys = [...all.map(({ key }) => key), 'due-growth']
const basis: Basis = {
  ledgers: new Map([[dues.key, dues]]),
  indicators: new Map([...indicators, bands].map((one) => [one.key, one])),
  layers: DEFAULT_LAYERS,
  today: TODAY,
  now: NOW,
}

let database: TestDatabase
let owner: Sql
beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  const places = [
    ['990101', 3],
    ['990101001', 4],
    ['990101002', 4],
    ...ROOMS.map((code) => [code, 5] as const),
  ] as const
  const rows = places.map(([code, level]) => ({ code, name: code, level, kind: 'x', valid_from: '2020-01-01' }))
  await owner`insert into region ${owner(rows)}`
  await owner`insert into region_succession (id, kind, on_date, from_code, to_code)
    values (gen_random_uuid(), 'merge', '2025-03-01', ${MOVED}, ${ROOMS[1]})`
  await owner.begin(async (tx) => {
    await createLedger(tx, dues)
    await applySums(tx, [dues], all)
  })
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

interface Given {
  readonly region: string
  readonly year: number
  readonly due: number | null
  readonly paid: number | null
  readonly waived: boolean | null
}
const amount = fc.option(fc.constantFrom(0, 1, 99, 100, 250))
const given: fc.Arbitrary<readonly Given[]> = fc.uniqueArray(
  fc.record({
    region: fc.constantFrom(...ROOMS, MOVED),
    year: fc.constantFrom(2024, 2025),
    due: amount,
    paid: fc.option(fc.constantFrom(0, 1, 100, -50)),
    waived: fc.option(fc.boolean()),
  }),
  { selector: ({ region, year }) => `${region} ${year}`, maxLength: 10 },
)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const over = (a: number, b: number): number | null => (b === 0 ? null : a / b)
const known = <K extends keyof Given>(rows: readonly Given[], ...fields: readonly K[]) =>
  rows.filter((row) => fields.every((field) => row[field] !== null)) as (Given & { [F in K]: number })[]

/** Each number once more, by hand, from the rows of one place and year. */
const byHand = (rows: readonly Given[], before: readonly Given[], rooms: number) => {
  const due = (some: readonly Given[]) => known(some, 'due').map((row) => row.due)
  const both = known(rows, 'due', 'paid')
  const net = both.filter(({ waived }) => waived === false)
  const paying = both.filter(({ due: asked }) => asked !== 0)
  const covered = new Set(rows.filter(({ paid }) => paid !== null && paid > 0).map(({ region }) => region))
  const [now, then] = [due(rows), due(before)]
  return {
    due: now.length === 0 ? null : sum(now),
    'paid-net': net.length === 0 ? null : sum(net.map(({ paid, due: asked }) => paid - asked)),
    'paid-share': over(sum(both.map(({ paid }) => paid)), sum(both.map((row) => row.due))),
    'paid-in-full': over(paying.filter(({ paid, due: asked }) => paid / asked >= 1).length, paying.length),
    'rooms-paying': over(covered.size, rooms),
    'due-growth': now.length === 0 || sum(then) <= 0 ? null : sum(now) / sum(then) - 1,
    'paid-bands': rows.length === 0 ? null : known(rows, 'paid').length,
  }
}

const shares = ({ parts }: Reading) => parts.map(({ value }) => value.numerator)

it('no value is not zero, nothing is divided by zero, and what part of the rooms is on record is told, wherever they moved', async () => {
  await fc.assert(
    fc.asyncProperty(given, async (rows) => {
      await owner.unsafe('truncate ledger_dues, ledger_dues_past, sums_dues, derive_due, derive_state')
      const plan = (
        await listPlans(database.system, { ledgers: [dues], indicators: all, layers: DEFAULT_LAYERS }, TODAY)
      ).get('dues')
      if (!plan) throw new Error('no plan')
      await asSystem(database, (tx) => bringUp(tx, plan, NOW))
      const at = new Date('2025-02-01T00:00:00Z')
      for (const [n, { region, ...row }] of rows.entries())
        await asSystem(database, async (tx) => {
          const id = `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
          const writing = { county: '990101', at, by: null, source: 'hand' as const, reason: '' }
          await addRecord(tx, dues, { id, region, row }, writing)
          markDue(tx, [{ county: '990101', ledger: 'dues', region, period: String(row.year) }], at)
        })
      await followDue(
        database,
        () => plan,
        () => NOW,
      )
      const stands = rows.map((row) => (row.region === MOVED ? { ...row, region: ROOMS[1] } : row))
      for (const root of ['990101', '990101001', ...ROOMS]) {
        const { readings } = await readIndicators(database.system, basis, {
          indicators: keys,
          regions: { region: root },
          periods: ['2025'],
        })
        const of = (year: number) => stands.filter(({ region, year: its }) => region.startsWith(root) && its === year)
        const rooms = ROOMS.filter((room) => room.startsWith(root)).length
        const wanted = byHand(of(2025), of(2024), rooms)
        const have = new Set(of(2025).map(({ region }) => region)).size
        for (const reading of readings) {
          const value = wanted[reading.indicator as keyof typeof wanted]
          const where = `${root} ${reading.indicator} ${JSON.stringify(rows)}`
          if (value === null) expect(reading.value.value, where).toBeNull()
          else expect(reading.value.value, where).toBeCloseTo(value, 12)
          if (reading.indicator === 'due-growth') continue
          expect(reading.coverage, where).toEqual({ level: 5, have, of: rooms })
          if (reading.indicator !== 'paid-bands' || have === 0) continue
          const paid = known(of(2025), 'paid').map((row) => row.paid)
          const counts = [
            paid.filter((one) => one < 1),
            paid.filter((one) => one >= 1 && one < 100),
            paid.filter((one) => one >= 100),
          ]
          expect(shares(reading), where).toEqual(counts.map(({ length }) => String(length)))
        }
      }
    }),
    { numRuns: 12 },
  )
}, 240_000)
