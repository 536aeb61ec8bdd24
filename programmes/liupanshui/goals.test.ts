import { afterAll, beforeAll, expect, it } from 'vitest'
import { COUNTY, Counted, FAR, HERE, OTHER_TOWN, THERE, TOWN } from '../../test/support/numbers.ts'
import { POSTS } from '../../test/support/program.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-44 items of every list rolled up by the goal that they serve', async () => {
  const item = (numbered_list: string, number: number, goal: string | null, done = false) => ({
    ...{ numbered_list, year: 2025, number, lead: POSTS.county.org, due: '2025-12-31', change: 'new', goal },
    ...{ item_state: done ? 'done' : 'under-way', done_on: done ? '2025-06-01' : null },
  })
  await its.keep('duty-items', [
    [COUNTY, item('team-measures-12', 1, 'three-hards', true)],
    [COUNTY, item('key-tasks', 1, 'three-hards')],
    [TOWN, item('key-tasks', 2, 'three-gardens', true)],
    [HERE, item('key-tasks', 3, null)],
  ])
  const at = (key: string, region: string = COUNTY) => its.shown(key, { period: '2025', region })
  expect(await at('items-for-three-hards')).toBe('2项')
  expect(await at('items-done-for-three-hards')).toBe('50.0%')
  expect(await at('items-done-for-three-gardens')).toBe('100.0%')
  expect(await at('items-done-for-three-fusions')).toBe('没有数')
  expect(await at('items-for-three-gardens', TOWN)).toBe('1项')
  expect(await at('items-of-no-goal')).toBe('1项')
  expect(await its.refused('duty-items', COUNTY, item('key-tasks', 4, 'four-hards'))).toBe('cells.goal')
})

it('001-LPS-41 old customs: a campaign of the town, and what the rules of the village say', async () => {
  await its.keep('campaigns', [
    [TOWN, { year: 2025, campaign: '大操大办整治', campaign_kind: 'old-customs', due: '2025-11-30' }],
  ])
  expect(await its.shown('towns-against-old-customs', { period: '2025' })).toBe('50.0%')
  expect(await its.lacking('towns-against-old-customs', undefined, '2025')).toEqual([OTHER_TOWN])
  const rules = { adopted_on: '2024-05-01', filed_on: '2024-05-20', against_lavishness: true, most_tables: 15 }
  await its.keep('village-rules', [
    [HERE, rules],
    // adopted and never filed
    [THERE, { ...rules, filed_on: null }],
  ])
  expect(await its.shown('villages-with-custom-rules', { region: TOWN })).toBe('50.0%')
  expect(await its.lacking('villages-with-custom-rules')).toEqual([THERE, FAR])
  const more = { ...rules, adopted_on: '2025-01-01' }
  expect(await its.refused('village-rules', HERE, { ...more, filed_on: null, most_tables: null })).toBe(
    'cells.most_tables',
  )
  expect(await its.refused('village-rules', HERE, more)).toBe('cells.filed_on')
  expect(await its.published(HERE)).toContain('移风易俗村规民约')
})
