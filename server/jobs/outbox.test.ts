import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { client } from '../../test/support/client.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { createApp } from '../app.ts'
import { SESSION_COOKIE } from '../identity/cookie.ts'
import { gatewaySender } from '../notify/gateways.ts'
import type { Message } from '../notify/sender.ts'
import { loadRoutes } from '../routes.ts'
import { forgetSettings } from '../settings.ts'
import { sendDue } from './outbox.ts'

let it: TestProgram
beforeEach(async () => {
  it = await makeProgram()
})
afterEach(() => it.drop())

const lodge = async (app = it.app): Promise<void> => {
  const town = client(app, it.program.origin)
  town.setCookie(SESSION_COOKIE, (await it.as('town')).cookie(SESSION_COOKIE) ?? '')
  const lodged = await town.send('POST', '/api/v1/matters', {
    process: 'resident-requests',
    region: '990101001201',
    body: '村口的路灯坏了一个星期。',
    contactPhone: '13900000000',
  })
  expect(lodged.status).toBe(201)
}

const waiting = async (): Promise<number> => {
  const rows = await it.database.system`select 1 from outbox where sent_at is null and failed_at is null`
  return rows.length
}

const taking = (into: Message[], fail = false) => ({
  ...it.program,
  sender: {
    send: async (message: Message) => {
      into.push(message)
      if (fail) throw new Error('gateway is away')
    },
  },
})

test('the resident is told in words, once, and the desk too', async () => {
  await lodge()
  const sent: Message[] = []
  expect(await sendDue(taking(sent))).toBe(2)
  expect(await sendDue(taking(sent))).toBe(0)
  expect(sent.find(({ channel }) => channel === 'sms')).toMatchObject({ to: '13900000000' })
  for (const { text } of sent) expect(text).not.toMatch(/\{\w+\}|undefined|notice\./)
})

test('a gateway that is away loses nothing: the same message goes out later, under the same id', async () => {
  await lodge()
  const failed: Message[] = []
  expect(await sendDue(taking(failed, true))).toBe(0)
  expect(await waiting()).toBe(2)
  const sent: Message[] = []
  expect(await sendDue(taking(sent))).toBe(0)
  it.clock.pass(61_000)
  expect(await sendDue(taking(sent))).toBe(2)
  expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(failed.map(({ id }) => id)))
})

test('a process that dies while sending sends again after the lease', async () => {
  await lodge()
  const dying = { ...it.program, sender: { send: () => new Promise<never>(() => {}) } }
  void sendDue(dying)
  await expect.poll(async () => (await it.database.system`select 1 from outbox where attempts = 1`).length).toBe(2)
  const sent: Message[] = []
  expect(await sendDue(taking(sent))).toBe(0)
  it.clock.pass(121_000)
  expect(await sendDue(taking(sent))).toBe(2)
})

test('what no way out is set up for is kept as not sent, and not sent later', async () => {
  const sender = gatewaySender(it.program)
  await lodge(createApp({ ...it.program, sender }, await loadRoutes()))
  expect(await it.database.system`select channel, error, failed_at is not null failed from outbox order by 1`).toEqual([
    { channel: 'inbox', error: 'not-set-up', failed: true },
    { channel: 'sms', error: 'not-set-up', failed: true },
  ])
  expect(await sendDue({ ...it.program, sender })).toBe(0)
})

test('the SMS gateway gets a JSON post with the key of the message; without an address nothing is taken', async () => {
  await lodge()
  const sender = gatewaySender(it.program)
  const calls: { headers: IncomingHttpHeaders; body: unknown }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      calls.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    // only the desk's notice, whose webhook is off, counts as delivered by the inbox itself
    expect(await sendDue({ ...it.program, sender })).toBe(1)
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
    const { system } = it.database
    await system`insert into setting ${system({ county: it.program.county, key: 'notify.sms-url', value: system.json(url) as never, changed_at: new Date() })}`
    forgetSettings(it.program)
    it.clock.pass(61_000)
    expect(await sendDue({ ...it.program, sender })).toBe(1)
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({
      headers: { 'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/) },
      body: { to: '13900000000', text: expect.stringContaining('编号') },
    })
  } finally {
    server.close()
  }
})
