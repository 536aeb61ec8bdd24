import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('maoshui')
})
afterAll(() => its.drop())

it('000-MS-06 whose turn it is to be trained, who went, and who has no turn yet', async () => {
  // 冒水村: 19 members
  await its.keep('village-profile', [
    [HERE, { year: 2026, area: '8.9', residents: 400, households: 120, party_members: 19 }],
  ])
  const turn = (n: number, turn_on: string, went_on: string | null = null) => ({
    ...{ year: 2026, member_number: `冒水-${n}`, turn_on, went_on },
  })
  await its.keep('rotation-turns', [
    [HERE, turn(1, '2026-01-10', '2026-01-10')],
    [HERE, turn(2, '2026-02-10')],
    [HERE, turn(3, '2026-06-10')],
  ])
  expect(await its.shown('members-with-a-turn')).toBe('3人')
  // 3 of 19
  expect(await its.shown('members-with-a-turn-share', { period: '2026' })).toBe('15.8%')
  // one of the two whose turn has come; the third's has not
  expect(await its.shown('turns-kept')).toBe('50.0%')
  expect(await its.shown('turns-missed')).toBe('1人')
  // a member has one turn in a year
  await expect(its.keep('rotation-turns', [[HERE, turn(1, '2026-07-10')]])).rejects.toThrow()
})
