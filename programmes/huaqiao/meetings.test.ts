import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('huaqiao')
})
afterAll(() => its.drop())

it('000-HQ-07 organisation life on record', async () => {
  await its.keep('branch-meetings', [
    [HERE, { meeting_kind: 'organisation-life', held_on: '2025-01-20', due_to_attend: 40, attended: 36 }],
  ])
  expect(await its.shown('organisation-life-held-5', { period: '2025' })).toBe('33.3%')
})
