import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, OTHER_TOWN, TOWN } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-10 four stages, and one chosen among several after the trial', async () => {
  const one = (name: string, reserve_state: string) => ({ name, reserve_state, born: '1990-01-01' })
  await its.keep('reserve-pool', [
    [HERE, one('甲某', 'recruited')],
    [HERE, one('乙某', 'reserve')],
    [HERE, one('丙某', 'trial')],
    [FAR, one('丁某', 'in-office')],
  ])
  expect(
    await Promise.all(
      ['pool-recruited', 'pool-in-reserve', 'pool-on-trial', 'reserve-in-office'].map((key) => its.shown(key)),
    ),
  ).toEqual(['1人', '1人', '1人', '1人'])
  const ids = await its.ids('reserve-pool')
  const chosen = (village: string, name: string, selected_on: string) => ({
    ...{ village, selected_on, selected_by: 'county', compared: 3, chosen: ids[name] ?? null },
    ...{ trial_from: '2024-06-01', trial_until: '2025-06-01', document: '比选公告' },
  })
  await its.keep('secretary-selections', [
    [TOWN, chosen(HERE, '丙某', '2025-07-01')],
    [OTHER_TOWN, { ...chosen(FAR, '丁某', '2025-08-01'), compared: 2, selected_by: 'town' }],
  ])
  expect(await its.shown('selections-held', { period: '2025' })).toBe('2次')
  expect(await its.shown('selections-by-county', { period: '2025' })).toBe('1次')
  expect(await its.shown('compared-per-selection', { period: '2025' })).toBe('2.5人')
  expect(await its.shown('months-on-trial', { period: '2025' })).toBe('12.0个月')
  // whom nobody was compared with was not chosen, nor who is still on trial
  expect(await its.refused('secretary-selections', TOWN, { ...chosen(HERE, '丙某', '2025-07-02'), compared: 1 })).toBe(
    'cells.compared',
  )
  expect(await its.refused('secretary-selections', TOWN, chosen(HERE, '丙某', '2025-05-01'))).toBe('cells.trial_until')
})
