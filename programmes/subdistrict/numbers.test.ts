import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, times, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-16 secretary, director and head of the collective in one hand', async () => {
  const secretary = (collective_head: boolean) => ({
    ...{ post: 'secretary', in_party: true, joined_party: '2012-07-01', filed: true, born: '1980-01-01' },
    ...{ director: true, collective_head },
  })
  await its.keep('village-cadres', [
    [HERE, secretary(true)],
    [THERE, secretary(false)],
  ])
  expect(await its.shown('secretary-three-posts')).toBe('50.00%')
})

it('002-JD-27 at least a third of group leaders and representatives in the party', async () => {
  const group = (group_name: string, leader_in_party: boolean) => ({ group_name, leader_in_party })
  await its.keep('villager-groups', [
    [HERE, group('一组', true)],
    [HERE, group('二组', false)],
    [THERE, group('一组', false)],
  ])
  await its.keep('village-representatives', [
    [HERE, { representatives: 27, representatives_in_party: 9 }],
    [THERE, { representatives: 30, representatives_in_party: 10 }],
  ])
  expect(await its.shown('group-leaders-in-party')).toBe('33.3%')
  expect(await its.shown('leaders-and-representatives-in-party')).toBe('33.3%')
  expect(await its.shown('leaders-and-representatives-in-party', { region: HERE })).toBe('34.5%')
})

it('002-JD-29 inspection, supervision and audit of every village', async () => {
  await its.keep('village-inspections', [
    [HERE, { inspection_kind: 'patrol-inspection' }],
    [HERE, { inspection_kind: 'supervision' }],
    [FAR, { inspection_kind: 'supervision' }],
  ])
  await its.keep(
    'village-audits',
    [HERE, THERE, FAR].map((region) => [region, { audit_kind: 'economic-responsibility' }]),
  )
  expect(await its.shown('villages-inspected')).toBe('33.3%')
  expect(await its.shown('villages-supervised')).toBe('66.7%')
  expect(await its.shown('villages-audited')).toBe('100.0%')
})

it('002-JD-42, 002-JD-43 a new member in every village, half of them up to 35', async () => {
  await its.keep('new-party-members', [
    [HERE, { joined: '2025-07-01', born: '1990-07-01' }],
    [HERE, { joined: '2025-07-01', born: '1989-07-01' }],
    [FAR, { joined: '2025-11-01', born: '2001-01-01' }],
    [THERE, { joined: '2024-11-01', born: '2001-01-01' }],
  ])
  expect(await its.shown('villages-with-new-member', { period: '2025' })).toBe('66.7%')
  expect(await its.shown('new-members-young', { period: '2025' })).toBe('66.7%')
  expect(await its.shown('new-members', { period: '2025-11' })).toBe('1人')
})

it('002-JD-44 members who lead in business help at least one household', async () => {
  await its.keep('rich-helpers', [
    [HERE, { households_helped: 2 }],
    [THERE, { households_helped: 0 }],
  ])
  expect(await its.shown('helpers-who-help')).toBe('50.0%')
})

it('002-JD-47 pilots that are done and earn within two years', async () => {
  const pilot = (done_in: number) => ({
    kind: 'tourism',
    mode: 'self-run',
    year: 2022,
    pilot: true,
    state: 'done',
    done_in,
    earning: true,
  })
  await its.keep('village-projects', [
    [HERE, pilot(2024)],
    [FAR, pilot(2025)],
  ])
  expect(await its.shown('pilots-earning-in-two-years')).toBe('50.0%')
})

it('002-JD-48 every village from 100,000 yuan on', async () => {
  await its.keep('village-income', [
    [HERE, { year: 2023, sales: yuan(100_000) }],
    [THERE, { year: 2023, sales: yuan(40_000), subsidy: yuan(90_000) }],
  ])
  expect(await its.shown('operating-income-from-10', { period: '2023' })).toBe('50.0%')
  expect(await its.shown('weak-villages', { period: '2023' })).toBe('1个')
})

it('002-JD-50, 002-JD-51 products, households with a stake, farmland, sewage, old houses', async () => {
  await its.keep('village-industries', [
    [HERE, { product: 'tea', leading: true, farming_households: 80, linked_households: 60 }],
    [THERE, { product: 'fruit', leading: false, farming_households: 20, linked_households: 5 }],
  ])
  await its.keep('grain-production', [[HERE, { arable: '1000', high_standard: '640' }]])
  await its.keep('village-environment', [
    [HERE, { hamlets: 6, hamlets_treated: 3, old_houses: 100, old_houses_improved: 35 }],
    [FAR, { hamlets: 4, hamlets_treated: 3, old_houses: 100, old_houses_improved: 15, upkeep_rule: true }],
  ])
  expect(await its.shown('villages-with-a-product')).toBe('33.3%')
  expect(await its.shown('linked-households')).toBe('65.0%')
  expect(await its.shown('high-standard-farmland')).toBe('64.0%')
  expect(await its.shown('sewage-treated')).toBe('60.0%')
  expect(await its.shown('old-houses-improved')).toBe('25.0%')
  expect(await its.shown('villages-with-upkeep-rule')).toBe('50.0%')
})

it('002-JD-52 civilised villages and culture venues', async () => {
  await its.keep('honours', [
    [HERE, { honour_kind: 'civilised-village', grade: 'city' }],
    [FAR, { honour_kind: 'civilised-village', grade: 'county' }],
  ])
  await its.keep('facilities', [[THERE, { facility_kind: 'culture-venue', facility_state: 'open', opened_in: 2019 }]])
  expect(await its.shown('villages-civilised')).toBe('33.3%')
  expect(await its.shown('villages-with-culture-venue')).toBe('33.3%')
})

it('002-JD-57 rural income above the city’s, and growing faster than in town', async () => {
  const year = (year: number, rural: number, urban: number, city: number) => ({
    ...{ year, rural_income: yuan(rural), urban_income: yuan(urban), rural_income_of_city: yuan(city) },
  })
  await its.keep('official-figures', [
    [COUNTY, year(2024, 20_000, 40_000, 20_500)],
    [COUNTY, year(2025, 22_000, 42_000, 21_000)],
  ])
  expect(await its.shown('rural-income-over-city', { period: '2025' })).toBe('4.8%')
  expect(await its.shown('rural-over-urban-growth', { period: '2025' })).toBe('5.0%')
})

it('002-JD-58, 002-JD-59 what low-income people were paid, and villages in time and in full', async () => {
  await its.keep('low-income-payments', [
    [HERE, { month: '2025-04', kind: 'work-for-relief', people: 10, amount: yuan(12_000) }],
    [HERE, { month: '2025-05', kind: 'labour-subsidy', people: 4, amount: yuan(3000) }],
  ])
  const line = (key: string, paid: number, on_time: boolean) => ({
    line: key,
    due: yuan(10_000),
    paid: yuan(paid),
    on_time,
  })
  await its.keep('funding-lines', [
    [HERE, line('office', 10_000, true)],
    [HERE, line('service-fund', 10_000, false)],
    [THERE, line('leaving-allowance', 9000, true)],
    [FAR, line('cadre-pay', 10_000, true)],
  ])
  expect(await its.shown('low-income-paid', { period: '2025' })).toBe('1.50万元')
  expect(await its.shown('low-income-paid', { period: '2025-05' })).toBe('0.30万元')
  expect(await its.shown('lines-on-time')).toBe('50.0%')
  expect(await its.shown('lines-short', { region: THERE })).toBe('1项')
})

it('002-JD-63, 002-JD-70 every item with its measure, time and owner; what is worth telling', async () => {
  const item = (n: number, done_on: string) => ({
    numbered_list: 'project-tasks-28',
    number: n + 1,
    due: '2025-06-30',
    item_state: 'done',
    done_on,
  })
  await its.keep(
    'duty-items',
    times(4, (n) => [COUNTY, item(n, n < 3 ? '2025-06-30' : '2025-07-01')] as const),
  )
  await its.keep('model-cases', [[HERE, { case_mode: 'services' }]])
  expect(await its.shown('duty-items')).toBe('4项')
  expect(await its.shown('items-done-in-time')).toBe('75.0%')
  expect(await its.shown('model-cases')).toBe('1个')
})
