import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN, times, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('heilongjiang')
})
afterAll(() => its.drop())

it('000-HLJ-05 the duties of the county secretary, each with its state and its proof', async () => {
  const duty = (n: number) => ({
    numbered_list: 'secretary-duties-25',
    number: n + 1,
    item_state: n < 5 ? 'done' : 'under-way',
    ...(n < 5 && { done_on: '2025-02-01' }),
    ...(n < 20 && { proved_by: 'operating-income-from-20' }),
  })
  await its.keep(
    'duty-items',
    times(25, (n) => [COUNTY, duty(n)] as const),
  )
  expect(await its.shown('secretary-duties')).toBe('25项')
  expect(await its.shown('items-done')).toBe('20.0%')
  expect(await its.shown('items-proved')).toBe('80.0%')
})

it('000-HLJ-23 signs and certificates that are approved, and what is still to be cleared', async () => {
  const state = (sign_state: string, sign: string) => ({
    sign,
    sign_state,
    ...(sign_state === 'approved' && { approved_by: '清单' }),
  })
  await its.keep('signboards', [
    [HERE, state('approved', '党群服务中心')],
    [HERE, state('to-clear', '招商服务点')],
    [THERE, state('cleared', '科普活动站')],
    [FAR, state('approved', '党群服务中心')],
  ])
  await its.keep('certificates', [
    [COUNTY, { certificate: '居住证明', certificate_state: 'kept', law: '清单' }],
    [COUNTY, { certificate: '健在证明', certificate_state: 'abolished' }],
  ])
  expect(await its.shown('signs-to-clear')).toBe('1块')
  expect(await its.shown('signs-in-order')).toBe('66.7%')
  expect(await its.shown('certificates-kept')).toBe('1项')
})

it('000-HLJ-24 meetings, inspections and forms by village and month, and what they cost', async () => {
  const asked = (happened_on: string, burden_kind: string, asked_by: string, people: number, minutes: number) => ({
    ...{ happened_on, burden_kind, asked_by, people, minutes },
  })
  await its.keep('burden-events', [
    [HERE, asked('2026-01-10', 'meeting', 'county-department', 2, 60)],
    [HERE, asked('2026-02-03', 'meeting', 'town', 1, 60)],
    [HERE, asked('2026-02-20', 'inspection', 'county-department', 1, 30)],
    [THERE, asked('2026-02-21', 'form', 'county-department', 1, 90)],
  ])
  expect(await its.shown('meetings-attended', { period: '2026-02' })).toBe('1次')
  expect(await its.shown('inspections-received', { period: '2026-02', region: HERE })).toBe('1次')
  expect(await its.shown('burden-hours', { period: '2026-02' })).toBe('3.0小时')
  expect(await its.shown('burden-growth', { period: '2026-02' })).toBe('50.0%')
  expect(await its.shown('burden-by-departments', { period: '2026' })).toBe('75.0%')
})

it('000-HLJ-25, 000-HLJ-26 grain, its share of the nation’s, and good harvests in a row', async () => {
  const grain = (year: number, harvest: string) => ({ year, arable: '1000', sown: '1240', harvest })
  await its.keep('grain-production', [
    [HERE, grain(2022, '400')],
    [HERE, grain(2023, '410.5')],
    [HERE, grain(2024, '410.5')],
    [THERE, grain(2024, '100')],
  ])
  await its.keep('official-figures', [[COUNTY, { year: 2024, national_sown: '20000', national_harvest: '9000' }]])
  expect(await its.shown('grain-sown', { period: '2024' })).toBe('2480.0亩')
  expect(await its.shown('grain-sown-of-nation', { period: '2024' })).toBe('12.4%')
  expect(await its.shown('good-harvests', { period: '2024' })).toBe('2年')
})

it('000-HLJ-27 co-operatives, family farms and service organisations by kind', async () => {
  const kinds = ['co-operative', 'family-farm', 'family-farm', 'service-organisation', 'leading-company']
  await its.keep(
    'farm-entities',
    kinds.map((entity_kind) => {
      const coop = entity_kind === 'co-operative' && { led_by_party: true, member_households: 30 }
      return [HERE, { entity_kind, set_up: 'none', ...coop }] as const
    }),
  )
  expect(await its.shown('farm-entities')).toBe('3个')
  expect(await its.shown('service-organisations')).toBe('1个')
})

it('000-HLJ-28 villages from 200,000 yuan on, the same at every level, by our definition of income', async () => {
  await its.keep('village-income', [
    [HERE, { sales: yuan(200_000) }],
    [THERE, { sales: yuan(199_999.99), subsidy: yuan(900_000) }],
    [FAR, { sales: yuan(150_000), investment: yuan(60_000) }],
  ])
  expect(await its.shown('operating-income-from-20')).toBe('66.7%')
  expect(await its.shown('operating-income-from-20', { region: TOWN })).toBe('50.0%')
  expect(await its.shown('operating-income-from-20', { region: HERE })).toBe('100.0%')
  expect(await its.coverage('operating-income-from-20')).toBe('3/3')
})
