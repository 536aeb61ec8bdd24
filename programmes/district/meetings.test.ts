import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

it('004-QW-14 the theme day on the 10th of each month', async () => {
  const day = (held_on: string, more = {}) => ({
    ...{ meeting_kind: 'theme-day', held_on, due_to_attend: 19, attended: 15, ...more },
  })
  await its.keep('branch-meetings', [
    [HERE, day('2025-03-10')],
    [HERE, day('2025-05-12', { moved_for: 'holiday' })],
    [THERE, day('2025-03-11', { moved_for: 'other' })],
  ])
  expect(await its.shown('theme-day-held-5', { period: '2025-03' })).toBe('66.7%')
  expect(await its.lacking('theme-day-held-5', undefined, '2025-03')).toEqual([FAR])
  expect(await its.shown('theme-days-on-the-day', { period: '2025' })).toBe('66.7%')
  expect(await its.refused('branch-meetings', THERE, day('2025-03-11'))).toBe('cells.moved_for')
  // 10 May 2025 was a Saturday; 10 March a Monday; 10 October 2026 is a Saturday that is worked
  expect(await its.refused('branch-meetings', THERE, day('2025-03-12', { moved_for: 'holiday' }))).toBe(
    'cells.moved_for',
  )
  expect(await its.refused('branch-meetings', THERE, day('2026-10-09', { moved_for: 'holiday' }))).toBe(
    'cells.moved_for',
  )
})

it('004-QW-22 village after village is looked at, and who moved up', async () => {
  await its.keep('village-observations', [
    [HERE, { observed_on: '2025-04-01' }],
    [HERE, { observed_on: '2025-10-01' }],
    [FAR, { observed_on: '2025-04-02' }],
  ])
  expect(await its.shown('villages-observed', { period: '2025' })).toBe('66.7%')
  expect(await its.lacking('villages-observed', undefined, '2025')).toEqual([THERE])
  const graded = (year: number, band: string) => ({ year, band, place: 1, ranked: 3 })
  await its.keep('village-appraisals', [
    [HERE, graded(2024, 'c')],
    [HERE, graded(2025, 'b')],
    [FAR, graded(2024, 'b')],
    [FAR, graded(2025, 'b')],
  ])
  expect(await its.shown('villages-moved-up', { period: '2025' })).toBe('50.0%')
})

it('004-QW-22 both ends and the middle: a list of each, from the year’s places', async () => {
  const placed = (place: number) => ({ year: 2023, band: 'b', place, ranked: 3 })
  await its.keep('village-appraisals', [
    [HERE, placed(3)],
    [THERE, placed(1)],
    [FAR, placed(2)],
  ])
  expect(await its.shown('villages-by-third', { period: '2023' })).toBe('3个')
  expect(await its.behind('villages-by-third', '2023')).toEqual({ [THERE]: 'first', [FAR]: 'middle', [HERE]: 'last' })
  for (const one of ['villages-in-front', 'villages-in-the-middle', 'villages-behind'])
    expect([one, await its.shown(one, { period: '2023' })]).toEqual([one, '1个'])
})
