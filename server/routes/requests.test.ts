import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { act } from '../../test/support/requests.ts'

let it: TestProgram
let anyone: Client
beforeAll(async () => {
  it = await makeProgram()
  anyone = await it.resident()
})
afterAll(() => it.drop())

const SAID = {
  region: '990101001201',
  body: '村口的路灯坏了三天，晚上看不见路，老人不敢出门。',
  contactName: '周小河',
  contactPhone: '+86 139-0000-0001',
}
interface Receipt {
  readonly number: string
  readonly code: string
  readonly url: string
  readonly page: string
}
const lodge = async (more: object = {}, headers: Record<string, string> = {}): Promise<Receipt> => {
  it.clock.pass(3_600_000)
  const sent = await anyone.send('POST', '/api/v1/requests', { ...SAID, ...more }, headers)
  expect(sent).toMatchObject({ status: 201 })
  return sent.body as Receipt
}
const pathOf = (url: string): string => new URL(url).pathname
interface Shown {
  readonly version: number
  readonly yourTurn: boolean
  readonly may: Readonly<Record<string, { readonly url: string }>>
  readonly [key: string]: unknown
}
const see = async (receipt: Receipt): Promise<Shown> => {
  const seen = await anyone.send('GET', pathOf(receipt.url))
  expect(seen.status).toBe(200)
  return seen.body as Shown
}
const count = async (): Promise<number> => Number((await it.database.system`select count(*) n from matter`)[0]?.n)

test('a client lodges, follows and judges, as the page of the code does', async () => {
  const receipt = await lodge({ category: '010205', publish: true })
  expect(receipt.page).toBe(`http://lingyan.test/t/${receipt.code}`)
  const first = await see(receipt)
  expect(first).toMatchObject({
    number: receipt.number,
    body: SAID.body,
    contact: { name: '周*', phone: '139****0001' },
    closedAt: null,
    yourTurn: false,
  })
  expect(JSON.stringify(first)).not.toContain('13900000001')
  const [row] = await it.database.system<{ id: string }[]>`select id from matter where number = ${receipt.number}`
  const id = row?.id ?? ''
  const [secretary, town] = await Promise.all([it.as('secretary'), it.as('town')])
  await act(secretary, id, 1, 'send-to-town', { note: '请镇里看看' })
  await act(town, id, 2, 'take-on')
  await act(town, id, 3, 'reply', { reply: '路灯已换好。', solved: true })
  await act(town, id, 4, 'release')
  const answered = await see(receipt)
  expect(answered).toMatchObject({ yourTurn: true, version: 5 })
  expect(JSON.stringify(answered)).toContain('路灯已换好')
  expect(JSON.stringify(answered)).not.toContain('请镇里看看')
  const verdict = { version: 5, data: { contacted: true, resolved: true, satisfaction: '3' } }
  const key = { 'idempotency-key': 'judge-1' }
  const url = pathOf(answered.may.judge?.url ?? '')
  const judged = await anyone.send('POST', url, verdict, key)
  expect(judged).toMatchObject({ status: 200, body: { number: receipt.number, version: 6 } })
  expect((await anyone.send('POST', url, verdict, key)).body).toEqual(judged.body)
  expect(await see(receipt)).toMatchObject({ version: 6, yourTurn: false, outcome: 'judged' })
})

test('a repeated sending under one key is one request, and its code lies nowhere in clear', async () => {
  const key = { 'idempotency-key': 'lodge-1' }
  const before = await count()
  const first = await lodge({}, key)
  expect(await lodge({}, key)).toEqual(first)
  expect(await count()).toBe(before + 1)
  const other = await anyone.send('POST', '/api/v1/requests', { ...SAID, body: '另外一件完全不同的事情。' }, key)
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotency-reused' } })
  const [kept] = await it.database.system<{ all: string }[]>`select string_agg(i::text, '') "all" from idempotency i`
  expect(kept?.all).not.toContain(first.code.replaceAll('-', ''))
})

test('staff who are signed in beside lodge as residents', async () => {
  const sent = await (await it.as('secretary')).send('POST', '/api/v1/requests', SAID)
  expect(sent.status).toBe(201)
  const { number } = sent.body as Receipt
  const [row] = await it.database.system`
    select e.actor from matter m join matter_entry e on e.matter = m.id where m.number = ${number} and e.seq = 1`
  expect(row?.actor).toMatchObject({ kind: 'resident' })
})

test.each([
  ['nothing', {}, ['region', 'body']],
  ['wrong types', { ...SAID, body: 7, lon: 'east' }, ['body', 'lon']],
  ['an unknown field', { ...SAID, sealed: true }, ['']],
  ['overlong', { ...SAID, body: '长'.repeat(2001) }, ['body']],
  ['a region elsewhere', { ...SAID, region: '110101001001' }, ['region']],
  ['an unknown region', { ...SAID, region: '990101001299' }, ['region']],
  ['an unknown category', { ...SAID, category: 'x1' }, ['category']],
  ['no phone', { ...SAID, contactPhone: '12345' }, ['contactPhone']],
  ['an unknown number', { ...SAID, sameAs: '260101-00001' }, ['sameAs']],
])('%s is refused, and nothing is written', async (_, body, paths) => {
  it.clock.pass(3_600_000)
  const before = await count()
  const sent = await anyone.send('POST', '/api/v1/requests', body)
  expect(sent.status).toBe(400)
  const problems = (sent.body as { problems: { path: string }[] }).problems
  expect(problems.map(({ path }) => path)).toEqual(expect.arrayContaining(paths))
  expect(await count()).toBe(before)
})

test('too large, too often, and codes that open nothing', async () => {
  it.clock.pass(3_600_000)
  const huge = await anyone.send('POST', '/api/v1/requests', `{"body":"${'x'.repeat(40_000)}"}`)
  expect(huge.status).toBe(413)
  const receipt = await lodge()
  for (const code of ['AAAA-AAAA-AAAA', '%20', 'nonsense', receipt.code.slice(0, 13)])
    expect((await anyone.send('GET', `/api/v1/requests/${code}`)).status).toBe(404)
  // no text of ours holds a NUL: the address itself is wrong
  expect((await anyone.send('GET', '/api/v1/requests/%00')).status).toBe(400)
  const acting = await anyone.send('POST', `/api/v1/requests/${receipt.code}/actions/send-to-town`, { version: 1 })
  expect(acting.status).toBe(409)
  const stale = await anyone.send('POST', `/api/v1/requests/${receipt.code}/actions/judge`, { version: 9 })
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', may: ['1'] } })
  it.clock.pass(3_600_000)
  const answers = await Promise.all(Array.from({ length: 40 }, () => anyone.send('POST', '/api/v1/requests', SAID)))
  const statuses = answers.map(({ status }) => status)
  expect(statuses).toContain(429)
  expect(statuses.filter((status) => status === 201)).toHaveLength(30)
})
