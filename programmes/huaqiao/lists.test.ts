import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'
import { times } from '../../test/support/numbers.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('huaqiao')
})
afterAll(() => its.drop())

it('000-HQ-03 powers handed to the town, as the county keeps them', async () => {
  expect((await its.list('town', 'delegated-powers')).counts.items).toBe(0)
  await its.keep(
    'delegated-powers',
    2026,
    times(3, (n) => ({ item: `赋权事项${n + 1}`, ...(n === 0 && { proved_by: 'dispute-mediation' }) })),
  )
  const list = await its.list('town', 'delegated-powers')
  expect(list.items.map(({ state }) => state)).toEqual(['standing', 'standing', 'standing'])
  expect((await its.item('town', 'delegated-powers', 'n1')).proofs).toMatchObject([
    { kind: 'process', key: 'dispute-mediation' },
  ])
})
