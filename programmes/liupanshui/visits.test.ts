import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-22 gatherings and visits, counted from what was written down anyway', async () => {
  await its.keep('gatherings', [
    [HERE, { held_on: '2025-03-01', gathering_kind: 'courtyard-talk' }],
    [THERE, { held_on: '2025-04-01', gathering_kind: 'group-meeting' }],
    [THERE, { held_on: '2025-04-01', gathering_kind: 'study', first_topic: true }],
  ])
  const visit = (household_number: string, people_met: number) => ({
    ...{ visited_on: '2025-03-02', visitor_kind: 'team-member', household_number, people_met, visit_purpose: 'policy' },
  })
  await its.keep('household-visits', [
    [HERE, visit('1-001', 3)],
    [HERE, visit('1-002', 2)],
    [THERE, visit('3-001', 1)],
  ])
  expect(await its.shown('residents-gatherings', { period: '2025' })).toBe('2场')
  expect(await its.shown('people-met', { period: '2025' })).toBe('6人次')
  expect(await its.shown('household-visits', { period: '2025-03', region: HERE })).toBe('2次')
})

it('001-LPS-30 leaders with weak villages and with industries; weak villages come to none', async () => {
  const income = (year: number, amount: number) => ({ year, sales: yuan(amount) })
  await its.keep('village-income', [
    [HERE, income(2025, 40_000)],
    [THERE, income(2025, 30_000)],
    [FAR, income(2025, 90_000)],
  ])
  const link = (leader: string, link_kind: string) => ({ leader, leader_level: 'city', link_kind })
  await its.keep('leader-links', [
    [HERE, link('副市长', 'weak-collective')],
    [FAR, link('市委常委', 'weak-collective')],
    [COUNTY, { ...link('市长', 'industry'), industry: '猕猴桃' }],
  ])
  expect(await its.shown('weak-villages', { period: '2025' })).toBe('2个')
  expect(await its.shown('weak-villages-linked', { period: '2025' })).toBe('50.0%')
  expect(await its.lacking('weak-villages-linked')).toEqual([THERE])
  expect([await its.shown('industry-leaders'), await its.shown('industries-led')]).toEqual(['1人', '1个'])
  await its.keep('village-income', [
    [HERE, income(2026, 60_000)],
    [THERE, income(2026, 60_000)],
  ])
  expect(await its.shown('weak-villages', { period: '2026' })).toBe('0个')
})
