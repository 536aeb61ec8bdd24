import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-03, 000-AJ-04 the standing committee’s analysis every year, and an exchange of all secretaries every quarter', async () => {
  const exchange = (held_on: string, chaired_by: string, attended: number) => ({
    ...{ meeting_kind: 'secretaries-exchange', held_on, chaired_by, due_to_attend: 168, attended },
  })
  await its.keep('county-meetings', [
    [COUNTY, { meeting_kind: 'secretaries-analysis', held_on: '2025-11-03', due_to_attend: 11, attended: 11 }],
    [COUNTY, exchange('2025-03-20', 'party-secretary', 168)],
    [COUNTY, exchange('2025-06-20', 'deputy', 160)],
    [COUNTY, exchange('2025-09-20', 'party-secretary', 84)],
  ])
  expect(await its.shown('secretaries-analysis-held-3', { period: '2025' })).toBe('100.0%')
  const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']
  const held: string[] = []
  for (const period of quarters) held.push(await its.shown('secretaries-exchange-held-3', { period }))
  // one that the deputy chaired is none
  expect(held).toEqual(['100.0%', '0.0%', '100.0%', '0.0%'])
  expect(await its.shown('exchange-attendance', { period: '2025' })).toBe('75.0%')
  expect(await its.shown('exchange-attendance', { period: '2025-Q1' })).toBe('100.0%')
})
