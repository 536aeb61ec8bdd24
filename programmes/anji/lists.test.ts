import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../../kernel/ledger/index.ts'
import { Listed } from '../../test/support/numberedLists.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('anji')
})
afterAll(() => its.drop())

it('000-AJ-05 the twelve measures, kept by the county, each with lead and date', async () => {
  expect((await its.list('county', 'measures-12')).version).toMatchObject({ count: 12, here: 0 })
  await its.keep(
    'measures-12',
    2026,
    Array.from({ length: 12 }, () => ({})),
  )
  const list = await its.list('county', 'measures-12')
  expect(list.version).toMatchObject({ count: 12, here: 12 })
  expect(list.items.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
  expect(list.items.every(({ lead, due, kept }) => lead !== null && due === '2026-12-31' && kept)).toBe(true)
})

it('000-AJ-02 a plan of five years, year by year, and what changed from one to the next', async () => {
  for (const year of [2025, 2026]) {
    const items: readonly Row[] = [
      { item: '调训' },
      { item: '储备' },
      ...(year === 2026 ? [{ item: '导师帮带', change: 'new' }] : []),
    ]
    await its.keep('secretary-plan', year, items)
  }
  const list = await its.list('county', 'secretary-plan')
  expect(list.versions.map(({ version }) => version)).toEqual(expect.arrayContaining(['2025', '2026']))
  expect(list.items).toHaveLength(3)
  expect(JSON.stringify(await its.diff('secretary-plan'))).toContain('导师帮带')
})
