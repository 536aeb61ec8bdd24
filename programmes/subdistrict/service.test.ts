import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-46 groups, talents and graduates in the households, year by year', async () => {
  const visit = (visitor_kind: string, household_number: string, visit_purpose: string, visited_on = '2025-05-01') => ({
    ...{ visited_on, visitor: '某人', visitor_kind, household_number, people_met: 2, visit_purpose },
  })
  await its.keep('household-visits', [
    [HERE, visit('selected-graduate', '和平-001', 'views')],
    [HERE, visit('selected-graduate', '和平-001', 'service', '2025-06-01')],
    [HERE, visit('selected-graduate', '和平-002', 'views')],
    [THERE, visit('trade-talent', '柳河-001', 'service')],
    // of the year before
    [THERE, visit('group-helper', '柳河-001', 'service', '2024-05-01')],
  ])
  const at = (key: string, period = '2025') => its.shown(key, { period })
  expect(await at('households-visited-by-graduates')).toBe('2户')
  expect(await at('view-visits')).toBe('2次')
  expect(await at('service-visits')).toBe('2次')
  expect(await at('villages-with-graduate-visits')).toBe('33.3%')
  expect(await its.lacking('villages-served-by-talents', undefined, '2025')).toEqual([HERE, FAR])
  expect(await at('villages-served-by-group')).toBe('0.0%')
  expect(await at('villages-served-by-group', '2024')).toBe('33.3%')
})
