import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('hebei')
})
afterAll(() => its.drop())

const A = { leading_team: 'a', industry: 'a', environment: 'a', safety: 'a', civility: 'a' }

it('003-HB-03 an A in all five aspects, and a quarter of the villages to reach', async () => {
  const result = (place: number, more = {}) => ({ year: 2025, place, ranked: 3, band: 'a', ...A, ...more })
  await its.keep('village-appraisals', [
    [HERE, result(1)],
    [THERE, result(2, { safety: 'b' })],
    [FAR, result(3, { band: 'd', industry: 'd' })],
  ])
  expect(await its.shown('five-a-villages', { period: '2025' })).toBe('1个')
  expect(await its.shown('five-a-share', { period: '2025' })).toBe('33.3%')
  expect(await its.bands('village-bands')).toEqual([1, 0, 0, 2])
})

it('003-HB-04 who moved up since the year before: the last, the middle, the first', async () => {
  const result = (year: number, place: number, band: string) => ({ year, place, ranked: 3, band })
  await its.keep('village-appraisals', [
    [HERE, result(2022, 1, 'a')],
    [THERE, result(2022, 2, 'c')],
    [FAR, result(2022, 3, 'd')],
    [HERE, result(2023, 1, 'a')],
    [THERE, result(2023, 3, 'd')],
    [FAR, result(2023, 2, 'b')],
  ])
  const at = (key: string) => its.shown(key, { period: '2023' })
  expect(await at('villages-moved-up')).toBe('33.3%')
  expect(await at('last-moved-up')).toBe('100.0%')
  expect(await at('middle-moved-up')).toBe('0.0%')
  expect(await at('first-stayed')).toBe('100.0%')
  expect(await its.shown('villages-moved-up', { period: '2022' })).toBe('没有数')
})

it('003-HB-30, 003-HB-31 use of the public platform, as a statistic by which nobody is judged', async () => {
  await its.keep('village-profile', [[HERE, { residents: 4000, households: 1000 }]])
  const use = { registered_people: 2988, scanning_people: 2800, visits: 140_000, villages_with_code: 1 }
  await its.keep('platform-use', [[COUNTY, use]])
  expect(await its.shown('platform-people')).toBe('2988人')
  expect(await its.shown('platform-visits-per-person')).toBe('46.9次')
  expect(await its.shown('platform-registered')).toBe('74.7%')
  expect(await its.shown('platform-scanned')).toBe('70.0%')
  expect(await its.shown('platform-covered')).toBe('100.0%')
  for (const key of ['platform-registered', 'platform-scanned', 'platform-covered'])
    expect(await its.meaning(key)).toMatchObject({ better: null, target: null })
})
