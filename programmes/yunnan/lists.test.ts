import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Row } from '../../kernel/ledger/index.ts'
import { Listed } from '../../test/support/numberedLists.ts'
import { times } from '../../test/support/numbers.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('yunnan')
})
afterAll(() => its.drop())

it('000-YN-11 86 powers, by version, each with the process or the service by which residents use it', async () => {
  const proof = (n: number): Row =>
    n === 0 ? { proved_by: 'dispute-mediation' } : n === 1 ? { proved_by: 'civil-01' } : {}
  await its.keep(
    'township-powers-86',
    2026,
    times(86, (n) => ({ item: `职权${n + 1}`, ...proof(n) })),
  )
  const list = await its.list('town', 'township-powers-86')
  expect([list.version.count, list.counts.items]).toEqual([86, 86])
  expect(await its.item('town', 'township-powers-86', 'n1')).toMatchObject({
    state: 'standing',
    proofs: [{ kind: 'process', key: 'dispute-mediation', value: 0, met: null }],
  })
  expect((await its.item('town', 'township-powers-86', 'n2')).proofs).toMatchObject([
    { kind: 'service', key: 'civil-01' },
  ])
  await its.keep(
    'township-powers-86',
    2025,
    times(85, (n) => ({ item: `职权${n + 1}` })),
  )
  expect((await its.diff('township-powers-86')).counts).toMatchObject({ added: 1, removed: 0 })
})
