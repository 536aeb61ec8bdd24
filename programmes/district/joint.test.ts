import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, OTHER_TOWN, TOWN } from '../../test/support/numbers.ts'
import { POSTS } from '../../test/support/program.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('district')
})
afterAll(() => its.drop())

it('004-QW-26 a task of several offices: one leads, each helper has a part and a day', async () => {
  const task = {
    year: 2025,
    campaign: '撂荒地整治',
    campaign_kind: 'joint-task',
    begun_on: '2025-03-01',
    due: '2025-10-31',
  }
  await its.keep('campaigns', [
    [TOWN, task],
    [OTHER_TOWN, { ...task, campaign: '河道清理' }],
  ])
  const ids = await its.ids('campaigns', 'campaign')
  const part = (name: string, helper: string, done_on: string | null) => ({
    ...{ year: 2025, task: ids[name] ?? null, helper, share: '现场核查', due: '2025-06-30', done_on },
  })
  await its.keep('campaign-parts', [
    [TOWN, part('撂荒地整治', POSTS.water.org, '2025-06-30')],
    [TOWN, part('撂荒地整治', POSTS.housing.org, '2025-07-01')],
    [OTHER_TOWN, part('河道清理', POSTS.water.org, null)],
  ])
  const at = (key: string, region?: string) => its.shown(key, { period: '2025', ...(region && { region }) })
  expect(await at('campaign-parts-done')).toBe('66.7%')
  expect(await at('campaign-parts-late')).toBe('2项')
  expect(await at('campaign-parts-late', OTHER_TOWN)).toBe('1项')
  expect(await at('offices-in-campaigns')).toBe('2个')
})
