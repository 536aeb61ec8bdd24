import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const LODGE = {
  process: 'resident-requests',
  region: '990101001201',
  subject: '路灯不亮',
  body: '村口的路灯坏了一个星期，晚上走路看不见。',
  contactName: '王小明',
  contactPhone: '13900000000',
}

test('lodging and acting over HTTP', async () => {
  const worker = await it.as('worker')
  const refused = await worker.send('POST', '/api/v1/matters', LODGE)
  expect(refused.status).toBe(400)
  const secretary = await it.as('secretary')
  const lodged = await secretary.send('POST', '/api/v1/matters', LODGE)
  expect(lodged).toMatchObject({ status: 201 })
  const { id } = lodged.body as { id: string }
  const sent = await secretary.send('POST', `/api/v1/matters/${id}/actions/send-to-town`, { version: 1 })
  expect(sent).toMatchObject({ status: 200, body: { version: 2, step: 'dispatch' } })
})
