import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Indicator } from '../../kernel/indicator/index.ts'
import { declaredIn } from '../../kernel/pack/index.ts'
import { connect } from '../../store/connect.ts'
import { applyDeclared } from '../../store/ledger/declared.ts'
import { incomeOf } from '../../test/routes/county.ts'
import { makeProgram, POSTS, type TestProgram } from '../../test/support/program.ts'
import type { ComparisonPage, IndicatorPage, IndicatorValues, LineagePage } from '../contract/indicator.ts'
import { bringUpSums, followSums } from '../derive/sums.ts'
import { loadPacks, type Packs } from '../packs.ts'

const [HERE, THERE] = [POSTS.secretary.region, POSTS.neighbour.region]
const DAY = 24 * 3600_000
const KEY = 'operating-income'
let its: TestProgram

/** The number had another rule until 3 March: subsidies counted. */
const withVersions = (packs: Packs): Packs => ({
  ...packs,
  set: {
    packs: packs.set.packs.map((pack) => ({
      ...pack,
      indicators: (pack.indicators ?? []).flatMap((one): readonly Indicator[] =>
        one.key === KEY && 'of' in one.is
          ? [
              {
                ...one,
                version: '0.9.0',
                until: '2026-03-03',
                is: { ...one.is, of: 'sales * 2.0' } as Indicator['is'],
              },
              { ...one, from: '2026-03-04' },
            ]
          : [one],
      ),
    })),
  },
})

beforeAll(async () => {
  const packs = withVersions(await loadPacks())
  its = await makeProgram(packs)
  const owner = connect(its.database.ownerUrl, { max: 1 })
  await owner.begin((tx) => applyDeclared(tx, declaredIn(packs.set)))
  await owner.end()
  await bringUpSums(its.program)
  const town = await its.as('town')
  const keep = async (region: string, yuan: number): Promise<string> => {
    const body = { region, cells: { ...incomeOf(2024), sales: yuan * 100 } }
    const told = await town.send('POST', '/api/v1/ledgers/village-income/records', body)
    expect(told.status, JSON.stringify(told.body)).toBe(201)
    return `/api/v1/ledgers/village-income/records/${(told.body as { id: string }).id}`
  }
  // 2 March: both villages; 4 March: one is corrected, the other one joined to it; 6 March: today
  const here = await keep(HERE, 100_000)
  await keep(THERE, 30_000)
  its.clock.pass(2 * DAY)
  const later = await its.as('town')
  expect((await later.send('PUT', here, { version: 1, reason: '决算', cells: { sales: 20_000_000 } })).status).toBe(200)
  await its.database.system`update region set valid_to = '2026-03-04' where code = ${THERE}`
  await its.database.system`insert into region_succession (id, kind, on_date, from_code, to_code)
    values (gen_random_uuid(), 'merge', '2026-03-04', ${THERE}, ${HERE})`
  its.clock.pass(2 * DAY)
  await bringUpSums(its.program)
  await followSums(its.program)
})
afterAll(() => its?.drop())

const get = async <T>(post: keyof typeof POSTS, path: string): Promise<T> => {
  const told = await (await its.as(post)).send('GET', path)
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  return told.body as T
}
const page = (query: string) => get<IndicatorPage>('chief', `/api/v1/indicators/${KEY}?region=990101001&${query}`)
const told = ({ here, below, indicator, on }: IndicatorPage) => ({
  version: indicator.version,
  on,
  here: here.value.value,
  coverage: [here.coverage?.have, here.coverage?.of],
  below: below.map(({ regionName, value }) => [regionName, value.value]),
})

describe('a past day', () => {
  it('has its own records, tree and definitions; today has others', async () => {
    const before = await page('on=2026-03-02')
    expect(told(before)).toMatchObject({ version: '0.9.0', on: '2026-03-02', here: 26_000_000, coverage: [2, 2] })
    expect(told(before).below).toEqual([
      ['和平村', 20_000_000],
      ['柳河村', 6_000_000],
    ])
    expect(before.asOf).toBe('2026-03-02T15:59:59.999Z')
    // the year's own last day had two villages, both with a record; they are one now
    const joined = { here: 23_000_000, coverage: [2, 2], below: [['和平村', 23_000_000]] }
    expect(told(await page('on=2026-03-04'))).toMatchObject({ ...joined, on: '2026-03-04' })
    expect(told(await page('on=2026-03-04')).version).not.toBe('0.9.0')
    expect(told(await page(''))).toMatchObject({ ...joined, on: null })
    // today is no past day
    expect((await page('on=2026-03-06')).on).toBeNull()
  })

  it('before anything was on record there was no value, and no period', async () => {
    const none = await page('on=2026-03-01')
    expect([none.here.value.value, none.here.why, none.periods]).toEqual([null, 'no-records', []])
  })

  it('of all numbers, of several side by side, and of the records behind one', async () => {
    const values = await get<IndicatorValues>('town', '/api/v1/indicator-values?on=2026-03-02')
    expect(values.on).toBe('2026-03-02')
    expect(values.items.find(({ key }) => key === KEY)?.here.value.numerator).toBe('26000000')
    const lines = async (on: string) =>
      (await get<ComparisonPage>('chief', `/api/v1/indicator-comparison?keys=${KEY}&level=5&periods=2024&on=${on}`))
        .items
    expect((await lines('2026-03-03')).map(({ name, cells }) => [name, cells[0]?.value ?? null])).toEqual([
      ['和平村', 20_000_000],
      ['柳河村', 6_000_000],
      ['石桥村', null],
    ])
    expect((await lines('2026-03-05')).map(({ name }) => name)).toEqual(['和平村', '石桥村'])
    const records = async (on: string) =>
      (await get<LineagePage>('chief', `/api/v1/indicators/${KEY}/records?region=${HERE}&period=2024&on=${on}`)).items
    expect((await records('2026-03-02')).map(({ numerator }) => numerator)).toEqual([20_000_000])
    expect((await records('2026-03-05')).map(({ numerator }) => numerator)).toEqual([20_000_000])
    expect((await records('2026-03-02'))[0]?.recordedAt).not.toBe((await records('2026-03-05'))[0]?.recordedAt)
    expect(await records('2026-03-01')).toEqual([])
  })

  it('says so in the file', async () => {
    const town = await its.as('town')
    const csv = await town.send('GET', `/api/v1/indicators/${KEY}/parts.csv?period=2024&on=2026-03-02`)
    expect(String(csv.body)).toContain('数据截至,2026-03-02 23:59')
    expect(String(csv.body)).toContain('0.9.0')
  })

  it.each([
    ['2026-03-07', 'yet to come'],
    ['0001-01-01', 'before anything'],
    ['2026-02-30', 'no day'],
    ['yesterday', 'no date'],
  ])('%s is refused: %s', async (on) => {
    for (const path of [
      `indicators/${KEY}?`,
      'indicators?',
      'indicator-values?',
      `indicator-comparison?keys=${KEY}&`,
    ]) {
      const { status, body } = await (await its.as('town')).send('GET', `/api/v1/${path}on=${on}`)
      expect([path, status]).toEqual([path, 400])
      expect((body as { problems: { path: string }[] }).problems[0]?.path).toBe('on')
    }
  })

  it('never shows what lies out of reach', async () => {
    const other = await its.as('otherTown')
    for (const path of [`indicators/${KEY}`, 'indicator-values', 'indicator-comparison'])
      expect((await other.send('GET', `/api/v1/${path}?region=${THERE}&keys=${KEY}&on=2026-03-02`)).status).toBe(404)
    const own = await get<IndicatorPage>('otherTown', `/api/v1/indicators/${KEY}?on=2026-03-02`)
    expect(own.here.value.value).toBeNull()
  })
})
