import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

const GRID = `${HERE}001`
const SUB = `${GRID}01`

it('002-JD-21 one sub-grid for each member, the nearest, or why another', async () => {
  const member = (member_number: string, metres_away: number, more: object = {}) => ({
    ...{ member_number, metres_away, nearest: true, households_looked_after: 8, ...more },
  })
  const party = { year: 2026, area: '8.9', residents: 400, households: 120, party_members: 4 }
  await its.keep('village-profile', [[HERE, party]])
  await its.keep('member-subgrids', [
    [SUB, member('001', 60)],
    [SUB, member('002', 140)],
    [SUB, member('003', 400, { nearest: false, why_another: '就近的已有党员' })],
    // one who has two has not one
    [GRID, member('003', 700, { nearest: false, why_another: '帮扶亲戚' })],
  ])
  expect(await its.shown('members-with-subgrid')).toBe('3人')
  expect(await its.shown('members-with-several-subgrids')).toBe('1人')
  expect(await its.shown('members-with-one-subgrid', { period: '2026' })).toBe('50.0%')
  expect(await its.shown('members-at-the-nearest')).toBe('50.0%')
  expect(await its.shown('metres-to-subgrid')).toBe('325米')
  expect(await its.shown('subgrids-with-member')).toBe('100.0%')
  expect(await its.refused('member-subgrids', SUB, member('004', 900, { nearest: false }))).toBe('cells.why_another')
  expect(await its.refused('member-subgrids', SUB, member('004', 90_000))).toBe('cells.metres_away')
})
