import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE, times } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-06 leaders of the county with townships, cadres of townships with villages', async () => {
  const link = (leader: string, leader_level: string) => ({ leader, leader_level, link_kind: 'linked' })
  await its.keep('leader-links', [
    [HERE, link('县委书记', 'county')],
    [HERE, link('镇长', 'town')],
    [FAR, link('乡长', 'town')],
  ])
  expect(await its.shown('towns-linked')).toBe('50.0%')
  expect(await its.shown('villages-linked-by-town')).toBe('66.7%')
})

it('000-AJ-07 the last fifth of the villages, each with a leader of its own', async () => {
  const result = (place: number) => ({ year: 2025, place, ranked: 3, band: 'b' })
  await its.keep('village-appraisals', [
    [HERE, result(1)],
    [THERE, result(2)],
    [FAR, result(3)],
  ])
  expect(await its.shown('bottom-fifth', { period: '2025' })).toBe('0.6个')
  expect(await its.shown('villages-at-bottom', { period: '2025' })).toBe('1个')
  expect(await its.shown('bottom-villages-linked', { period: '2025' })).toBe('0.0%')
  expect(await its.lacking('bottom-villages-linked')).toEqual([FAR])
  await its.keep('leader-links', [[FAR, { leader: '政协主席', leader_level: 'county', link_kind: 'bottom-ranked' }]])
  expect(await its.shown('bottom-villages-linked', { period: '2025' })).toBe('100.0%')
  expect(await its.shown('bottom-links-per-leader')).toBe('1.00个')
})

it('000-AJ-12 mentors and those whom they lead, by plan, review and outcome, year after year', async () => {
  await its.keep('reserve-pool', [
    [HERE, { name: '甲', born: '1992-01-01', education: 'college' }],
    [FAR, { name: '乙', born: '1992-01-01', education: 'college' }],
  ])
  const ids = await its.ids('reserve-pool')
  const pair = (year: number, name: string, reviewed = true) => ({
    ...{ year, mentee: ids[name] ?? null, mentoring_plan: '每月跟班一次' },
    ...(reviewed && { reviewed_on: `${year}-12-01`, mentoring_outcome: 'in-office' }),
  })
  await its.keep('mentorings', [
    ...times(3, (n) => [HERE, pair(2023 + n, '甲')] as const),
    [FAR, pair(2025, '乙', false)],
  ])
  expect(await its.shown('mentorings', { period: '2025' })).toBe('2对')
  expect(await its.shown('mentorings-reviewed', { period: '2025' })).toBe('50.0%')
  expect(await its.shown('mentees-in-office', { period: '2025' })).toBe('1人')
  expect(await its.shown('years-of-mentoring', { period: '2025' })).toBe('3年')
})

it('000-AJ-20 secretaries in the households, each household once', async () => {
  const visit = (visitor: string, household_number: string) => ({
    ...{ visited_on: '2025-05-01', visitor, visitor_kind: 'secretary', household_number, visit_purpose: 'ordinary' },
  })
  await its.keep('household-visits', [
    [HERE, visit('王某', '1-001')],
    [HERE, visit('王某', '1-001')],
    [THERE, visit('李某', '2-001')],
    [THERE, { ...visit('赵某', '2-002'), visitor_kind: 'party-member' }],
  ])
  expect(await its.shown('secretaries-visiting', { period: '2025' })).toBe('2人')
  expect(await its.shown('households-visited-by-secretaries', { period: '2025' })).toBe('2户')
  expect(await its.shown('household-visits', { period: '2025' })).toBe('4次')
})
