import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import { deskName, makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'
import { FOREIGN, invalid, LODGING, type Refused, text } from '../../test/support/refused.ts'
import { act, type Held, lodge } from '../../test/support/requests.ts'

let it: TestProgram
const browsers = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = browsers.get(post) ?? (await it.as(post))
  browsers.set(post, known)
  return known
}
let held: Held
let sealed: Held
beforeAll(async () => {
  it = await makeProgram()
  held = await lodge(await as('secretary'))
  await act(await as('secretary'), held.id, 1, 'send-to-town')
  sealed = await lodge(await as('secretary'), { body: '村干部贪污集体资金，把钱私分了。' })
})
afterAll(() => it.drop())

/** Everything that a refused request must leave as it was. */
const everything = async (): Promise<unknown> => {
  const [row] = await it.database.system`select
    (select jsonb_agg(jsonb_build_array(id, entries, step, orgs) order by id) from matter) as matters,
    (select count(*) from matter_entry) as entries, (select jsonb_agg(to_jsonb(t) order by matter, key) from matter_task t) as tasks,
    (select count(*) from matter_open) as open, (select count(*) from matter_reach) as reach, (select count(*) from outbox) as outbox,
    (select count(*) from audit) as audit, (select count(*) from idempotency) as replies, (select count(*) from attachment) as files,
    (select jsonb_agg(to_jsonb(t) order by month, region, org) from matter_tally t) as tally`
  return row
}

const MATTER = (): string => `/api/v1/matters/${held.id}`
const ACT = (action: string) => (): string => `${MATTER()}/actions/${action}`

const ACTING: readonly Refused[] = [
  {
    name: 'by somebody without a session',
    path: ACT('assign'),
    body: { version: 2 },
    status: 401,
    code: 'not-signed-in',
  },
  {
    name: 'by another village',
    post: 'neighbour',
    path: ACT('note'),
    body: { version: 2, data: { note: 'x' } },
    status: 404,
    code: 'absent',
  },
  {
    name: 'by another town',
    post: 'otherTown',
    path: ACT('assign'),
    body: { version: 2 },
    status: 404,
    code: 'absent',
  },
  {
    name: 'by a department that has no part in it',
    post: 'water',
    path: ACT('reply'),
    body: { version: 2 },
    status: 404,
  },
  {
    name: 'by an administrator',
    post: 'system',
    path: ACT('assign'),
    body: { version: 2 },
    status: 404,
    code: 'absent',
  },
  {
    name: 'by a village that does not hold it',
    post: 'secretary',
    path: ACT('assign'),
    body: { version: 2 },
    status: 409,
    code: 'not-yours',
  },
  {
    name: 'an act that the step has not',
    path: ACT('reply'),
    post: 'town',
    body: { version: 2 },
    status: 409,
    code: 'unknown-action',
  },
  {
    name: 'an act of the prototype',
    path: ACT('constructor'),
    post: 'town',
    body: { version: 2 },
    status: 409,
    code: 'unknown-action',
  },
  {
    name: 'an older version',
    path: ACT('assign'),
    post: 'town',
    body: { version: 1 },
    status: 409,
    code: 'stale-version',
  },
  {
    name: 'a version to come',
    path: ACT('assign'),
    post: 'town',
    body: { version: 9 },
    status: 409,
    code: 'stale-version',
  },
  { name: 'no version', path: ACT('assign'), post: 'town', body: { data: {} }, ...invalid, problem: 'version' },
  {
    name: 'a version that is text',
    path: ACT('assign'),
    post: 'town',
    body: { version: '2' },
    ...invalid,
    problem: 'version',
  },
  {
    name: 'no desk',
    path: ACT('assign'),
    post: 'town',
    body: { version: 2, data: {} },
    status: 400,
    problem: 'data.desk',
  },
  {
    name: 'a desk that nobody holds',
    path: ACT('assign'),
    post: 'town',
    body: { version: 2, data: { desk: 'town-office@nowhere' } },
    status: 400,
    problem: 'data.desk',
  },
  {
    name: 'a desk outside',
    path: ACT('assign'),
    post: 'town',
    body: { version: 2, data: { desk: deskName('water') } },
    status: 400,
    problem: 'data.desk',
  },
  {
    name: 'a desk that is SQL',
    path: ACT('assign'),
    post: 'town',
    body: { version: 2, data: { desk: "x'; drop table matter" } },
    status: 400,
    problem: 'data.desk',
  },
  {
    name: 'too long a note',
    path: ACT('note'),
    post: 'town',
    body: { version: 2, data: { note: text(1001) } },
    status: 400,
    problem: 'data.note',
  },
  {
    name: 'half a character in a note',
    path: ACT('note'),
    post: 'town',
    body: { version: 2, data: { note: '\udc00' } },
    status: 400,
  },
  {
    name: 'a merge into itself',
    path: ACT('merge'),
    post: 'town',
    body: () => ({ version: 2, data: { matter: held.id } }),
    status: 400,
    problem: 'data.matter',
  },
  {
    name: 'a merge into nothing',
    path: ACT('merge'),
    post: 'town',
    body: { version: 2, data: { matter: FOREIGN } },
    status: 400,
    problem: 'data.matter',
  },
  {
    name: 'a merge into what one may not see',
    path: ACT('merge'),
    post: 'town',
    body: () => ({ version: 2, data: { matter: sealed.id } }),
    status: 400,
    problem: 'data.matter',
  },
  {
    name: 'an id that is none',
    path: '/api/v1/matters/1/actions/note',
    post: 'town',
    body: { version: 2 },
    ...invalid,
    problem: 'id',
  },
  {
    name: 'an id of nothing',
    path: `/api/v1/matters/${FOREIGN}/actions/note`,
    post: 'town',
    body: { version: 2 },
    status: 404,
    code: 'absent',
  },
  {
    name: 'on a closed route by who lodged it',
    path: () => `/api/v1/matters/${sealed.id}/actions/note`,
    post: 'secretary',
    body: { version: 1 },
    status: 404,
    code: 'absent',
  },
]

const READING: readonly Refused[] = [
  { name: 'a matter of another village', method: 'GET', path: MATTER, post: 'neighbour', status: 404, code: 'absent' },
  {
    name: 'the closed route from the county',
    method: 'GET',
    path: () => `/api/v1/matters/${sealed.id}`,
    post: 'county',
    status: 404,
    code: 'absent',
  },
  {
    name: 'the closed route from its own village',
    method: 'GET',
    path: () => `/api/v1/matters/${sealed.id}`,
    post: 'secretary',
    status: 404,
  },
  {
    name: 'an unknown view',
    method: 'GET',
    path: '/api/v1/matters?view=all',
    post: 'town',
    ...invalid,
    problem: 'view',
  },
  {
    name: 'a page too long',
    method: 'GET',
    path: '/api/v1/matters?limit=101',
    post: 'town',
    ...invalid,
    problem: 'limit',
  },
  {
    name: 'a key that is none of ours',
    method: 'GET',
    path: '/api/v1/matters?after=xxxx',
    post: 'town',
    ...invalid,
    problem: 'after',
  },
  {
    name: 'a key with a date that is none',
    method: 'GET',
    path: `/api/v1/matters?after=${Buffer.from(`2026-13-45T99:00:00.000Z ${FOREIGN}`).toString('base64url')}`,
    post: 'town',
    ...invalid,
    problem: 'after',
  },
  {
    name: 'a date that is none',
    method: 'GET',
    path: '/api/v1/matters?view=scope&from=2026-99-99',
    post: 'town',
    ...invalid,
    problem: 'from',
  },
  { name: 'a NUL in a query', method: 'GET', path: '/api/v1/matters?view=scope&q=%00', post: 'town', status: 400 },
  { name: 'a NUL in a filter', method: 'GET', path: '/api/v1/matters?view=scope&org=%00', post: 'town', status: 400 },
  {
    name: 'a board of another town',
    method: 'GET',
    path: '/api/v1/board?region=990101002',
    post: 'town',
    status: 404,
    code: 'absent',
  },
  {
    name: 'a board by who has none',
    method: 'GET',
    path: '/api/v1/board',
    post: 'office',
    status: 404,
    code: 'absent',
  },
  {
    name: 'a board with a month that is none',
    method: 'GET',
    path: '/api/v1/board?from=2026-13',
    post: 'town',
    ...invalid,
    problem: 'from',
  },
  {
    name: 'a board turned round',
    method: 'GET',
    path: '/api/v1/board?from=2026-05&to=2026-01',
    post: 'town',
    ...invalid,
    problem: 'from',
  },
  {
    name: 'contact data without a reason',
    path: () => `${MATTER()}/contact`,
    post: 'town',
    body: {},
    ...invalid,
    problem: 'reason',
  },
  {
    name: 'contact data of another village',
    path: () => `${MATTER()}/contact`,
    post: 'neighbour',
    body: { reason: '核实情况需要' },
    status: 404,
    code: 'absent',
  },
  {
    name: 'an empty batch',
    path: '/api/v1/matters/batch',
    post: 'town',
    body: { action: 'note', items: [] },
    ...invalid,
    problem: 'items',
  },
  {
    name: 'a batch too long',
    path: '/api/v1/matters/batch',
    post: 'town',
    body: { action: 'note', items: Array.from({ length: 101 }, () => ({ id: FOREIGN, version: 1 })) },
    ...invalid,
    problem: 'items',
  },
]

const check = async ({ post, method = 'POST', path, body, headers, status, code, problem }: Refused): Promise<void> => {
  const browser = post ? await as(post) : await it.resident()
  const before = await everything()
  const given = typeof body === 'function' ? (body as () => unknown)() : body
  const reply = await browser.send(method, typeof path === 'string' ? path : path(), given, headers)
  expect(reply).toMatchObject({ status, ...(code && { body: { code } }) })
  const { message, problems } = reply.body as { message: string; problems: { path: string; message: string }[] }
  if (problem) expect(problems.map((one) => one.path)).toContain(problem)
  // in words, never a bare key
  for (const words of [message, ...problems.map((one) => one.message)]) expect(words).not.toMatch(/^[a-z_-]+\.|\{\w+\}/)
  expect(await everything()).toEqual(before)
}

describe('lodging is refused', () => {
  test.each(
    LODGING.map((one) => [one.name, { post: 'secretary', ...one, path: '/api/v1/matters' } as Refused] as const),
  )('%s', (_, one) => check(one))
})
describe('an act is refused', () => {
  test.each(ACTING.map((one) => [one.name, one] as const))('%s', (_, one) => check(one))
})
describe('reading is refused', () => {
  test.each(READING.map((one) => [one.name, one] as const))('%s', (_, one) => check(one))
})
