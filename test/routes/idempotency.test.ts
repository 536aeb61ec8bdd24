import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Route } from '../../server/route.ts'
import { loadRoutes } from '../../server/routes.ts'
import type { Post } from '../support/program.ts'
import { ask, sessionOfResident, sessionOfStaff, type Told } from './ask.ts'
import { type County, incomeOf, makeCounty } from './county.ts'
import { addressOf, nameOf, type Sample, samplesOf } from './samples.ts'

/** Writing routes that keep no reply for a repeated key, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  'POST /api/v1/ledgers/{ledger}/files': 'an upload that no record holds is swept after a day; its bytes are kept once',
  'POST /api/v1/attachments': 'an upload that nobody names is swept after a day; its bytes are kept once',
  'POST /api/v1/matters/{id}/contact':
    'personal data would lie in the table of replies; each showing is one in the audit',
  'POST /api/v1/households/{id}/reveal':
    'personal data would lie in the table of replies; each showing is one in the audit',
  'POST /api/v1/ledgers/{ledger}/records/{id}/reveal':
    'personal data would lie in the table of replies; each showing is one in the audit',
  'POST /api/v1/regions/{code}/similar': 'reads only; what is asked is too long and too private for an address',
  'POST /api/v1/resident/codes': 'a second code takes the place of the first; limited by phone and address',
  'POST /api/v1/resident/session': 'a code is good once; a reply that opens a session is not kept',
  'POST /api/v1/session': 'a reply that opens a session is not kept',
  'DELETE /api/v1/session': 'ends once, whatever is sent again',
  'POST /api/v1/session/second-factor': 'a code is good once; a reply that opens a session is not kept',
  'POST /api/v1/session/enrolment': 'a secret is not kept in clear; a second one takes the place of the first',
  'PUT /api/v1/session/enrolment': 'a code is good once',
  'PUT /api/v1/session/password': 'the present password is asked for: a second sending is refused',
  'PUT /api/v1/session/position': 'the same position again changes nothing',
  'POST /api/v1/imports': 'each external number is taken in once (server/routes/import.test.ts)',
  'POST /api/v1/ledgers/{ledger}/import': 'a form; its own test (server/routes/ledgerSheets.test.ts)',
  'POST /api/v1/ledgers/{ledger}/import/wrong.xlsx': 'reads a sheet and keeps nothing',
  'POST /api/v1/processes/{key}/suggestions': 'reads a text and keeps nothing',
  'POST /api/v1/audit/check': 'looks through the audit and changes nothing; each look is one in the audit',
  'POST /api/v1/imports/columns': 'reads a table and keeps nothing',
  'POST /open311/v2/requests.xml': 'a form; its own test (server/routes/open311.test.ts)',
  'POST /open311/v2/requests.json': 'a form; its own test (server/routes/open311.test.ts)',
}

type Sender = Post | 'resident' | 'nobody'
interface Write extends Sample {
  readonly by: Sender
  /** Another body that would be accepted as well. */
  readonly other?: unknown
  /** Makes the write possible. */
  readonly before?: () => Promise<unknown>
  /** Brings back what the write took away, in version 2. */
  readonly restore?: () => Promise<unknown>
}

let its: County
let writes: Readonly<Record<string, Write>>

/** A right write of each route: who sends it, and another body for the same key. */
const writesOf = ({ things, database }: County): Readonly<Record<string, Write>> => {
  const samples = samplesOf(things)
  const of = (name: string, by: Sender, more: Partial<Write> = {}): [string, Write] => {
    const body = samples[name]?.body
    return [
      name,
      { ...samples[name], by, ...(body !== undefined && { other: { ...(body as object), ...change(body) } }), ...more },
    ]
  }
  const change = (body: unknown): object =>
    Object.fromEntries(
      Object.entries(body as object)
        .filter(([key, value]) => typeof value === 'string' && /^(body|name|document|title|note)$/.test(key))
        .map(([key, value]) => [key, `${value}，又`]),
    )
  const note = {
    params: { id: things.matters.neighbour, action: 'note' },
    body: { version: 1, data: { note: '已到现场看过。' } },
  }
  const batch = { action: 'note', items: [{ id: things.matters.otherTown, version: 1 }], data: { note: '看过了。' } }
  const { system } = database
  const ledger = { ledger: 'village-income' }
  const { neighbour, otherTown } = things.records
  const record = '/api/v1/ledgers/{ledger}/records/{id}'
  const second = (id: string) => system`update ledger_village_income set version = 2 where id = ${id}`
  const correction = samples[`PUT ${record}`]?.body as { readonly cells: object }
  const item = '/api/v1/lists/{list}/items/{item}/regions/{region}'
  const openDay = { county: '990101', list: 'yunyan-measures', item: 'open-day', region: '990101001201' }
  /** A part of the item as it was handed down to the village, and what the village last said of it. */
  const handDown = (version: number) => async () => {
    await system`delete from list_assignment`
    const row = { ...openDay, task: '', version, assigned_at: new Date(0), assigned_by: '某人' }
    await system`insert into list_assignment ${system([row])}`
  }
  const reportOnce = async () => {
    await system`delete from list_report`
    const by = { reported_at: new Date(0), reported_desk: 'village-secretary@gov-990101001201', reported_by: '某人' }
    const row = { ...openDay, id: uuidv7(), period: '', note: '办了', evidence: '', state: 'reported', ...by }
    await system`insert into list_report ${system([row])}`
  }
  const publishOnce = async () => {
    const { county, list, region } = openDay
    const row = { county, list, version: '2026', region, published_at: new Date(0), published_by: '某人' }
    await system`delete from list_receipt`
    await system`insert into list_receipt ${system([row])}`
  }
  return Object.fromEntries([
    of('POST /api/v1/lists/{list}/publication', 'county', { other: { edition: '2026', levels: [4] } }),
    of('POST /api/v1/lists/{list}/receipt', 'secretary', { before: publishOnce, other: { edition: '2025' } }),
    of(`PUT ${item}/assignment`, 'town', {
      before: handDown(1),
      restore: handDown(2),
      other: { version: 1, desk: null, due: null, task: '' },
    }),
    of(`POST ${item}/receipt`, 'secretary', { before: handDown(1) }),
    of(`POST ${item}/report`, 'secretary', { before: () => system`delete from list_report` }),
    of(`POST ${item}/decision`, 'town', { before: reportOnce, other: { confirm: true, reason: '' } }),
    of('PUT /api/v1/form-requests/{request}/admission', 'county', { other: { exception: '另一个理由' } }),
    of('POST /api/v1/ledgers/{ledger}/records', 'town', {
      other: { region: '990101001201', cells: incomeOf(2023) },
    }),
    of('POST /api/v1/ledgers/{ledger}/bulk', 'town', {
      other: { rows: [{ region: '990101001201', cells: incomeOf(2017) }] },
    }),
    of(`PUT ${record}`, 'town', { other: { ...correction, cells: { sales: 5 } } }),
    of(`POST ${record}/confirm`, 'town', {
      params: { ...ledger, id: neighbour },
      body: { version: 2 },
      other: { version: 3 },
      before: () => second(neighbour),
    }),
    of(`POST ${record}/remove`, 'otherTown', {
      params: { ...ledger, id: otherTown },
      body: { version: 2, reason: '重复登记' },
      other: { version: 2, reason: '登记错村' },
      before: () => second(otherTown),
      restore: () =>
        system`insert into ledger_village_income ${system([
          {
            ...{
              county: '990101',
              id: otherTown,
              region: '990101002201',
              version: 2,
              source: 'hand',
              ...incomeOf(2024),
            },
            ...{ recorded_at: new Date(0), confirmed_at: new Date(0) },
          },
        ])}`,
    }),
    of('POST /api/v1/ledgers/{ledger}/periods/{period}/close', 'analyst', { other: { region: '990101' } }),
    of('POST /api/v1/ledgers/{ledger}/periods/{period}/reopen', 'analyst', {
      other: { region: '990101', reason: '漏报一村' },
      before: () =>
        system`insert into ledger_closing ${system([
          {
            ...{
              county: '990101',
              ledger: 'village-income',
              seq: 900,
              region: '990101',
              closes: true,
              at: new Date(0),
            },
            ...{ period: '2018', first: '2018', last: '2018' },
          },
        ])}`,
    }),
    of('POST /api/v1/form-requests', 'town'),
    of('PUT /api/v1/form-requests/{request}', 'town'),
    of('POST /api/v1/form-requests/{request}/acts', 'town', { other: { version: 1, act: 'withdraw' } }),
    of('POST /api/v1/form-asks/{ask}/answers', 'secretary', { other: { cells: { c1: '13' } } }),
    of('PUT /api/v1/reports/{name}', 'county', {
      other: { keys: ['operating-income'], region: null, level: 4, periods: [] },
    }),
    of('DELETE /api/v1/reports/{name}', 'county'),
    of('POST /api/v1/matters', 'secretary'),
    of('POST /api/v1/matters/batch', 'otherTown', { body: batch, other: { ...batch, data: { note: '又看过了。' } } }),
    of('POST /api/v1/people', 'security'),
    of('PUT /api/v1/grids/aliases', 'county'),
    of('POST /api/v1/grids', 'county'),
    of('PATCH /api/v1/grids/{code}', 'county', { other: { form: 'rural', area: '西塘组' } }),
    of('POST /api/v1/organisations', 'county'),
    of('PUT /api/v1/organisations/{code}', 'county'),
    of('POST /api/v1/successions', 'county'),
    of('PUT /api/v1/public-contacts/{subject}', 'county', { other: { phone: '', hotline: '', area: '全村' } }),
    of('POST /api/v1/requests', 'nobody'),
    of('PUT /api/v1/resident', 'resident'),
    of('PUT /api/v1/people/{id}', 'security'),
    of('POST /api/v1/people/{id}/disable', 'security'),
    of('POST /api/v1/people/{id}/enable', 'security'),
    of('POST /api/v1/people/{id}/unlock', 'security'),
    of('POST /api/v1/people/{id}/password', 'security'),
    of('DELETE /api/v1/people/{id}/second-factor', 'security', {
      before: () => database.system`update account set totp_cipher = '\\x00' where id = ${things.accounts.spare}`,
    }),
    of('POST /api/v1/people/{id}/positions', 'security'),
    of('PUT /api/v1/people/{id}/positions/{position}', 'security', { other: { to: '2026-11-30' } }),
    of('PATCH /api/v1/households/{id}', 'worker'),
    of('POST /api/v1/households/hand-over', 'otherTown', {
      body: { worker: null, households: [{ id: things.households.otherTown, version: 1 }] },
      other: { worker: null, households: [{ id: things.households.otherTown, version: 2 }] },
    }),
    of('PUT /api/v1/settings/{key}', 'system', { other: { value: 25 } }),
    of('DELETE /api/v1/settings/{key}', 'system'),
    of('POST /api/v1/matters/{id}/actions/{action}', 'neighbour', {
      ...note,
      other: { version: 1, data: { note: '又看过。' } },
    }),
    of('POST /api/v1/requests/{code}/actions/{action}', 'nobody', {
      other: { version: 1, data: { said: '再补充一句。' } },
    }),
  ])
}

const ROUTES = (await loadRoutes()).filter(({ method, tag }) => method !== 'get' && tag !== 'pages')
const KEPT = ROUTES.filter((route) => !(nameOf(route) in WITHOUT)).map((route) => [nameOf(route), route] as const)

beforeAll(async () => {
  its = await makeCounty()
  writes = writesOf(its)
})
afterAll(() => its.drop())

const tokenOf = (by: Sender): Promise<string | undefined> => {
  if (by === 'nobody') return Promise.resolve(undefined)
  return by === 'resident' ? sessionOfResident(its, its.things.residents.mine.id) : sessionOfStaff(its, by)
}
/** Nobody is known by the address; so all of these come from one. */
const ADDRESS = '192.0.2.1'

const sender = async (route: Route, write: Write) => {
  const token = await tokenOf(write.by)
  return (body: unknown, key?: string): Promise<Told> =>
    ask(its, {
      method: route.method,
      path: addressOf(route.path, write.params),
      body,
      address: ADDRESS,
      headers: key === undefined ? {} : { 'idempotency-key': key },
      ...(token && { token }),
    })
}

const audited = async (): Promise<number> => {
  const [row] = await its.database.system<{ n: number }[]>`select count(*)::int as n from audit`
  return row?.n ?? 0
}

/** An initial password is in the first answer only. */
const withoutPassword = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'initialPassword' in body ? { ...body, initialPassword: null } : body

test('every writing route is tried here, or stands on the list with a reason', () => {
  expect(KEPT.map(([name]) => name).filter((name) => writes[name] === undefined)).toEqual([])
})

describe('the same key twice is one effect and one reply', () => {
  test.each(KEPT)('%s', async (name, route) => {
    const write = writes[name]
    if (write === undefined) throw new Error(`nothing to write for ${name}`)
    await write.before?.()
    const send = await sender(route, write)
    const key = `key of ${randomBytes(4).toString('hex')}`
    const before = await audited()
    // both at once, as an impatient client sends them
    const [first, second] = await Promise.all([send(write.body, key), send(write.body, key)])
    expect(first.status, first.text).toBe(route.status ?? 200)
    expect(second.status, second.text).toBe(first.status)
    expect(withoutPassword(second.body)).toEqual(withoutPassword(first.body))
    expect(await audited(), 'one effect, one line in the audit').toBe(before + 1)
    const after = await its.ledger.read()
    const again = await send(write.body, key)
    expect([again.status, withoutPassword(again.body)]).toEqual([first.status, withoutPassword(first.body)])
    if (write.other !== undefined) {
      expect(write.other).not.toEqual(write.body)
      const reused = await send(write.other, key)
      const told = name.endsWith('/batch')
        ? (reused.body as { results: readonly { error: unknown }[] }).results[0]?.error
        : reused.body
      expect(told).toMatchObject({ code: 'idempotency-reused' })
      expect(reused.status).toBe(name.endsWith('/batch') ? 200 : 409)
    }
    expect(await its.ledger.read()).toEqual(after)
  })
})

describe('a version that is out of date is refused, saying which one holds', () => {
  const hasVersion = ({ body }: Route): boolean => body instanceof z.ZodObject && 'version' in body.shape
  const versioned = KEPT.filter(([, route]) => hasVersion(route))
  test('there are such routes', () => expect(versioned.length).toBeGreaterThanOrEqual(3))
  test.each(versioned)('%s', async (name, route) => {
    const write = writes[name]
    if (write === undefined) throw new Error(`nothing to write for ${name}`)
    await write.restore?.()
    const send = await sender(route, write)
    const before = await its.ledger.read()
    for (const version of [1, 999]) {
      const told = await send({ ...(write.body as object), version })
      expect([told.status, told.body], told.text).toEqual([
        409,
        expect.objectContaining({ code: 'stale-version', may: ['2'], message: expect.stringMatching(/./) }),
      ])
      const held = await send({ ...(write.body as object), version }, `stale ${version}`)
      expect(held.status).toBe(409)
    }
    expect(await its.ledger.read()).toEqual(before)
  })
})

test('a key that is none is refused: empty, or too long for anybody to have made it', async () => {
  const name = 'POST /api/v1/matters'
  const route = ROUTES.find((one) => nameOf(one) === name)
  const write = writes[name]
  if (!route || !write) throw new Error('no such route')
  const send = await sender(route, write)
  const before = await its.ledger.read()
  for (const key of ['', randomBytes(6000).toString('base64'), 'x'.repeat(201)]) {
    const told = await send(write.body, key)
    expect(told).toMatchObject({ status: 400, body: { problems: [{ path: 'Idempotency-Key' }] } })
  }
  expect(await its.ledger.read()).toEqual(before)
})
