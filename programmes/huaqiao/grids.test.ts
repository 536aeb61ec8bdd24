import { afterAll, beforeAll, expect, it } from 'vitest'
import { packsWith } from '../../test/support/loop.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('huaqiao'))
})
afterAll(() => its.drop())

const VILLAGES = ['990101001202', '990101002201'] as const
const EACH = 22

it('000-HQ-16 grids by villager groups, and several nets in one', async () => {
  const county = await its.as('county')
  for (const parent of VILLAGES)
    for (let n = 1; n <= EACH; n += 1) {
      const grid = { parent, name: `第${n}村民小组网格`, form: 'rural', area: `第${n}村民小组` }
      expect((await county.send('POST', '/api/v1/grids', grid)).status).toBe(201)
    }
  for (const parent of VILLAGES) {
    const found = await county.send('GET', `/api/v1/regions?parent=${parent}&limit=100`)
    const { items } = found.body as { items: { code: string; level: number }[] }
    expect(items.map(({ level }) => level)).toEqual(Array.from({ length: EACH }, () => 6))
  }
  // the nets that the departments drew become names of the one
  const [parent] = VILLAGES
  const nets = ['综治', '消防', '环保']
  for (const net of nets) {
    const alias = { region: `${parent}001`, name: '老网格', net, foreignCode: `${net}-7`, validFrom: '2026-03-02' }
    expect((await county.send('PUT', '/api/v1/grids/aliases', alias)).status).toBe(200)
  }
  const aliases = await county.send('GET', '/api/v1/grids/aliases')
  const { items } = aliases.body as { items: { net: string; region: string }[] }
  expect(items.map(({ net }) => net).toSorted()).toEqual(nets.toSorted())
  expect(new Set(items.map(({ region }) => region))).toEqual(new Set([`${parent}001`]))
})
