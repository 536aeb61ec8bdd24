import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

it('004-QW-06 five standards of a branch, ticked one by one', async () => {
  const five = ['std_organisation', 'std_team', 'std_activity', 'std_system', 'std_support']
  const branch = (name: string, met: number) => ({
    ...{ name, branch_kind: 'branch', party_members: 9, approved_smaller: false, standardised: met === 5 },
    ...{ accepted_on: '2025-10-01', ...Object.fromEntries(five.map((key, n) => [key, n < met])) },
  })
  await its.keep(
    'party-branches',
    five.map((_, n) => [n < 3 ? HERE : FAR, branch(`第${n}支部`, n + 1)] as const),
  )
  expect(await its.shown('branches-accepted')).toBe('20.0%')
  expect(await its.shown('branches-accepted', { region: HERE })).toBe('0.0%')
})
