import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('putian')
})
afterAll(() => its.drop())

it('000-PT-09 each leader of city and county has one village, and one only', async () => {
  const link = (leader: string, leader_level: string) => ({ leader, leader_level, link_kind: 'stationed' })
  await its.keep('leader-links', [
    [HERE, link('副市长', 'city')],
    [THERE, link('副县长', 'county')],
    [FAR, link('县人大常委会主任', 'county')],
  ])
  expect(await its.shown('leaders-with-one-village')).toBe('100.0%')
  await its.keep('leader-links', [[HERE, link('副县长', 'county')]])
  expect(await its.shown('leaders-stationed')).toBe('3人')
  expect(await its.shown('leaders-with-one-village')).toBe('66.7%')
})

it('000-PT-10 leaders of townships with their villages and grids', async () => {
  const link = { leader: '镇党委书记', leader_level: 'town', link_kind: 'linked' }
  await its.keep('leader-links', [
    [HERE, link],
    [`${HERE}001`, link],
    [THERE, link],
  ])
  expect(await its.shown('villages-linked-by-town')).toBe('66.7%')
  expect(await its.shown('grids-linked-by-town', { region: HERE })).toBe('100.0%')
  expect(await its.lacking('villages-linked-by-town')).toEqual([FAR])
})
