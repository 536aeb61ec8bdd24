import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('maoshui')
})
afterAll(() => its.drop())

it('000-MS-01 a small village has the same numbers as a large one', async () => {
  await its.keep('village-profile', [[HERE, { area: '8.9', residents: 400, households: 120, party_members: 19 }]])
  const at = (key: string) => its.shown(key, { region: HERE })
  expect([await at('village-area'), await at('residents'), await at('party-members')]).toEqual([
    '8.90平方公里',
    '400人',
    '19人',
  ])
  expect(await at('party-members-of-residents')).toBe('4.8%')
})
