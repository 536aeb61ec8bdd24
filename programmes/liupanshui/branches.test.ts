import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

const standards = (std_support: boolean) => ({
  ...{ std_organisation: true, std_team: true, std_activity: true, std_system: true, std_support },
})
const branch = (name: string, more: object) => ({
  ...{ name, branch_kind: 'branch', party_members: 12, approved_smaller: false, standardised: false, ...more },
})

it('001-LPS-02 each branch accepted by five standards, all of them', async () => {
  await its.keep('party-branches', [
    [HERE, branch('一支部', { ...standards(true), accepted_on: '2025-10-01', standardised: true })],
    [HERE, branch('二支部', { ...standards(false), accepted_on: '2025-10-01' })],
    [FAR, branch('三支部', {})],
    [THERE, branch('四支部', { ...standards(true), accepted_on: '2025-11-01', standardised: true })],
  ])
  expect(await its.shown('branches-accepted')).toBe('50.0%')
  expect(await its.shown('branches-accepted', { region: THERE })).toBe('100.0%')
  expect(await its.shown('branches-standardised')).toBe('50.0%')
  const without = branch('五支部', { ...standards(false), accepted_on: '2025-10-01', standardised: true })
  expect(await its.refused('party-branches', FAR, without)).toBe('cells.accepted_on')
  expect(await its.refused('party-branches', FAR, branch('六支部', { accepted_on: '2025-10-01' }))).toContain(
    'cells.std_team',
  )
})

it('001-LPS-05 branches listed as weak, on any day', async () => {
  const weak = (holds_from: string) => ({ tag: 'weak', holds_from, document: '排查通知' })
  await its.keep('village-tags', [
    [HERE, weak('2025-03-01')],
    [FAR, weak('2026-05-01')],
    [THERE, { ...weak('2025-03-01'), tag: 'border' }],
  ])
  expect(await its.shown('weak-branches')).toBe('1个')
  await its.pass(70)
  expect(await its.shown('weak-branches')).toBe('2个')
})

it('001-LPS-32 awards of two kinds within the year’s budget', async () => {
  const award = (amount: number) => ({ year: 2025, meets_conditions: true, merit_award: yuan(amount) })
  await its.keep('merit-awards', [
    [HERE, award(100_000)],
    [THERE, award(50_000)],
    [FAR, award(50_000)],
  ])
  expect(await its.shown('merit-awards', { period: '2025' })).toBe('20.00万元')
  expect(await its.shown('merit-awards-of-10', { period: '2025' })).toBe('1个')
  expect(await its.shown('merit-awards-of-5', { period: '2025' })).toBe('2个')
  // 10 × 1 + 5 × 2 of 200
  expect(await its.shown('merit-budget-left', { period: '2025' })).toBe('180.00万元')
  const more = { ...award(80_000), year: 2024 }
  expect(await its.refused('merit-awards', HERE, more)).toBe('cells.merit_award')
  expect(await its.refused('merit-awards', HERE, { ...more, merit_award: yuan(50_000), meets_conditions: false })).toBe(
    'cells.meets_conditions',
  )
})

it('001-LPS-14 village cadres who study', async () => {
  await its.keep('village-cadres', [[HERE, { name: '王某', post: 'director', director: true, born: '1985-01-01' }]])
  const cadre = (await its.ids('village-cadres')).王某 ?? ''
  await its.keep('degree-studies', [[HERE, { cadre, enrolled_on: '2025-09-01', study_state: 'studying' }]])
  expect(await its.shown('degree-students')).toBe('1人')
})
