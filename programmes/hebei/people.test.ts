import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('hebei')
})
afterAll(() => its.drop())

it('003-HB-12 who studies at the open university, and villages with remote learning', async () => {
  await its.keep('village-cadres', [
    [HERE, { name: '甲某', post: 'director', director: true, born: '1985-01-01' }],
    [THERE, { name: '乙某', post: 'director', director: true, born: '1985-01-01' }],
  ])
  const { 甲某: first = '', 乙某: second = '' } = await its.ids('village-cadres')
  const study = (cadre: string, open_university: boolean) => ({
    ...{ cadre, enrolled_on: '2025-09-01', study_state: 'studying', open_university },
  })
  await its.keep('degree-studies', [
    [HERE, study(first, true)],
    [THERE, study(second, false)],
  ])
  expect(await its.shown('open-university-students')).toBe('1人')
  expect(await its.shown('degree-students')).toBe('2人')
  const site = (facility_state: string) => ({ facility_kind: 'remote-learning', facility_state, opened_in: 2020 })
  await its.keep('facilities', [
    [HERE, site('open')],
    [THERE, site('closed')],
  ])
  expect(await its.shown('villages-with-remote-learning')).toBe('33.3%')
  expect(await its.lacking('villages-with-remote-learning')).toEqual([THERE, FAR])
})

it('003-HB-15 cadres removed, and how they were found', async () => {
  const removed = (removal_reason: string, found_by: string, removed_on = '2025-06-01') => ({
    ...{ removal_reason, found_by, removed_on },
  })
  await its.keep('cadre-removals', [
    [HERE, removed('crime', 'matching')],
    [THERE, removed('not-entitled', 'matching')],
    [FAR, removed('idle', 'analysis')],
    [FAR, removed('crime', 'matching', '2024-06-01')],
  ])
  expect(await its.shown('cadres-removed', { period: '2025' })).toBe('3人')
  expect(await its.shown('cadres-removed-by-matching', { period: '2025' })).toBe('2人')
})
