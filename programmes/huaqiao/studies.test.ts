import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('huaqiao')
})
afterAll(() => its.drop())

it('000-HQ-02 a township’s own studies', async () => {
  const study = (held_on: string) => ({ held_on, first_topic: true, topic: '学习', attended: 9 })
  await its.keep('leading-studies', [
    [TOWN, study('2025-02-10')],
    [TOWN, study('2025-05-10')],
  ])
  expect(await its.shown('leading-studies', { region: TOWN, period: '2025' })).toBe('2次')
  expect(await its.shown('first-topic-kept', { region: TOWN, period: '2025' })).toBe('100.0%')
})
