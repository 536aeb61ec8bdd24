import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { type Held, lodge } from '../../test/support/requests.ts'

const GROUP = '99010100120100101'
const address = (code: string): string => `/api/v1/regions/${code}/similar`

describe('what is open in the village already', () => {
  let its: TestProgram
  let held: Held
  beforeAll(async () => {
    its = await makeProgram()
    held = await lodge(await its.as('secretary'), { subject: '晒谷场积水', body: '晒谷场积水三天了，粮食没处晒。' })
    await lodge(await its.as('secretary'), { subject: '有人收钱', body: '晒谷场积水三天了，村干部受贿不管。' })
  })
  afterAll(() => its?.drop())

  it('is shown to who serves ten households of it, by class and number alone; clues are not among it', async () => {
    const found = await (await its.as('worker')).send('POST', address(GROUP), { body: '晒谷场积水三天了，请来排水' })
    expect(found).toMatchObject({ status: 200, body: { items: [{ number: held.number, subject: null }] } })
    const { items } = found.body as { items: object[] }
    expect(items).toHaveLength(1)
    expect(Object.keys(items[0] ?? {}).sort()).toEqual([
      'category',
      'lodgedAt',
      'number',
      'said',
      'stepTitle',
      'subject',
    ])
  })

  it.each(['路', '', '请问合作医疗什么时候交费'])('is nothing where nothing is like it: %s', async (body) => {
    const found = await (await its.as('worker')).send('POST', address(GROUP), { body })
    expect(found).toMatchObject({ status: 200, body: { items: [] } })
  })

  it('is absent for places out of sight, and for what is no village', async () => {
    const worker = await its.as('worker')
    for (const code of ['990101001202', '990101001201', '980101001201', '990101'])
      expect((await worker.send('POST', address(code), { body: '晒谷场积水' })).status).toBe(404)
    expect((await worker.send('POST', address(GROUP), { body: '长'.repeat(2001) })).status).toBe(400)
    expect((await (await its.as('chief')).send('POST', address(GROUP), { body: '晒谷场积水' })).status).toBe(404)
  })
})
