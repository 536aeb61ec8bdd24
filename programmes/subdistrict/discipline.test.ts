import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-28 discipline staff sent down, while they are there', async () => {
  const sent = (begun: string, ends: string | null) => ({ secondment_kind: 'discipline', begun, ends })
  await its.keep('secondments', [
    [TOWN, sent('2025-01-01', null)],
    [HERE, sent('2025-01-01', '2026-03-20')],
    [FAR, sent('2024-01-01', '2025-12-31')],
  ])
  expect(await its.shown('discipline-staff-sent')).toBe('2人')
  await its.pass(30)
  expect(await its.shown('discipline-staff-sent')).toBe('1人')
})
