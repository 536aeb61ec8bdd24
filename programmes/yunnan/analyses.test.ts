import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('yunnan')
})
afterAll(() => its.drop())

it('000-YN-03 every village secretary analysed by the town each year, and what came of it', async () => {
  const secretary = { post: 'secretary', in_party: true, joined_party: '2012-07-01', filed: true, born: '1980-01-01' }
  await its.keep('village-cadres', [
    [HERE, secretary],
    [THERE, secretary],
    [FAR, secretary],
  ])
  const analysis = (village: string, judged: string, decided: string, settled_on: string | null = null) => ({
    ...{ year: 2025, village, judged, decided, settled_on },
  })
  await its.keep('secretary-analyses', [
    [TOWN, analysis(HERE, 'fit', 'keep')],
    [TOWN, analysis(THERE, 'unfit', 'adjust', '2025-12-20')],
  ])
  expect(await its.shown('secretaries-analysed', { period: '2025' })).toBe('2人')
  expect(await its.shown('secretaries-analysed-share', { period: '2025' })).toBe('66.7%')
  expect(await its.shown('secretaries-analysed-share', { period: '2025', region: TOWN })).toBe('100.0%')
  await its.keep('secretary-analyses', [[OTHER_TOWN, analysis(FAR, 'idle', 'talk')]])
  expect(await its.shown('secretaries-to-adjust', { period: '2025' })).toBe('1人')
  expect(await its.shown('analyses-settled', { period: '2025' })).toBe('50.0%')
  expect(
    await its.refused('secretary-analyses', TOWN, { ...analysis(HERE, 'fit', 'keep', '2025-12-20'), year: 2024 }),
  ).toBe('cells.settled_on')
  // nobody of the village sees what was judged of its secretary
  const seen = await its.records('secretary', 'secretary-analyses')
  expect(seen).toEqual([])
  expect(await its.records('town', 'secretary-analyses')).toHaveLength(2)
})

it('000-YN-24 places that applied, were looked at, named, and are due to be looked at again', async () => {
  const unity = (applied_on: string, checked_on: string | null, named_on: string | null) => ({
    ...{ creation_kind: 'ethnic-unity', creation_grade: 'province', applied_on, checked_on, named_on },
  })
  await its.keep('creations', [
    [COUNTY, unity('2021-01-01', '2021-06-01', '2022-01-01')],
    [TOWN, unity('2024-01-01', '2024-06-01', '2025-01-01')],
    [HERE, unity('2025-06-01', null, null)],
  ])
  expect(await its.shown('unity-applied')).toBe('3个')
  expect(await its.shown('unity-named')).toBe('2个')
  expect(await its.shown('unity-reviews-due')).toBe('1个')
  expect(await its.refused('creations', FAR, unity('2025-06-01', null, '2025-07-01'))).toBe('cells.named_on')
})
