import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-09 every secretary analysed each year', async () => {
  const analysis = (village: string, judged: string, decided: string) => ({ year: 2025, village, judged, decided })
  await its.keep('secretary-analyses', [
    [TOWN, analysis(HERE, 'fit', 'keep')],
    [TOWN, analysis(THERE, 'idle', 'adjust')],
  ])
  expect(await its.shown('secretaries-analysed', { period: '2025' })).toBe('2人')
  expect(await its.shown('secretaries-to-adjust', { period: '2025' })).toBe('1人')
})
