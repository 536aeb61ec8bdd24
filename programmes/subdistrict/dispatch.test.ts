import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums } from '../../server/derive/sums.ts'
import { packsWith } from '../../test/support/loop.ts'
import { Listed } from '../../test/support/numberedLists.ts'
import { Counted, FAR, HERE } from '../../test/support/numbers.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

const KEY = 'project-tasks-28'
let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('subdistrict'))
  its.clock.now = new Date('2025-12-20T02:00:00Z')
  await bringUpSums(its.program)
})
afterAll(() => its.drop())

it('002-JD-64 how the 28 tasks stand, half year by half year, from records and not from forms', async () => {
  const [lists, numbers] = [new Listed(its), new Counted(its)]
  const { items } = await lists.list('town', KEY)
  expect(items.every(({ every, due }) => every === 'half-year' && due === '2025-12-31')).toBe(true)
  const value = async () => (await lists.item('town', KEY, 'standard')).proofs.map((proof) => proof.value)
  expect(await value()).toEqual([null])
  const branch = (name: string, standardised: boolean) => ({
    ...{ name, branch_kind: 'branch', party_members: 12, approved_smaller: false, standardised },
  })
  await numbers.keep('party-branches', [
    [HERE, branch('一支部', true)],
    [HERE, branch('二支部', false)],
    [FAR, branch('三支部', true)],
  ])
  expect(await value()).toEqual([0.5])
  // what no number proves is said by its lead for this half year, and nothing of it is left in the next
  const at = `lists/${KEY}/items/lagging/regions/${HERE}`
  expect((await lists.told('secretary', 'POST', `${at}/report`, { note: '两个村整顿到位' })).status).toBe(200)
  const reported = await lists.item('secretary', KEY, 'lagging')
  expect([reported.state, reported.report?.period]).toEqual(['reported', '2025-H2'])
  its.clock.now = new Date('2026-01-05T02:00:00Z')
  const next = await lists.item('secretary', KEY, 'lagging')
  expect([next.state, next.due, next.report]).toEqual(['open', '2026-06-30', null])
})
