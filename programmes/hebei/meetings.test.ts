import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, HERE, OTHER_TOWN, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('hebei')
})
afterAll(() => its.drop())

it('003-HB-07, 003-HB-08 a contest in every town every quarter, and how many sessions there were', async () => {
  const session = (contest_form: string, held_on: string) => ({
    ...{ contest_form, held_on, secretaries: 10, secretaries_first: 0, attended: 60 },
  })
  await its.keep('contest-sessions', [
    [TOWN, session('contest', '2025-02-01')],
    [TOWN, session('contest', '2025-05-01')],
    [OTHER_TOWN, session('contest', '2025-06-30')],
    [COUNTY, session('tour', '2025-04-01')],
    [OTHER_TOWN, session('tour', '2025-07-01')],
  ])
  expect(await its.shown('contest-held-4', { period: '2025-Q1' })).toBe('50.0%')
  expect(await its.lacking('contest-held-4', COUNTY, '2025-Q1')).toEqual([OTHER_TOWN])
  expect(await its.shown('contest-held-4', { period: '2025-Q2' })).toBe('100.0%')
  expect(await its.shown('contest-held-4', { period: '2025-Q3' })).toBe('0.0%')
  expect(await its.shown('contests-and-tours', { period: '2025-H1' })).toBe('4期')
  expect(await its.shown('contests-and-tours', { period: '2025' })).toBe('5期')
  expect(await its.shown('tours', { period: '2025' })).toBe('2期')
  // how steadily: quarter by quarter
  const quarters: string[] = []
  for (const quarter of [1, 2, 3, 4]) quarters.push(await its.shown('tours', { period: `2025-Q${quarter}` }))
  expect(quarters.slice(1, 3)).toEqual(['1期', '1期'])
})

it('003-HB-17 a talk every year, and what was planned there followed item by item', async () => {
  await its.keep('branch-meetings', [
    [HERE, { meeting_kind: 'industry-talk', held_on: '2025-03-01', due_to_attend: 60, attended: 48 }],
  ])
  expect(await its.shown('industry-talk-held-5', { period: '2025' })).toBe('33.3%')
  const planned = (number: number, item_state: string, done_on: string | null) => ({
    ...{ numbered_list: 'industry-items', year: 2025, number, item: '种黄桃', due: '2025-12-31', item_state, done_on },
  })
  await its.keep('duty-items', [
    [COUNTY, planned(1, 'done', '2025-09-01')],
    [HERE, planned(1, 'under-way', null)],
  ])
  expect(await its.shown('industry-items', { period: '2025' })).toBe('2项')
  expect(await its.shown('items-done', { period: '2025' })).toBe('50.0%')
  expect(await its.shown('items-open', { period: '2025', region: HERE })).toBe('1项')
})
