import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, TOWN, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('heilongjiang')
})
afterAll(() => its.drop())

it('000-HLJ-06 leaders of every level answer for places, and which villages nobody answers for', async () => {
  const link = (leader: string, leader_level: string, more = {}) => ({
    leader,
    leader_level,
    link_kind: 'linked',
    ...more,
  })
  await its.keep('leader-links', [
    [COUNTY, link('省委书记', 'province')],
    [TOWN, link('省委书记', 'province')],
    [HERE, link('省委书记', 'province')],
    [HERE, link('县委书记', 'county')],
    [THERE, link('乡镇党委书记', 'town')],
    [FAR, link('副县长', 'county', { begun: '2024-01-01', ends: '2026-03-01' })],
  ])
  expect(await its.shown('links-of-province-leaders')).toBe('3个')
  expect(await its.shown('leaders-with-links')).toBe('3人')
  expect(await its.shown('villages-linked')).toBe('66.7%')
  expect(await its.lacking('villages-linked')).toEqual([FAR])
})

it('000-HLJ-11 a third of the villages a year, and those that nobody came to', async () => {
  await its.keep('village-profile', [
    [HERE, { year: 2025, residents: 900 }],
    [THERE, { year: 2025, residents: 800 }],
  ])
  const visit = (visited_on: string) => ({ visited_on, visit_kind: 'unannounced', problems: 2, problems_solved: 1 })
  await its.keep('field-visits', [
    [HERE, visit('2025-02-10')],
    [HERE, visit('2025-05-10')],
    [THERE, visit('2024-05-10')],
  ])
  expect(await its.shown('villages-visited', { period: '2025' })).toBe('33.3%')
  // of the two on record: all of them in three years, though two thirds are no village
  expect(await its.shown('villages-to-visit', { period: '2025' })).toBe('0.7个')
  expect(await its.shown('unannounced-visits', { period: '2025-Q1' })).toBe('1次')
  expect(await its.shown('visit-problems-solved', { period: '2025' })).toBe('50.0%')
  expect(await its.lacking('villages-visited', COUNTY, '2025')).toEqual([THERE, FAR])
})

it('000-HLJ-16 results of appraisals, and what each of them led to', async () => {
  const use = (appraised: string, result: string, used_for: string) => ({
    ...{ appraised, result, used_for, ...(used_for !== 'none' && { document: '组发〔2025〕1号' }) },
  })
  await its.keep('appraisal-uses', [
    [TOWN, use('党委书记', 'excellent', 'promotion')],
    [TOWN, use('镇长', 'fair', 'award')],
    [HERE, use('村书记', 'poor', 'adjustment')],
    [FAR, use('村书记', 'good', 'none')],
  ])
  expect(await its.shown('appraisal-results')).toBe('4项')
  expect(await its.shown('appraisal-results-used')).toBe('75.0%')
  expect(await its.shown('promoted-on-good-results')).toBe('50.0%')
})

it('000-HLJ-20 two recruitments in a term, and the pay that goes with them', async () => {
  const held = (held_on: string, recruited: number) => ({
    ...{ term_from: 2021, held_on, posts_offered: 6, recruited, monthly_pay: yuan(5100) },
  })
  await its.keep('special-recruitments', [
    [COUNTY, held('2022-09-01', 6)],
    [COUNTY, held('2024-09-01', 5)],
  ])
  expect(await its.shown('special-recruitments', { period: '2021' })).toBe('2次')
  expect(await its.shown('specially-recruited', { period: '2021' })).toBe('11人')
})
