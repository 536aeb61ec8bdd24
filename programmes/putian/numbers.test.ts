import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('putian')
})
afterAll(() => its.drop())

it('000-PT-01 residents and party members of every node', async () => {
  await its.keep('village-profile', [
    [HERE, { area: '5', residents: 1150, households: 380, party_members: 81 }],
    [THERE, { area: '3.5', residents: 1000, households: 300, party_members: 60 }],
  ])
  expect(await its.shown('residents')).toBe('2150人')
  expect(await its.shown('residents', { region: TOWN })).toBe('2150人')
  expect(await its.shown('party-members')).toBe('141人')
  expect(await its.shown('party-members-of-residents', { region: HERE })).toBe('7.0%')
  expect(await its.coverage('residents')).toBe('2/3')
})

it('000-PT-12 money for grids', async () => {
  const grant = (purpose: string, amount: number) => ({ purpose, granted: yuan(amount), outcome: 'running' })
  await its.keep('support-funds', [
    [COUNTY, grant('grid', 2_000_000)],
    [TOWN, grant('grid', 150_000)],
    [HERE, grant('infrastructure', 900_000)],
  ])
  expect(await its.shown('funds-for-grids')).toBe('215.00万元')
})

it('000-PT-14 service centres upgraded, and stations in the grids', async () => {
  const facility = (facility_kind: string, more = {}) => ({
    facility_kind,
    facility_state: 'open',
    opened_in: 2020,
    ...more,
  })
  await its.keep('facilities', [
    [HERE, facility('party-service-centre', { upgraded: true, place: '104.600000,38.600000' })],
    [THERE, facility('party-service-centre')],
    [`${HERE}001`, facility('grid-station')],
    [THERE, { facility_kind: 'party-service-centre', facility_state: 'building' }],
  ])
  expect(await its.shown('service-centres-upgraded')).toBe('1个')
  expect(await its.shown('service-centres')).toBe('2个')
  expect(await its.shown('grid-stations')).toBe('1个')
  expect(await its.shown('villages-with-service-centre')).toBe('66.7%')
})

it('000-PT-24 growth of rural income, and town to country', async () => {
  const year = (year: number, rural: number, urban: number) => ({
    year,
    rural_income: yuan(rural),
    urban_income: yuan(urban),
  })
  await its.keep('official-figures', [
    [COUNTY, year(2021, 25_000, 48_000)],
    [COUNTY, year(2022, 27_000, 51_030)],
  ])
  expect(await its.shown('rural-income-growth', { period: '2022' })).toBe('8.0%')
  expect(await its.shown('urban-to-rural-income', { period: '2022' })).toBe('1.89:1')
  expect(await its.shown('rural-income-growth', { period: '2021' })).toBe('没有数')
  expect(await its.shown('rural-income', { region: FAR })).toBe('没有数')
})
