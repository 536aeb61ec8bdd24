import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('heilongjiang')
})
afterAll(() => its.drop())

it('000-HLJ-13 county secretaries speak in turn, once a round, with material made of a report', async () => {
  const turn = (round_from: number, spoke_on: string, more: object = {}) => ({
    ...{ round_from, spoke_on, speaking_order: 3, topic: '抓党建促乡村振兴', handed_in_on: spoke_on },
    ...{ from_report: true, report_name: '半年调度报表', ...more },
  })
  expect(await its.shown('counties-that-spoke', { period: '2024' })).toBe('0.0%')
  await its.keep('speaking-turns', [[COUNTY, turn(2024, '2025-07-15')]])
  expect(await its.shown('counties-that-spoke', { period: '2024' })).toBe('100.0%')
  expect(await its.shown('speeches-from-reports', { period: '2024' })).toBe('100.0%')
  // once in each round; the next one begins anew
  await expect(its.keep('speaking-turns', [[COUNTY, turn(2024, '2026-01-15')]])).rejects.toThrow()
  await its.keep('speaking-turns', [[COUNTY, turn(2026, '2026-01-15', { from_report: false, report_name: null })]])
  expect(await its.shown('speeches-held', { period: '2026' })).toBe('1次')
  expect(await its.shown('speeches-from-reports', { period: '2026' })).toBe('0.0%')
  const late = turn(2022, '2023-07-15', { handed_in_on: '2023-07-16' })
  expect(await its.refused('speaking-turns', COUNTY, late)).toBe('cells.handed_in_on')
  expect(await its.refused('speaking-turns', COUNTY, turn(2022, '2023-07-15', { report_name: null }))).toBe(
    'cells.report_name',
  )
})
