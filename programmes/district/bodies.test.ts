import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

it('004-QW-25 bodies on paper and bodies that meet, by what was minuted', async () => {
  await its.keep('village-bodies', [
    [HERE, { council: true, youth_league: true, womens_federation: true }],
    [THERE, { council: true, youth_league: false, womens_federation: true }],
  ])
  await its.keep('villager-groups', [
    [HERE, { group_name: '一组' }],
    [THERE, { group_name: '一组' }],
  ])
  const met = (gathering_kind: string) => ({ held_on: '2025-04-01', gathering_kind })
  await its.keep('gatherings', [
    [HERE, met('council')],
    [THERE, met('womens-federation')],
    [THERE, met('group-meeting')],
  ])
  const at = (key: string) => its.shown(key, { period: '2025' })
  expect(await at('councils-alive')).toBe('50.0%')
  expect(await at('youth-leagues-alive')).toBe('0.0%')
  expect(await at('womens-federations-alive')).toBe('50.0%')
  expect(await at('villages-with-live-groups')).toBe('50.0%')
  expect(await its.lacking('councils-alive')).toEqual([THERE])
})
