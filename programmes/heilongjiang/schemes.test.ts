import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, THERE, yuan } from '../../test/support/numbers.ts'
import { POSTS } from '../../test/support/program.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('heilongjiang')
})
afterAll(() => its.drop())

it('000-HLJ-14, 002-JD-09 one value in four schemes, each with its own weights', async () => {
  const at = (key: string) => its.shown(key, { period: '2025' })
  const weighed = (appraisal_kind: string, income_weight: number, decisions_weight: number, tasks_weight: number) => ({
    ...{ year: 2025, appraisal_kind, income_weight, decisions_weight, tasks_weight },
  })
  await its.keep('scheme-weights', [
    [COUNTY, weighed('rural-performance', 60, 20, 20)],
    [COUNTY, weighed('leading-team', 20, 40, 40)],
    [COUNTY, weighed('report-and-review', 0, 100, 0)],
  ])
  // no value yet: no score, which is not zero
  expect(await at('rural-performance-score')).toBe('没有数')
  const instruction = { received_on: '2025-02-01', due: '2025-06-30', done_on: '2025-06-01' }
  await its.keep('instructions', [
    [COUNTY, { ...instruction, instruction: '防汛', instruction_state: 'looked-at' }],
    [COUNTY, { ...instruction, instruction: '春耕', instruction_state: 'done' }],
  ])
  const item = { numbered_list: 'key-tasks', year: 2025, due: '2025-12-31', item_state: 'done', change: 'new' }
  const done = (number: number, done_on: string) => ({ ...item, number, done_on, lead: POSTS.county.org })
  await its.keep('duty-items', [
    [COUNTY, done(1, '2025-12-31')],
    [COUNTY, done(2, '2026-01-05')],
    [COUNTY, done(3, '2026-01-06')],
    [COUNTY, done(4, '2026-01-07')],
  ])
  await its.keep(
    'village-income',
    [HERE, THERE, FAR].map(
      (region) => [region, { year: 2025, sales: yuan(region === FAR ? 50_000 : 200_000) }] as const,
    ),
  )
  expect([
    await at('operating-income-from-10'),
    await at('instructions-closed'),
    await at('items-done-in-time'),
  ]).toEqual(['66.7%', '50.0%', '25.0%'])
  // 60 × 2/3 + 20 × 1/2 + 20 × 1/4; 20 × 2/3 + 40 × 1/2 + 40 × 1/4; 100 × 1/2
  expect(await at('rural-performance-score')).toBe('55.00分')
  expect(await at('leading-team-score')).toBe('43.33分')
  expect(await at('report-and-review-score')).toBe('50.00分')
  expect(await at('targets-score')).toBe('没有数')
  expect(await its.refused('scheme-weights', COUNTY, weighed('targets', 60, 20, 30))).toBe('cells.tasks_weight')
  // what one value becomes, all schemes follow
  await its.keep('instructions', [[COUNTY, { ...instruction, instruction: '秋收', instruction_state: 'looked-at' }]])
  expect(await at('leading-team-score')).toBe('50.00分')
  expect(await at('report-and-review-score')).toBe('66.67分')
})
