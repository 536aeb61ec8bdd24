import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE, TOWN } from '../../test/support/numbers.ts'

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

it('000-MS-10 a village’s plan: agreed in order, thirty days in public, approved', async () => {
  const agreed = {
    ...{ plan: '村庄规划', planned_until: 2035, plan_state: 'agreed', proposed_on: '2025-03-01' },
    ...{ consulted_on: '2025-03-05', public_from: '2025-04-01', reviewed_on: '2025-04-10', decided_on: '2025-04-20' },
    ...{ people_due: 30, people_present: 20, people_agreed: 11 },
  }
  const approved = { public_until: '2025-05-01', approved_on: '2025-06-01', result_public_on: '2025-06-05' }
  const refused = (cells: object) => its.refused('village-plans', HERE, { ...agreed, ...cells })
  expect(await refused({ people_present: 19 })).toBe('cells.people_present')
  expect(await refused({ people_agreed: 10 })).toBe('cells.people_agreed')
  expect(await refused({ decided_on: '2025-04-09' })).toBe('cells.decided_on')
  const hasty = { ...approved, plan_state: 'approved', public_until: '2025-04-30' }
  expect(await refused(hasty)).toBe('cells.public_until')
  await its.keep('village-plans', [
    [HERE, { ...agreed, ...approved, plan_state: 'approved' }],
    [THERE, { ...agreed, plan: '玫瑰谷规划' }],
  ])
  // the draft while it is in public, and the plan once it is approved
  expect(await its.published(THERE)).toContain('玫瑰谷规划')
  expect(await its.published(HERE)).toContain('2025年6月1日')
  expect(await its.published(HERE)).not.toContain('玫瑰谷规划')
  expect(await its.shown('plans-under-way')).toBe('1个')
  expect(await its.shown('villages-with-plan', { region: TOWN })).toBe('50.0%')
})
