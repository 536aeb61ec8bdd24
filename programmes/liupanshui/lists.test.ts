import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('liupanshui')
})
afterAll(() => its.drop())

it('001-LPS-01 five projects, each with its tasks and what proves them', async () => {
  const list = await its.list('county', 'five-projects')
  expect(list.groups).toEqual(['素质提升', '龙头引领', '强基固本', '聚才汇智', '基层善治'])
  expect(list.version.groups).toEqual({ said: 5, here: 5 })
  expect(list.items.every(({ group, proofs, lead }) => group !== '' && proofs.length === 1 && lead !== null)).toBe(true)
  const standard = await its.item('county', 'five-projects', 'standard')
  expect(standard.proofs[0]).toMatchObject({ key: 'branches-standardised', atLeast: 1, value: null })
})

it('001-LPS-20 twelve measures for those who live in villages', async () => {
  await its.keep(
    'team-measures-12',
    2026,
    Array.from({ length: 12 }, () => ({})),
  )
  expect((await its.list('county', 'team-measures-12')).version).toMatchObject({ count: 12, here: 12 })
})
