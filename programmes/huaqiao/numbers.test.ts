import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, TOWN, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('huaqiao')
})
afterAll(() => its.drop())

it('000-HQ-01 area, villages, residents and party members of a town', async () => {
  await its.keep('village-profile', [
    [HERE, { area: '8.5', residents: 3300, households: 1000, party_members: 126 }],
    [THERE, { area: '9.25', residents: 3200, households: 1000, party_members: 122 }],
  ])
  expect(await its.shown('village-area', { region: TOWN })).toBe('17.75平方公里')
  expect(await its.shown('villages-on-record', { region: TOWN })).toBe('2个')
  expect(await its.shown('residents', { region: TOWN })).toBe('6500人')
  expect(await its.shown('party-members', { region: TOWN })).toBe('248人')
})

it('000-HQ-05 secretaries: mean age, all with college education, all directors', async () => {
  const secretary = (born: string) => ({
    ...{ post: 'secretary', in_party: true, joined_party: '2010-07-01', filed: true, education: 'college' },
    ...{ director: true, born },
  })
  await its.keep('village-cadres', [
    [HERE, secretary('1981-01-01')],
    [THERE, secretary('1980-06-01')],
  ])
  expect(await its.shown('secretary-age', { region: TOWN })).toBe('45.00岁')
  expect(await its.shown('secretary-college', { region: TOWN })).toBe('100.00%')
  expect(await its.shown('secretary-is-director', { region: TOWN })).toBe('100.00%')
})

it('000-HQ-09 two projects a year for each village, each with at least 200,000 yuan of the town', async () => {
  const project = (town_subsidy: number) => ({
    kind: 'infrastructure',
    state: 'building',
    town_subsidy: yuan(town_subsidy),
  })
  await its.keep('village-projects', [
    [HERE, project(200_000)],
    [HERE, project(350_000)],
    [THERE, project(199_999)],
  ])
  expect(await its.shown('town-projects', { region: HERE })).toBe('2个')
  expect(await its.shown('town-projects', { region: THERE })).toBe('0个')
})

it('000-HQ-10 three advisers for each village', async () => {
  const adviser = (expert_role: string) => ({ expert_role })
  await its.keep('experts', [
    [HERE, adviser('agronomist')],
    [HERE, adviser('legal-adviser')],
    [HERE, adviser('construction-adviser')],
    [THERE, adviser('agronomist')],
  ])
  expect(await its.shown('villages-with-agronomist', { region: TOWN })).toBe('100.0%')
  expect(await its.shown('villages-with-legal-adviser', { region: TOWN })).toBe('50.0%')
  expect(await its.shown('villages-with-construction-adviser', { region: THERE })).toBe('0.0%')
})

it('000-HQ-11 co-operatives that the party organisation leads, and whom they serve', async () => {
  const coop = (led_by_party: boolean, served_people: number) => ({
    ...{ entity_kind: 'co-operative', set_up: 'none', member_households: 20 },
    ...{ led_by_party, served_people },
  })
  await its.keep('farm-entities', [
    [HERE, coop(true, 800)],
    [THERE, coop(true, 300)],
    [THERE, coop(false, 5000)],
  ])
  expect(await its.shown('co-operatives-led-by-party', { region: TOWN })).toBe('2个')
  expect(await its.shown('people-served-by-party-led', { region: TOWN })).toBe('1100人')
})

it('000-HQ-12 the mean village’s surplus, and farmers’ income', async () => {
  await its.keep('village-income', [
    [
      HERE,
      { sales: yuan(1_900_000), operating_cost: yuan(500_000), taxes: yuan(50_000), administration: yuan(90_000) },
    ],
    [THERE, { sales: yuan(1_050_000), subsidy: yuan(3_000_000) }],
  ])
  await its.keep('town-income', [
    [TOWN, { farmers_income: yuan(32_000), surveyed_people: 30_000 }],
    ['990101002', { farmers_income: yuan(22_000), surveyed_people: 10_000 }],
  ])
  expect(await its.shown('operating-surplus-per-village', { region: TOWN })).toBe('120.00万元')
  expect(await its.shown('farmers-income', { region: TOWN })).toBe('32000元')
})

it('000-HQ-15 a station for the elderly in every village', async () => {
  const station = { facility_kind: 'elderly-station', facility_state: 'open', opened_in: 2022 }
  await its.keep('facilities', [
    [HERE, station],
    [HERE, station],
    [THERE, { ...station, facility_state: 'closed' }],
  ])
  expect(await its.shown('villages-with-elderly-station', { region: TOWN })).toBe('50.0%')
  expect(await its.shown('villages-with-elderly-station', { region: FAR })).toBe('0.0%')
})
