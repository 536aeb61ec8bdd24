import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums } from '../../server/derive/sums.ts'
import { remind } from '../../server/reminder/index.ts'
import { packsWith } from '../../test/support/loop.ts'
import { COUNTY, Counted, TOWN } from '../../test/support/numbers.ts'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
let numbers: Counted
beforeAll(async () => {
  its = await makeProgram(await packsWith('heilongjiang'))
  await bringUpSums(its.program)
  numbers = new Counted(its)
})
afterAll(() => its.drop())

const met = (meeting_kind: string, held_on: string) => ({ meeting_kind, held_on, due_to_attend: 20, attended: 18 })
const DAY = 24 * 3600_000
const reminded = async (indicator: string): Promise<readonly string[]> => {
  const rows = await its.database.system<{ desk: string }[]>`
    select convert_from(recipient, 'UTF8') as desk from outbox where dedupe like ${`owed:${indicator}:%:2026:-60`} order by 1`
  return rows.map(({ desk }) => desk)
}

it('000-HLJ-13 a video meeting every half year', async () => {
  await numbers.keep('county-meetings', [[COUNTY, met('video-promotion', '2025-05-20')]])
  expect(await numbers.shown('video-promotion-held-3', { period: '2025-H1' })).toBe('100.0%')
  expect(await numbers.shown('video-promotion-held-3', { period: '2025-H2' })).toBe('0.0%')
})

it('000-HLJ-02, 000-HLJ-03 the leading group and the on-site meeting every year, years in a row, and who is reminded', async () => {
  await numbers.keep('county-meetings', [
    [COUNTY, met('economy-on-site', '2023-06-01')],
    [COUNTY, met('economy-on-site', '2024-06-01')],
    [COUNTY, met('economy-on-site', '2025-06-01')],
    [COUNTY, met('leading-group', '2025-03-01')],
    [COUNTY, met('promotion', '2024-05-01')],
    [COUNTY, met('promotion', '2025-05-01')],
    [COUNTY, met('promotion', '2026-01-05')],
  ])
  await numbers.keep('town-meetings', [[TOWN, met('leading-group', '2025-03-05')]])
  expect(await numbers.shown('years-of-on-site-meetings', { period: '2025' })).toBe('3年')
  expect(await numbers.shown('leading-group-held-3', { period: '2025' })).toBe('100.0%')
  expect(await numbers.shown('leading-group-held-3', { period: '2024' })).toBe('0.0%')
  expect(await numbers.shown('leading-group-held-4', { period: '2025' })).toBe('50.0%')
  expect(await numbers.lacking('leading-group-held-4', COUNTY, '2025')).toEqual(['990101002'])
  expect(await numbers.shown('promotion-held-3', { period: '2025' })).toBe('100.0%')

  // from 60 days before the year’s end on: who has not met this year, once
  await remind(its.program)
  expect(await reminded('leading-group-held-3')).toEqual([])
  its.clock.pass(244 * DAY)
  await bringUpSums(its.program)
  await remind(its.program)
  expect(await reminded('leading-group-held-3')).toEqual([deskName('county')])
  expect(await reminded('promotion-held-3')).toEqual([])
  expect(await reminded('leading-group-held-4')).toEqual([deskName('town'), deskName('otherTown')])
  expect(await remind(its.program)).toBe(0)
})
