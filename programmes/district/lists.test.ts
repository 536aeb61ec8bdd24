import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'

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
