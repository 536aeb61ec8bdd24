import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('heilongjiang')
})
afterAll(() => its.drop())

it('000-HLJ-07 studies of leading groups, quarter by quarter, and whether the first topic came first', async () => {
  const study = (held_on: string, first_topic: boolean) => ({ held_on, first_topic, topic: '学习', attended: 9 })
  await its.keep('leading-studies', [
    [COUNTY, study('2025-02-10', true)],
    [TOWN, study('2025-03-10', true)],
    [TOWN, study('2025-05-10', false)],
  ])
  expect(await its.shown('leading-studies', { period: '2025-Q1' })).toBe('2次')
  expect(await its.shown('first-topic-kept', { period: '2025' })).toBe('66.7%')
})
