import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums } from '../../server/derive/sums.ts'
import { remind } from '../../server/reminder/index.ts'
import { packsWith } from '../../test/support/loop.ts'
import { Counted, TOWN } from '../../test/support/numbers.ts'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('heilongjiang'))
  await bringUpSums(its.program)
})
afterAll(() => its.drop())

const DAY = 24 * 3600_000
const told = async (): Promise<readonly string[]> => {
  const rows = await its.database.system<{ desk: string; period: string }[]>`
    select convert_from(recipient, 'UTF8') as desk, params ->> 'period' as period from outbox
    where template = 'duty-lists.notice.review-owed' order by created_at, desk`
  return rows.map(({ desk, period }) => `${period} ${desk}`)
}

it('000-HLJ-24 each month every town is asked for its review, until it is there', async () => {
  // the 2nd of March: February is over
  const both = [`2026-02 ${deskName('town')}`, `2026-02 ${deskName('otherTown')}`]
  await remind(its.program)
  expect(await told()).toEqual(both)
  expect(await remind(its.program)).toBe(0)

  const town = await its.as('town')
  const owed = async (): Promise<unknown> =>
    ((await town.send('GET', '/api/v1/ledgers/burden-reviews/lacking')).body as { items: { region: string }[] }).items
  expect(await owed()).toMatchObject([{ region: TOWN }])
  const counted = new Counted(its)
  await counted.keep('burden-reviews', [
    [TOWN, { month: '2026-02', reviewed_on: '2026-03-02', findings: '四次会，一次检查', to_stop: '合并两个会' }],
  ])
  expect(await owed()).toEqual([])
  expect(await counted.shown('towns-with-burden-review', { period: '2026-02' })).toBe('50.0%')

  its.clock.pass(7 * DAY)
  await remind(its.program)
  expect(await told()).toEqual([...both, `2026-02 ${deskName('otherTown')}`])

  // in April March is asked for, in its turn
  its.clock.pass(24 * DAY)
  await remind(its.program)
  expect((await told()).slice(-2)).toEqual(both.map((line) => line.replace('02 ', '03 ')))
})
