import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../test/routes/digest.ts'
import type { Client } from '../../test/support/client.ts'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'
import { act, lodge } from '../../test/support/requests.ts'

let it: TestProgram
let town: Client
beforeAll(async () => {
  it = await makeProgram()
  town = await it.as('town')
})
afterAll(() => it.drop())

/** Matters that wait for the town, at version 2. */
const waiting = async (): Promise<string> => {
  const secretary = await it.as('secretary')
  const { id } = await lodge(secretary)
  await act(secretary, id, 1, 'send-to-town')
  return id
}
const assign = (id: string, body: object) => town.send('POST', `/api/v1/matters/${id}/actions/assign`, body)
const data = { desk: deskName('office') }

test('a check answers as the act would, and leaves nothing behind', async () => {
  const id = await waiting()
  const ledger = await openLedger(it.database)
  try {
    const before = await ledger.read()
    const checked = await assign(id, { version: 2, data, check: true })
    expect(checked).toMatchObject({ status: 200, body: { id, version: 3, step: 'handle' } })
    expect(await ledger.read()).toEqual(before)
  } finally {
    await ledger.close()
  }
  expect(await assign(id, { version: 2, data })).toMatchObject({ status: 200, body: checkedAs(id) })
})
const checkedAs = (id: string) => ({ id, version: 3, step: 'handle' })

test('it is refused as the act would be: wrong fields, an old version, what is not on offer, what is out of sight', async () => {
  const id = await waiting()
  const refused = async (body: object, action = 'assign', who = town) => {
    const { status, body: error } = await who.send('POST', `/api/v1/matters/${id}/actions/${action}`, body)
    return [status, (error as { code: string }).code]
  }
  expect((await refused({ version: 2, data: {}, check: true }))[0]).toBe(400)
  expect(await refused({ version: 1, data, check: true })).toEqual([409, 'stale-version'])
  expect((await refused({ version: 2, data: {}, check: true }, 'judge'))[0]).toBe(409)
  expect((await refused({ version: 2, data, check: true }, 'assign', await it.as('otherTown')))[0]).toBe(404)
  expect((await refused({ version: 2, data, check: 'yes' }))[0]).toBe(400)
})

test('a key used for a check is still new for the act', async () => {
  const id = await waiting()
  const headers = { 'idempotency-key': 'check-then-act' }
  const send = (body: object) => town.send('POST', `/api/v1/matters/${id}/actions/assign`, body, headers)
  expect((await send({ version: 2, data, check: true })).status).toBe(200)
  expect((await send({ version: 2, data })).status).toBe(200)
  expect((await send({ version: 2, data })).body).toMatchObject(checkedAs(id))
})

test('a batch is checked one by one', async () => {
  const [right, stale] = [await waiting(), await waiting()]
  const items = [
    { id: right, version: 2 },
    { id: stale, version: 1 },
  ]
  const { body } = await town.send('POST', '/api/v1/matters/batch', { action: 'assign', items, data, check: true })
  expect(body).toMatchObject({ done: 1, results: [{ ok: true }, { ok: false, error: { code: 'stale-version' } }] })
  expect((await town.send('GET', `/api/v1/matters/${right}`)).body).toMatchObject({ version: 2, step: 'dispatch' })
})
