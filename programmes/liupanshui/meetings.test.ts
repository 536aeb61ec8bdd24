import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, OTHER_TOWN, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-18 sessions, towns, secretaries and attendances', async () => {
  const session = (secretaries: number, secretaries_first: number, attended: number) => ({
    ...{ contest_form: 'contest', held_on: '2025-05-01', secretaries, secretaries_first, attended },
  })
  await its.keep('contest-sessions', [
    [TOWN, session(12, 12, 80)],
    [TOWN, session(10, 2, 70)],
    [OTHER_TOWN, { ...session(0, 0, 50), contest_form: 'tour' }],
    [COUNTY, session(6, 0, 300)],
  ])
  expect(await its.shown('contests-and-tours', { period: '2025' })).toBe('4期')
  expect(await its.shown('contest-secretaries', { period: '2025' })).toBe('14人')
  expect(await its.shown('contest-attendances', { period: '2025' })).toBe('500人次')
  expect(await its.shown('towns-with-contest', { period: '2025' })).toBe('100.0%')
  expect(await its.refused('contest-sessions', TOWN, session(3, 4, 5))).toBe('cells.secretaries_first')
  // a statistic: neither is more better, nor is there a target
  const { better, target } = (await its.meaning('contests-and-tours')) as { better?: unknown; target?: unknown }
  expect([better ?? null, target ?? null]).toEqual([null, null])
})
