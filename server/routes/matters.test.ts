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

test('the matter is on the inbox of the desk that has it, and its page tells the story', async () => {
  const town = await it.as('town')
  const inbox = await town.send('GET', '/api/v1/matters?view=inbox')
  expect(inbox).toMatchObject({ status: 200, body: { next: null, counts: { late: 0, today: 1, later: 0 } } })
  const { items } = inbox.body as { items: { id: string }[] }
  expect(items).toMatchObject([{ subject: '路灯不亮', step: 'dispatch', timeLeft: { text: '剩 12 小时' }, may: 0 }])
  expect(inbox.body).toMatchObject({ acts: [{ assign: { primary: true } }] })
  const page = await town.send('GET', `/api/v1/matters/${items[0]?.id}`)
  expect(page).toMatchObject({
    status: 200,
    body: {
      contact: { name: '王*', phone: '139****0000' },
      timeline: [{ title: '提出' }, { title: '报给乡镇', actorKind: 'staff' }],
      stages: [
        { key: 'collect', state: 'done' },
        { key: 'assess', state: 'done' },
        { key: 'assign', state: 'now' },
        {},
        {},
        {},
        {},
      ],
    },
  })
})
