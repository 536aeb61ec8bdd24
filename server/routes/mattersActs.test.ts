import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskName, makeProgram, type TestProgram } from '../../test/support/program.ts'
import { act, answer, lodge } from '../../test/support/requests.ts'
import type { MatterBody, MatterPage } from '../contract/matter.ts'

let it: TestProgram
beforeAll(async () => {
  it = await makeProgram()
})
afterAll(() => it.drop())

const one = async (query: ReturnType<TestProgram['database']['system']>): Promise<Record<string, unknown>> =>
  ((await query) as unknown as Record<string, unknown>[])[0] ?? {}

test('of eight acts at once on one matter exactly one is kept, and the others are told who was quicker', async () => {
  const secretary = await it.as('secretary')
  const held = await lodge(secretary)
  await act(secretary, held.id, 1, 'send-to-town')
  const town = await it.as('town')
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      town.send('POST', `/api/v1/matters/${held.id}/actions/note`, { version: 2, data: { note: `第${n}句` } }),
    ),
  )
  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  const refused = replies.find((reply) => reply.status === 409)
  expect(refused?.body).toMatchObject({ code: 'stale-version', may: ['3'], message: expect.stringContaining('town某') })
  expect(await one(it.database.system`select entries from matter where id = ${held.id}`)).toEqual({ entries: 3 })
  expect(await one(it.database.system`select count(*)::int n from matter_entry where matter = ${held.id}`)).toEqual({
    n: 3,
  })
})

test('a repeated key gets the first reply and writes nothing; with another body it is refused', async () => {
  const secretary = await it.as('secretary')
  const key = { 'idempotency-key': 'abc-1' }
  const body = { process: 'resident-requests', region: '990101001201', body: '桥头的护栏松动了。' }
  const count = () => one(it.database.system`select count(*)::int n from matter`)
  const before = await count()
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => secretary.send('POST', '/api/v1/matters', body, key)),
  )
  const [first] = replies
  expect(first?.status).toBe(201)
  for (const reply of replies) expect(reply).toMatchObject({ status: 201, body: first?.body })
  expect(await count()).toEqual({ n: Number(before.n) + 1 })
  const other = await secretary.send('POST', '/api/v1/matters', { ...body, body: '另一件事，也很急。' }, key)
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotency-reused' } })
  // somebody else's key of the same name is another key
  const neighbour = await it.as('neighbour')
  const theirs = await neighbour.send('POST', '/api/v1/matters', { ...body, region: '990101001202' }, key)
  expect(theirs).toMatchObject({ status: 201 })
})

test('a batch decides each alone, and repeated it repeats none', async () => {
  const [secretary, town] = await Promise.all([it.as('secretary'), it.as('town')])
  const ids: string[] = []
  for (const body of ['村东头路面塌陷。', '村西头水管漏水。']) {
    const held = await lodge(secretary, { body })
    await act(secretary, held.id, 1, 'send-to-town')
    ids.push(held.id)
  }
  const foreign = (await lodge(await it.as('otherTown'), { region: '990101002201', body: '石桥边有落石。' })).id
  const items = [...ids.map((id) => ({ id, version: 2 })), { id: foreign, version: 1 }]
  const body = { action: 'assign', items, data: { desk: deskName('office') } }
  const reply = await town.send('POST', '/api/v1/matters/batch', body, { 'idempotency-key': 'batch-1' })
  expect(reply).toMatchObject({
    status: 200,
    body: {
      done: 2,
      results: [
        { ok: true, version: 3 },
        { ok: true, version: 3 },
        { ok: false, error: { code: 'absent' } },
      ],
    },
  })
  const again = await town.send('POST', '/api/v1/matters/batch', body, { 'idempotency-key': 'batch-1' })
  expect(again.body).toEqual(reply.body)
  const office = await it.as('office')
  const inbox = (await office.send('GET', '/api/v1/matters?view=inbox')).body as MatterPage
  expect(inbox.items.map((row) => row.id).sort()).toEqual([...ids].sort())
  const done = (await town.send('GET', '/api/v1/matters?view=done')).body as MatterPage
  expect(done.items.map((row) => row.id)).toEqual(expect.arrayContaining(ids))
})

test('contact data are masked until somebody says why, and the audit keeps the reason', async () => {
  const secretary = await it.as('secretary')
  const { id } = await lodge(secretary)
  const page = (await secretary.send('GET', `/api/v1/matters/${id}`)).body as MatterBody
  expect(page.contact).toEqual({ name: '王*', phone: '139****0000', revealUrl: `/api/v1/matters/${id}/contact` })
  const shown = await secretary.send('POST', page.contact?.revealUrl ?? '', { reason: '打电话核实位置' })
  expect(shown).toMatchObject({ status: 200, body: { name: '王小明', phone: '13900000000' } })
  const trace = await one(
    it.database.system`select action, detail from audit where object_id = ${id} and action = 'matter.reveal'`,
  )
  expect(trace).toEqual({ action: 'matter.reveal', detail: { reason: '打电话核实位置', fields: ['name', 'phone'] } })
  // neither in the audit nor among the kept replies
  const stored = await one(it.database.system`select
    (select count(*)::int from audit where detail::text like '%13900000000%') audit,
    (select count(*)::int from idempotency where response::text like '%13900000000%') replies`)
  expect(stored).toEqual({ audit: 0, replies: 0 })
})

test('an act leaves its traces in one transaction: entry, task, notice, audit', async () => {
  const { id, version } = await answer(it)
  const kept = await one(it.database.system`select
    (select entries from matter where id = ${id}) entries,
    (select count(*)::int from matter_entry where matter = ${id}) history,
    (select count(*)::int from audit where object_id = ${id}) audit,
    (select count(*)::int from matter_task where matter = ${id} and done_at is null) open,
    (select count(*)::int from outbox where matter = ${id} and channel = 'sms') told`)
  expect(kept).toMatchObject({ entries: version, history: version, audit: version, open: 0 })
  expect(Number(kept.told)).toBeGreaterThan(0)
})
