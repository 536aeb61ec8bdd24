import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('maoshui')
})
afterAll(() => its.drop())

it('000-MS-04 what members promised, kept, and residents agree to', async () => {
  const pledge = (member_number: string, more = {}) => ({
    ...{ year: 2025, member_number, pledge: '修路', due: '2025-12-01', ...more },
  })
  const kept = (residents_agree: boolean) => ({ kept_on: '2025-10-01', residents_agree })
  await its.keep('member-pledges', [
    [HERE, pledge('1-001', kept(true))],
    [HERE, pledge('1-002', kept(false))],
    [THERE, pledge('2-001')],
  ])
  expect(await its.shown('pledges', { period: '2025' })).toBe('3项')
  expect(await its.shown('pledges-kept', { period: '2025' })).toBe('33.3%')
  expect(await its.shown('pledges-overdue', { period: '2025' })).toBe('1项')
})

it('000-MS-14 a council of those who returned: that there is one, and that it met, by its minutes', async () => {
  await its.keep('village-bodies', [[HERE, { council: true }]])
  await its.keep('gatherings', [
    [HERE, { held_on: '2025-04-01', gathering_kind: 'council', topic: '玫瑰加工厂选址' }],
    [THERE, { held_on: '2025-04-01', gathering_kind: 'study', first_topic: true }],
  ])
  expect(await its.shown('councils')).toBe('1个')
  expect(await its.shown('council-meetings', { period: '2025' })).toBe('1次')
  expect(await its.shown('councils-alive', { period: '2025' })).toBe('100.0%')
})

it('000-MS-12 a service point at the door', async () => {
  await its.keep('facilities', [
    [HERE, { facility_kind: 'service-point', facility_state: 'open', opened_in: 2022 }],
    [HERE, { facility_kind: 'service-point', facility_state: 'closed' }],
  ])
  expect(await its.shown('service-points')).toBe('1个')
})
