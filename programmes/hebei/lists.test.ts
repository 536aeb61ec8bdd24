import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'
import { times } from '../../test/support/numbers.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('hebei')
})
afterAll(() => its.drop())

it('003-HB-26 56 duties and 60 matters to assist with; a task on neither is refused, but for an exception of the county', async () => {
  await its.keep(
    'village-duties-56',
    2026,
    times(56, () => ({})),
  )
  await its.keep(
    'village-assists-60',
    2026,
    times(60, (n) => ({ item: n === 9 ? '协助统计调查' : `协助事项${n + 1}` })),
  )
  const [duties, assists] = await Promise.all(
    ['village-duties-56', 'village-assists-60'].map((key) => its.list('secretary', key)),
  )
  expect([duties?.counts.items, assists?.counts.items]).toEqual([56, 60])
  expect(duties?.items.every(({ state, lead }) => state === 'standing' && lead !== null)).toBe(true)
  const form = await its.form('town', 5)
  const refused = await form.ask()
  expect([refused.status, refused.body.code, refused.body.may]).toEqual([409, 'not-on-list', ['item', 'exception']])
  const path = (id: string) => `form-requests/${id}/admission`
  expect((await its.told('town', 'PUT', path(form.id), { list: 'village-duties-56', item: 'n57' })).status).toBe(400)
  const said = { list: 'village-assists-60', item: 'n10' }
  expect((await its.told('town', 'PUT', path(form.id), said)).body).toMatchObject({ admitted: { item: 'n10' } })
  expect((await form.ask()).body.state).toBe('asking')
  const other = await its.form('town', 5)
  const exception = { exception: '抗旱急需，用后即止' }
  expect((await its.told('town', 'PUT', path(other.id), exception)).body.code).toBe('exception-is-countys')
  expect((await its.told('county', 'PUT', path(other.id), exception)).status).toBe(200)
  expect((await other.ask()).body.state).toBe('asking')
})
