import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import type { BurdenBody } from '../contract/element.ts'
import { loadPacks, type Packs } from '../packs.ts'

/** A pack that the county's programme names sets one part of the quota from March on, the programme another. */
const withQuotas = ({ set, programmes, ...packs }: Packs): Packs => ({
  ...packs,
  set: {
    packs: set.packs.map((pack) =>
      pack.key === 'posts'
        ? { ...pack, burden: [{ from: '2026-03-01', forms: 2, fields: 20, basis: '减负规定' }] }
        : pack,
    ),
  },
  programmes: programmes.map((one) => ({
    ...one,
    burden: [{ from: '2026-03-01', until: '2026-12-31', fields: 10, basis: '本县方案' }],
  })),
})

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(withQuotas(await loadPacks()))
})
afterAll(() => its.drop())

const quota = async (month = '2026-03'): Promise<BurdenBody['quota']> => {
  const told = await (await its.as('county')).send('GET', `/api/v1/burden?month=${month}`)
  expect(told.status).toBe(200)
  return (told.body as BurdenBody).quota
}

test('the county sets its quota before its programme, the programme before its packs, and these before the default, by date', async () => {
  expect(await quota('2026-02')).toEqual({ forms: 3, fields: 40, minutes: 240 })
  expect(await quota()).toEqual({ forms: 2, fields: 10, minutes: 240 })
  const system = await its.as('system')
  const put = (key: string, value: unknown) => system.send('PUT', `/api/v1/settings/${key}`, { value })
  expect((await put('burden.forms', 5)).status).toBe(200)
  expect((await put('burden.fields', null)).status).toBe(200)
  expect(await quota()).toEqual({ forms: 5, fields: null, minutes: 240 })
})
