import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('huaqiao')
})
afterAll(() => its.drop())

it('000-HQ-04 branches of the town’s offices, each led by one of its leaders', async () => {
  const branch = (name: string, office_group: string | null, leader_secretary: boolean | null) => ({
    ...{ name, branch_kind: 'branch', party_members: 11, approved_smaller: false, standardised: true },
    ...{ office_group, leader_secretary },
  })
  await its.keep('party-branches', [
    [TOWN, branch('机关第一支部', '党政办、党建办', true)],
    [TOWN, branch('机关第二支部', '经济发展办、村建办', true)],
    [TOWN, branch('机关第三支部', '社会事务办、综治办', false)],
    [HERE, branch('和平村党支部', null, null)],
  ])
  expect(await its.shown('office-branches')).toBe('3个')
  expect(await its.shown('office-branches-led')).toBe('66.7%')
  expect(await its.refused('party-branches', TOWN, branch('机关第四支部', '财政所', null))).toBe(
    'cells.leader_secretary',
  )
})
