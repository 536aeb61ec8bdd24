import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'

const KEY = 'project-tasks-28'
let its: Listed
beforeAll(async () => {
  its = await Listed.under('subdistrict')
})
afterAll(() => its.drop())

it('002-JD-07, 002-JD-63 28 tasks of the secretaries at two levels, each with its measure, its time and who answers', async () => {
  const [street, community] = [await its.list('town', KEY), await its.list('secretary', KEY)]
  for (const list of [street, community]) {
    expect(list.items.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 28 }, (_, n) => n + 1),
    )
    expect(
      list.items.every(({ title, due, lead, mine }) => title !== '' && due !== null && lead !== null && mine),
    ).toBe(true)
  }
  expect(street.groups).toHaveLength(6)
  const [here, there] = [street, community].map(({ items }) => items[0]?.lead?.desk.split('@')[0])
  expect([here, there]).toEqual(['town-dispatcher', 'village-secretary'])
  // a number proves it: nobody reports; none does: the lead reports, the level above confirms
  const at = (item: string) => `lists/${KEY}/items/${item}/regions/990101001201`
  const report = { note: '完成整顿，群众评议通过' }
  expect((await its.told('secretary', 'POST', `${at('collective')}/report`, report)).body.code).toBe('number-proves')
  expect((await its.told('secretary', 'POST', `${at('lagging')}/report`, report)).status).toBe(200)
  expect((await its.told('town', 'POST', `${at('lagging')}/decision`, { confirm: true })).status).toBe(200)
  expect((await its.item('secretary', KEY, 'lagging')).state).toBe('met')
})

it('002-JD-10 powers handed to the sub-district, version by version, and nothing due of them', async () => {
  const power = (n: number) => ({ item: `赋权事项${n}` })
  await its.keep('delegated-powers', 2025, [power(1), power(2)])
  await its.keep('delegated-powers', 2026, [power(1), power(2), power(3)])
  const list = await its.list('town', 'subdistrict-powers')
  expect(list.items.map(({ title, state }) => [title, state])).toEqual([
    ['赋权事项1', 'standing'],
    ['赋权事项2', 'standing'],
    ['赋权事项3', 'standing'],
  ])
  expect((await its.diff('subdistrict-powers')).counts).toMatchObject({ added: 1, removed: 0 })
})
