import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOTHING, regionScope } from '../../kernel/access/index.ts'
import { dues, games, indicators, members } from '../../kernel/indicator/example/club.ts'
import type { Indicator } from '../../kernel/indicator/index.ts'
import { type Ledger, periodOf, type Row } from '../../kernel/ledger/index.ts'
import { DEFAULT_LAYERS } from '../../kernel/place/index.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { connect } from '../connect.ts'
import { asSystem, inScope, type Sql } from '../database.ts'
import { createLedger } from '../ledger/define.ts'
import { addRecord, type StoredRow } from '../ledger/records.ts'
import { applySums } from './define.ts'
import { markDue } from './due.ts'
import { followDue } from './follow.ts'
import { listPeriods, readIndicators } from './read.ts'
import type { Basis, Question, Reading } from './reading.ts'
import { bringUp, isCurrent, listPlans, listStates } from './state.ts'

const NOW = new Date('2025-06-30T04:00:00Z')
const TODAY = '2025-06-30'
const paidUp: Indicator = {
  ...(indicators[0] as Indicator),
  key: 'rooms-paid-up',
  is: { kind: 'regions', level: 5, of: 'paid_share >= 1.0', among: 'due > 0.0' },
}
const basis: Basis = {
  ledgers: new Map([members, dues, games].map((one) => [one.key, one])),
  indicators: new Map([...indicators, paidUp].map((one) => [one.key, one])),
  layers: DEFAULT_LAYERS,
  today: TODAY,
  now: NOW,
}

let database: TestDatabase
let owner: Sql
let number = 0

const plans = () =>
  listPlans(database.system, { ledgers: [members, dues, games], indicators, layers: DEFAULT_LAYERS }, TODAY)
const add = (ledger: Ledger, region: string, row: Row, at = NOW) =>
  asSystem(database, async (tx) => {
    number += 1
    const id = `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`
    const county = region.slice(0, 6)
    await addRecord(
      tx,
      ledger,
      { id, region, row: row as StoredRow },
      { county, at, by: null, source: 'hand', reason: '' },
    )
    markDue(tx, [{ county, ledger: ledger.key, region, period: periodOf(ledger, row) }], at)
  })
const follow = async () => {
  const known = await plans()
  return followDue(
    database,
    (ledger) => known.get(ledger),
    () => NOW,
  )
}

beforeAll(async () => {
  database = await makeDatabase()
  owner = connect(database.ownerUrl, { max: 1 })
  const region = (code: string, level: number, valid_from = '2020-01-01', valid_to: string | null = null) => ({
    code,
    name: code,
    level,
    kind: 'x',
    valid_from,
    valid_to,
  })
  await owner`insert into region ${owner([
    region('99', 1),
    region('9901', 2),
    region('990101', 3),
    region('990101001', 4),
    region('990101002', 4),
    region('990101003', 4, '2020-01-01', '2024-01-01'),
    region('990101001201', 5),
    region('990101001202', 5),
    region('990101002201', 5),
    region('990101002202', 5, '2026-01-01'),
  ])}`
  await owner.begin(async (tx) => {
    for (const ledger of [members, dues, games]) await createLedger(tx, ledger)
    await applySums(tx, [members, dues, games], indicators)
  })
  for (const plan of (await plans()).values()) await asSystem(database, (tx) => bringUp(tx, plan, NOW))
  await add(dues, '990101001201', { year: 2024, due: 100, paid: 50, waived: false })
  await add(dues, '990101001201', { year: 2025, due: 300, paid: 300, waived: false })
  await add(dues, '990101002201', { year: 2025, due: 100, paid: null, waived: null })
  await add(members, '990101001201', { birth: '1990-01-01', coach: true, games: 3, won: 1, rating: '10.5' })
  await add(members, '990101001', { birth: '2010-01-01', coach: false, games: 1, won: 1, rating: null })
  await add(games, '990101001202', { played: '2025-03-01', board: 1, moves: 40, won: true, opening: 'réti' })
  await follow()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const ask = async (question: Partial<Question>) =>
  (
    await readIndicators(database.system, basis, {
      indicators: ['due'],
      regions: { region: '990101' },
      periods: ['2025'],
      ...question,
    })
  ).readings
const values = (readings: readonly Reading[]) =>
  readings.map(({ region, period, indicator, value }) => [region, period, indicator, value.value])

describe('numbers as they stand', () => {
  it('of one region, measures and derived ones', async () => {
    const keys = [
      'due',
      'paid-share',
      'paid-in-full',
      'rooms-paying',
      'members',
      'coached',
      'due-per-member',
      'due-growth',
      'due-growing',
      'games',
      'unknown',
    ]
    const found = await ask({ indicators: keys })
    expect(found.map(({ indicator, value }) => [indicator, value.numerator, value.denominator, value.value])).toEqual([
      ['due', '400', null, 400],
      ['paid-share', '300', '300', 1],
      ['paid-in-full', '1', '1', 1],
      ['rooms-paying', '1', '3', 1 / 3],
      ['members', '2', null, 2],
      ['coached', '1', '2', 0.5],
      ['due-per-member', null, null, 200],
      ['due-growth', null, null, 3],
      ['due-growing', null, null, 1],
      ['games', '1', null, 1],
      ['unknown', null, null, null],
    ])
    expect(found[0]).toMatchObject({ coverage: { level: 5, have: 2, of: 3 }, computedAt: NOW })
    // a register is not lacking where a room has nobody; what rests on both is covered as its reports are
    expect(found.map(({ coverage }) => coverage?.have ?? null)).toEqual([2, 2, 2, 2, null, null, 2, 2, 2, 1, null])
  })

  it('never covered by more regions than there are: those closed since, with nothing in their place, count where they have a record', async () => {
    const rooms = ['990101001201', '990101001202', '990101002201']
    const close = (day: string | null) => owner`update region set valid_to = ${day} where code in ${owner(rooms)}`
    await close('2025-01-01')
    const [found] = await ask({ indicators: ['due'] })
    const [paying] = await ask({ indicators: ['rooms-paying'] })
    await close(null)
    expect([found?.value.value, found?.coverage]).toEqual([400, { level: 5, have: 2, of: 2 }])
    // both have a record, one of them a paying one
    expect(paying?.value).toEqual({ numerator: '1', denominator: '2', value: 0.5 })
  })

  it('a region closed within the period does not stand in for one that lacks: it is expected besides those that stand', async () => {
    const close = (code: string, day: string | null) => owner`update region set valid_to = ${day} where code = ${code}`
    const covered = async (question: Partial<Question> = {}) =>
      (await ask({ indicators: ['due', 'rooms-paying'], ...question })).map(({ value, coverage }) => [
        coverage?.have,
        coverage?.of,
        value.denominator,
      ])
    // 201 has a record, 202 has none and stands on: 2 of 3, as before it was closed
    await close('990101001201', '2025-05-01')
    const [due, paying] = await covered()
    const [inTown] = await covered({ regions: { region: '990101001' } })
    const [earlier] = await covered({ periods: ['2024'] })
    await close('990101001201', null)
    expect([due, paying?.[2], inTown?.slice(0, 2)]).toEqual([[2, 3, null], '3', [1, 2]])
    expect(earlier?.slice(0, 2)).toEqual([1, 3])
    // one without a record is expected no more
    await close('990101001202', '2025-05-01')
    const [gone] = await covered()
    await close('990101001202', null)
    expect(gone?.slice(0, 2)).toEqual([2, 2])
    // another took its place: its records are that one's
    await close('990101001201', '2025-05-01')
    await owner`insert into region_succession (id, kind, on_date, from_code, to_code)
      values (gen_random_uuid(), 'merge', '2025-05-01', '990101001201', '990101001202')`
    const [merged] = await covered()
    await owner`delete from region_succession`
    await close('990101001201', null)
    expect(merged?.[1]).toBe(2)
  })

  it('of its children that stand today, those without a record too', async () => {
    const found = await ask({ indicators: ['due', 'members', 'coached'], regions: { below: '990101001' } })
    expect(values(found)).toEqual([
      ['990101001201', '2025', 'due', 300],
      ['990101001201', '2025', 'members', 1],
      ['990101001201', '2025', 'coached', 1],
      ['990101001202', '2025', 'due', null],
      ['990101001202', '2025', 'members', 0],
      ['990101001202', '2025', 'coached', null],
    ])
    expect(found.map(({ coverage }) => coverage?.of ?? null)).toEqual([1, null, null, 1, null, null])
  })

  it('of all regions of a level, by pages', async () => {
    const page = async (after: string) =>
      values(await ask({ regions: { root: '99', level: 5, after, limit: 2 } })).map(([region]) => region)
    expect([await page(''), await page('990101001202'), await page('990101002201')]).toEqual([
      ['990101001201', '990101001202'],
      ['990101002201'],
      [],
    ])
  })

  it('over periods, months and their year alike', async () => {
    expect(values(await ask({ periods: ['2023', '2024', '2025'] })).map(([, , , value]) => value)).toEqual([
      null,
      100,
      400,
    ])
    const months = await ask({ indicators: ['games', 'due', 'openings'], periods: ['2025-03', '2025-02', '2025'] })
    expect(values(months).map(([, , , value]) => value)).toEqual([1, null, 1, null, null, null, 1, 400, 1])
    expect(await listPeriods(database.system, games, '990101', 10)).toEqual(['2025-Q1', '2025-H1', '2025-03', '2025'])
  })

  it('of rooms that meet what is asked of them, by their own numbers, for a house and what lies below', async () => {
    const told = async (region: string, period = '2025') => {
      const [one] = await ask({ indicators: ['rooms-paid-up'], regions: { region }, periods: [period] })
      return [one?.value.numerator, one?.value.denominator, one?.value.value]
    }
    expect(await told('990101')).toEqual(['1', '2', 0.5])
    expect(await told('990101', '2024')).toEqual(['0', '1', 0])
    expect(await told('990101001')).toEqual(['1', '1', 1])
    expect(await told('990101002201')).toEqual(['0', '1', 0])
    // asked of nobody
    expect(await told('990101001202')).toEqual(['0', '0', null])
    expect(await told('9901')).toEqual([null, null, null])
    const below = await ask({ indicators: ['rooms-paid-up'], regions: { below: '990101' } })
    expect(values(below).map(([region, , , value]) => [region, value])).toEqual([
      ['990101001', 1],
      ['990101002', 0],
    ])
  })

  it('of bands, each one', async () => {
    const [found] = await ask({ indicators: ['ages'], regions: { region: '990101001' } })
    expect(found?.parts.map(({ key, value }) => [key, value.numerator])).toEqual([
      ['young', '1'],
      ['grown', '1'],
      ['old', '0'],
    ])
  })

  it('outside the scope there are none', async () => {
    const acting = { county: '990101', scope: { ...NOTHING, ...regionScope('990101002') } }
    const found = await inScope(database, acting, (tx) =>
      readIndicators(tx, basis, {
        indicators: ['due'],
        regions: { root: '99', level: 4, after: '', limit: 9 },
        periods: ['2025'],
      }),
    )
    expect(values(found.readings).map(([region, , , value]) => [region, value])).toEqual([
      ['990101001', null],
      ['990101002', 100],
    ])
  })

  it('say until when they hold', async () => {
    const question: Question = { indicators: ['due'], regions: { region: '990101' }, periods: ['2025'] }
    expect((await readIndicators(database.system, basis, question)).asOf).toEqual(NOW)
    const earlier = new Date('2025-06-30T03:59:00Z')
    await add(dues, '990101001202', { year: 2025, due: 5, paid: 5, waived: false }, earlier)
    const waiting = await readIndicators(database.system, basis, question)
    expect([waiting.asOf, waiting.readings[0]?.value.value]).toEqual([earlier, 400])
    await follow()
    const done = await readIndicators(database.system, basis, question)
    expect([done.asOf, done.readings[0]?.value.value]).toEqual([NOW, 405])
  })
})

describe('a changed definition', () => {
  it('has no value before it is computed, then the right one; the former column is not read', async () => {
    const changed = indicators.map((one) =>
      one.key === 'members' ? { ...one, is: { kind: 'count', ledger: 'members', where: 'coach' } as const } : one,
    )
    const more: Basis = { ...basis, indicators: new Map(changed.map((one) => [one.key, one])) }
    const read = async () =>
      (
        await readIndicators(database.system, more, {
          indicators: ['members'],
          regions: { region: '99' },
          periods: [''],
        })
      ).readings[0]?.value.value
    expect(await owner.begin((tx) => applySums(tx, [members], changed))).toHaveLength(1)
    expect(await owner.begin((tx) => applySums(tx, [members], changed))).toEqual([])
    expect(await read()).toBeNull()
    const plan = (
      await listPlans(database.system, { ledgers: [members], indicators: changed, layers: DEFAULT_LAYERS }, TODAY)
    ).get('members')
    if (!plan) throw new Error('no plan')
    expect(isCurrent(plan, await listStates(database.system))).toBe(false)
    await asSystem(database, (tx) => bringUp(tx, plan, NOW))
    expect(isCurrent(plan, await listStates(database.system))).toBe(true)
    expect(await read()).toBe(1)
    expect((await ask({ indicators: ['members'] }))[0]?.value.value).toBeNull()
  })

  it('so is a day that passes where ages are told, and a tree that changed', async () => {
    const day = async (today: string) =>
      await listPlans(database.system, { ledgers: [members, dues], indicators, layers: DEFAULT_LAYERS }, today)
    const states = async () => listStates(database.system)
    const current = async (today: string) =>
      [...(await day(today))].map(([key, plan]) => [key, isCurrent(plan, plan ? all : [])])
    for (const plan of (await day(TODAY)).values()) await asSystem(database, (tx) => bringUp(tx, plan, NOW))
    const all = await states()
    expect(await current(TODAY)).toEqual([
      ['members', true],
      ['dues', true],
    ])
    expect(await current('2025-07-01')).toEqual([
      ['members', false],
      ['dues', true],
    ])
    await owner`insert into region_succession (id, kind, on_date, from_code, to_code)
      values (gen_random_uuid(), 'merge', '2025-06-01', '990101001202', '990101001201')`
    expect(await current(TODAY)).toEqual([
      ['members', false],
      ['dues', false],
    ])
  })
})
