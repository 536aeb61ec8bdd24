import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('hebei')
})
afterAll(() => its.drop())

it('003-HB-01 the activity and its three projects, each by its number', async () => {
  const list = await its.list('county', 'red-flag')
  expect(list.version).toMatchObject({ count: 4, here: 4 })
  expect(list.items.map(({ title }) => title)).toEqual([
    '党组织分档管理，争先创A',
    '先锋引领工程',
    '村集体经济提升工程',
    '治理增效工程',
  ])
  const bounds = list.items.map(({ proofs }) => [proofs[0]?.key, proofs[0]?.atLeast])
  expect(bounds).toEqual([
    ['five-a-share', 0.25],
    ['villages-with-secretary', 1],
    ['operating-income-from-10', 0.6],
    ['five-in-one', 1],
  ])
})
