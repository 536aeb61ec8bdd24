import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ListBody } from '../../server/contract/list.ts'
import { Listed } from '../../test/support/numberedLists.ts'
import { COUNTY, FAR, HERE, TOWN } from '../../test/support/numbers.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('district')
})
afterAll(() => its.drop())

it('004-QW-01 four ideas, with the words of this document only', async () => {
  const list = await its.list('county', 'four-ideas')
  expect(list.version).toMatchObject({ count: 4, here: 4 })
  expect(list.items.map(({ title }) => title)).toEqual(['规划一张图', '建设一盘棋', '产业一条链', '基础一张网'])
  const at = 'lists/four-ideas/items/one-plan/regions/990101'
  expect((await its.told('county', 'POST', `${at}/report`, { note: '区域规划已印发' })).status).toBe(200)
  expect((await its.item('county', 'four-ideas', 'one-plan')).state).toBe('reported')
})

it('004-QW-21 an item of a village names who answers for it, level by level, and where nobody does', async () => {
  const led = async (region: string) => {
    const { body } = await its.told<ListBody>('county', 'GET', `lists/responsibility-chain?region=${region}`)
    return body.items.map(({ lead }) => lead?.people ?? null)
  }
  for (const [region, name] of [
    [HERE, 'secretary某'],
    [TOWN, 'town某'],
    [COUNTY, 'chief某'],
  ] as const)
    expect([region, await led(region)]).toEqual([region, [[name], [name]]])
  // a village without a secretary has a gap in its chain, and nobody else is shown in it
  expect(await led(FAR)).toEqual([null, null])
})
