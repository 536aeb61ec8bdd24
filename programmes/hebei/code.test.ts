import { afterAll, beforeAll, expect, it } from 'vitest'
import { bringUpSums } from '../../server/derive/sums.ts'
import { packsWith } from '../../test/support/loop.ts'
import { Counted, HERE, THERE } from '../../test/support/numbers.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('hebei'))
  await bringUpSums(its.program)
})
afterAll(() => its.drop())

it('003-HB-29 one code for each village: what is open needs no name, what is not needs one', async () => {
  const rules = { adopted_on: '2024-05-01', filed_on: '2024-05-20', against_lavishness: true, most_tables: 17 }
  await new Counted(its).keep('village-rules', [[HERE, rules]])
  const anybody = await its.resident()
  const get = async (path: string) => anybody.send('GET', path)
  const codes = await Promise.all(
    [HERE, THERE].map(async (village) => String((await get(`/v/${village}/code.svg`)).body)),
  )
  expect(codes.every((code) => code.includes('<svg'))).toBe(true)
  expect(codes[0]).not.toBe(codes[1])
  // the sheet that hangs in the village prints the address that its code holds
  const printed = String((await get(`/v/${HERE}/poster`)).body).match(/https?:\/\/[^<"\s]+\/v\/\d{12}/)?.[0] ?? ''
  const open = await get(new URL(printed).pathname)
  expect([open.status, String(open.body).includes('移风易俗村规民约'), String(open.body).includes('17')]).toEqual([
    200,
    true,
    true,
  ])
  expect(String((await get(`/v/${THERE}`)).body)).not.toContain('2024-05-20')
  // the same village's register and the matters of others are not for anybody
  for (const path of ['ledgers/village-cadres/records', 'ledgers/village-rules/records', 'matters'])
    expect([path, (await get(`/api/v1/${path}`)).status]).toEqual([path, 401])
})
