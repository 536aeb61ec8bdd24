import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('yunnan')
})
afterAll(() => its.drop())

it('000-YN-13 a leader of the province has a county, a township and a village', async () => {
  const link = { leader: '省委常委', leader_level: 'province', link_kind: 'linked' }
  await its.keep('leader-links', [
    [COUNTY, link],
    [TOWN, link],
    [HERE, link],
  ])
  const at = async (region: string) => its.shown('links-of-province-leaders', { region })
  expect([await at(COUNTY), await at(TOWN), await at(HERE)]).toEqual(['3个', '2个', '1个'])
  expect(await its.shown('leaders-with-links')).toBe('1人')
})

it('000-YN-14 three walks through all places in a term, and where nobody was yet', async () => {
  const walk = (walker: string, walked_on: string) => ({ term_from: 2021, walker, walked_on })
  await its.keep('walk-throughs', [
    [TOWN, walk('city-secretary', '2022-03-01')],
    [HERE, walk('county-secretary', '2022-03-01')],
    [THERE, walk('county-secretary', '2025-03-01')],
    [FAR, walk('organisation-head', '2023-03-01')],
  ])
  expect(await its.shown('towns-walked-by-city-secretary', { period: '2021' })).toBe('50.0%')
  expect(await its.shown('villages-walked-by-county-secretary', { period: '2021' })).toBe('66.7%')
  expect(await its.shown('villages-walked-by-organiser', { period: '2021' })).toBe('33.3%')
  expect(await its.lacking('villages-walked-by-county-secretary')).toEqual([FAR])
})

it('000-YN-15 all leaders of townships in the households, by village and by grid', async () => {
  const leader = (name: string) => ({
    name,
    in_leadership: true,
    principal: false,
    five_kinds: 'none',
    born: '1980-01-01',
  })
  await its.keep('town-staff', [
    [TOWN, leader('甲')],
    [TOWN, leader('乙')],
  ])
  const visit = (visitor: string, household_number: string) => ({
    ...{ visited_on: '2026-02-10', visitor, visitor_kind: 'town-leader', household_number, visit_purpose: 'ordinary' },
  })
  await its.keep('household-visits', [
    [`${HERE}001`, visit('甲', '1-001')],
    [HERE, visit('甲', '1-002')],
    [THERE, { ...visit('王某', '2-001'), visitor_kind: 'secretary' }],
  ])
  expect(await its.shown('town-leaders-who-visit', { region: TOWN, period: '2026' })).toBe('50.0%')
  expect(await its.shown('villages-with-town-leaders', { region: TOWN, period: '2026' })).toBe('50.0%')
  expect(await its.shown('grids-with-town-leaders', { region: HERE, period: '2026' })).toBe('100.0%')
})
