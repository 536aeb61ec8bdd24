import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, OTHER_TOWN, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('heilongjiang')
})
afterAll(() => its.drop())

it('000-HLJ-17 classes by level, and new secretaries of towns who are due one', async () => {
  await its.keep('town-staff', [
    [TOWN, { name: '甲某', in_leadership: true, principal: true, five_kinds: 'none' }],
    [OTHER_TOWN, { name: '乙某', in_leadership: true, principal: true, five_kinds: 'none' }],
  ])
  const { 甲某: first = '', 乙某: second = '' } = await its.ids('town-staff')
  await its.keep('town-careers', [
    [TOWN, { person: first, capacity: 'principal', begun: '2025-11-01' }],
    [OTHER_TOWN, { person: second, capacity: 'principal', begun: '2025-12-01' }],
  ])
  const attended = (person: string, organised_by: string, first_post: boolean, as_party_secretary = true) => ({
    ...{ person, organised_by, first_post, as_party_secretary, attended_on: '2026-02-01', hours: '40' },
  })
  await its.keep('town-training', [
    [TOWN, attended(first, 'province', true)],
    [OTHER_TOWN, attended(second, 'city', false)],
  ])
  expect(await its.shown('new-town-principals')).toBe('2人')
  expect(await its.shown('first-post-trained', { period: '2026' })).toBe('50.0%')
  expect(await its.lacking('first-post-trained', undefined, '2026')).toEqual([OTHER_TOWN])
  expect(await its.shown('town-staff-trained', { period: '2026' })).toBe('2人')
})
