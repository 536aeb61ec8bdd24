import { afterAll, beforeAll, expect, it } from 'vitest'
import { Counted, FAR, HERE, yuan } from '../../test/support/numbers.ts'

let its: Counted
beforeAll(async () => {
  its = await Counted.under('yunnan')
})
afterAll(() => its.drop())

it('000-YN-12 posts merged, several in one hand, paid by the post', async () => {
  const post = (merged_post: string, posts_merged: number, holders: number, pay: number) => ({
    ...{ merged_post, posts_merged, holders, pay_each_month: yuan(pay) },
  })
  await its.keep('merged-posts', [
    [HERE, post('综合岗', 5, 2, 3000)],
    [HERE, post('服务岗', 3, 1, 2500)],
    [FAR, post('综合岗', 4, 2, 2500)],
  ])
  expect(await its.shown('merged-posts')).toBe('3个')
  expect(await its.shown('posts-before-merging')).toBe('12个')
  expect(await its.shown('merged-post-holders')).toBe('5人')
  expect(await its.shown('posts-per-holder')).toBe('2.40个')
  // 2 × 3000 + 2500 + 2 × 2500
  expect(await its.shown('merged-post-pay')).toBe('1.35万元')
  expect(await its.shown('merged-post-pay', { region: HERE })).toBe('0.85万元')
  expect(await its.refused('merged-posts', FAR, post('治安岗', 1, 2, 100))).toBe('cells.posts_merged')
})
