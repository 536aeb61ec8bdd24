import { expect, it } from 'vitest'
import { check } from '../../kernel/pack/index.ts'
import { loadPacks } from '../../server/packs.ts'

it('004-QW-24 a score that ranks may read no count of meetings, through other numbers neither', async () => {
  const { set } = await loadPacks()
  const ranked = (is: string) => ({
    packs: set.packs.map((pack) => ({
      ...pack,
      indicators: pack.indicators?.map((one) =>
        one.key === 'targets-score' ? { ...one, is: { kind: 'formula' as const, is } } : one,
      ),
    })),
  })
  const found = (is: string) =>
    check({ set: ranked(is) })
      .filter(({ code }) => code === 'activity-ranked')
      .map(({ path, severity, params }) => [path, severity, params.indicator])
  expect(found('instructions_closed * 100.0')).toEqual([])
  expect(found('instructions_closed + council_meetings')).toEqual([
    ['indicators.targets-score.is', 'error', 'council-meetings'],
  ])
  expect(found('councils_alive * 100.0')).toEqual([['indicators.targets-score.is', 'error', 'council-meetings']])
})
