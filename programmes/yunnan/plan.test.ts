import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('yunnan')
})
afterAll(() => its.drop())

it('000-YN-02 a plan of five years by its years, with the review half way', async () => {
  const due = { item_state: 'under-way' }
  for (const year of [2022, 2023, 2024, 2025, 2026]) {
    const review =
      year === 2024 ? [{ item: '规划中期评估', due: '2024-06-30', item_state: 'done', done_on: '2024-06-20' }] : []
    await its.keep('party-plan', year, [{ item: `${year}年任务`, ...due }, ...review])
  }
  const list = await its.list('county', 'party-plan')
  const years = ['2022', '2023', '2024', '2025', '2026']
  expect(list.versions.map(({ version }) => version)).toEqual(expect.arrayContaining(years))
  expect(list.version).toMatchObject({ version: '2026', here: 1 })
  const half = await its.told<{ items: { title: string; state: string; due: string }[] }>(
    ...(['county', 'GET', 'lists/party-plan?version=2024'] as const),
  )
  expect(half.body.items.find(({ title }) => title === '规划中期评估')).toMatchObject({
    state: 'met',
    due: '2024-06-30',
  })
})
