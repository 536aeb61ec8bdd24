import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('maoshui')
})
afterAll(() => its.drop())

it('000-MS-11 rounds in the woods: as many as planned, and what was found is settled', async () => {
  const planned = (rounds: number, patrol_kind = 'forest-fire') => ({ month: '2025-03', patrol_kind, rounds })
  await its.keep('patrol-plans', [
    [HERE, planned(2)],
    [THERE, planned(1)],
  ])
  const round = (patrolled_on: string, incident = 'none', settled_on: string | null = null) => ({
    ...{ patrolled_on, patrol_kind: 'forest-fire', patroller: '某护林员', incident, settled_on },
  })
  await its.keep('patrol-rounds', [
    [HERE, round('2025-03-05', 'open-fire', '2025-03-05')],
    [HERE, round('2025-03-12', 'felling')],
    // rounds of one kind fill no plan of the other, a round of another month fills none of this month
    [THERE, round('2025-04-05')],
  ])
  const at = (key: string) => its.shown(key, { period: '2025-03' })
  expect(await at('villages-patrolled-as-planned')).toBe('50.0%')
  expect(await its.lacking('villages-patrolled-as-planned', undefined, '2025-03')).toEqual([THERE])
  await its.keep('patrol-plans', [[HERE, planned(1, 'ecology')]])
  expect(await at('villages-patrolled-as-planned')).toBe('0.0%')
  expect([await at('patrols-walked'), await at('patrols-due')]).toEqual(['2次', '4次'])
  await its.keep('patrol-rounds', [[HERE, { ...round('2025-03-20'), patrol_kind: 'ecology' }]])
  expect(await at('villages-patrolled-as-planned')).toBe('50.0%')
  expect([await at('fire-patrols-walked'), await at('upkeep-patrols-walked')]).toEqual(['2次', '1次'])
  expect(await at('patrol-incidents')).toBe('2起')
  expect(await at('patrol-incidents-settled')).toBe('50.0%')
  expect(await its.refused('patrol-rounds', HERE, round('2025-03-20', 'felling', '2025-03-19'))).toBe(
    'cells.settled_on',
  )
})
