import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, organisationScope, scopeOf } from '../kernel/access/index.ts'
import { inScope } from '../store/database.ts'
import { countOpenTasks } from '../store/matter/desks.ts'
import type { Client } from './support/client.ts'
import { deskName, makeProgram, POSTS, type Post, type TestProgram } from './support/program.ts'
import { act, type Held, lodge } from './support/requests.ts'

/**
 * A matter that desks held becomes a clue about a cadre: from that moment on everything that they may ask for is as if it had never
 * been there. What each of them is told is written down before the matter is lodged and compared after its route was shut.
 */
const LOST = ['worker', 'leader', 'secretary', 'town', 'office', 'county', 'supervisor', 'chief', 'analyst'] as const
const SUBJECT = '低保名单里有村干部亲戚'

let it: TestProgram
const browsers = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = browsers.get(post) ?? (await it.as(post))
  browsers.set(post, known)
  return known
}
let other: Held
beforeAll(async () => {
  it = await makeProgram()
  other = await lodge(await as('secretary'))
  await act(await as('secretary'), other.id, 1, 'send-to-town')
})
afterAll(() => it.drop())

const ASKED = [
  '/api/v1/matters?view=inbox',
  '/api/v1/matters?view=inbox&kind=supervise',
  '/api/v1/matters?view=done',
  '/api/v1/matters?view=scope',
  '/api/v1/matters?view=scope&state=open',
  '/api/v1/matters?view=scope&state=closed',
  '/api/v1/matters?view=scope&region=990101001201',
  '/api/v1/matters?view=scope&org=office-990101001-agriculture',
  `/api/v1/matters?view=scope&q=${encodeURIComponent('低保名单')}`,
  `/api/v1/matters?view=done&q=${encodeURIComponent('低保名单')}`,
  '/api/v1/matters.csv?view=scope',
  '/api/v1/matters.csv?view=done',
  '/api/v1/board',
  '/api/v1/board?region=990101001201',
  '/api/v1/board.csv?lines=organisation',
  '/api/v1/regions/990101001201',
  '/v/990101001201',
]
/** A board says when it was made, a file of what is exported is audited: neither tells of a matter. */
const plain = (body: unknown): string => JSON.stringify(body).replaceAll(/"asOf":"[^"]*"|数据截至 [^<]*/g, '')

const told = async (post: Post): Promise<Readonly<Record<string, string>>> => {
  const browser = await as(post)
  const choices = `/api/v1/desks?matter=${other.id}&action=assign`
  const answers: Record<string, string> = {}
  for (const path of [...ASKED, choices]) {
    const { status, body } = await browser.send('GET', path)
    expect(status, path).toBeLessThan(500)
    answers[path] = `${status} ${plain(body)}`
  }
  return answers
}

/** What the database itself shows to the scope of a post, over every table that tells of matters. */
const rowsSeenBy = async (post: Post, id: string) => {
  const role = it.program.packs.role(POSTS[post].role)
  if (!role) throw new Error(post)
  const held: { role: string; region: string; org?: string } = POSTS[post]
  const position = { id: post, ...held }
  const everything = [scopeOf(position, role), organisationScope([deskOf(position), ...(held.org ? [held.org] : [])])]
  const seen = await Promise.all(
    everything.map((scope) =>
      inScope(it.database, { county: '990101', scope }, async (tx) => ({
        matter: await tx`select id from matter where id = ${id}`,
        open: await tx`select matter from matter_open where matter = ${id}`,
        task: await tx`select key from matter_task where matter = ${id}`,
        reach: await tx`select org from matter_reach where matter = ${id}`,
        entries: await tx`select seq from entries_of('990101', ${id})`,
        history: await tx`select 1 where matter_history('990101', ${id}) is not null`,
        photos: await tx`select id from attachments_of('990101', ${id})`,
        sealed:
          await tx`select month from matter_tally where sealed and (lodged <> 0 or returned <> 0 or extended <> 0 or supervised <> 0)`,
      })),
    ),
  )
  return seen.flatMap((tables) =>
    Object.entries(tables).flatMap(([table, rows]) => (rows.length > 0 ? [`${post} sees ${table}`] : [])),
  )
}

const listen = async (post: Post) => {
  const ending = new AbortController()
  const headers = { cookie: `lingyan_session=${(await as(post)).cookie('lingyan_session')}` }
  const response = await it.app.request('http://lingyan.test/api/v1/events', { headers, signal: ending.signal })
  const reader = response.body?.getReader()
  let heard = ''
  const reading = (async () => {
    const decode = new TextDecoder()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      heard += decode.decode(part.value)
  })().catch(() => {})
  return {
    heard: () => heard,
    stop: async () => {
      ending.abort()
      await reader?.cancel().catch(() => {})
      await reading
    },
  }
}
const until = async (holds: () => boolean): Promise<void> => {
  for (let n = 0; n < 200 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(holds()).toBe(true)
}

/** Lodged, through village, town, office and back, with a return, an extension and a colleague asked along; then it is a clue. */
const shut = async (): Promise<{ readonly held: Held; readonly version: number }> => {
  const [secretary, town, office] = await Promise.all([as('secretary'), as('town'), as('office')])
  const held = await lodge(secretary, { subject: SUBJECT, body: '低保名单里有村干部亲戚，家里有车有房。' })
  let version = await act(secretary, held.id, 1, 'send-to-town')
  version = await act(town, held.id, version, 'inform', { desks: [deskName('leader')] })
  version = await act(town, held.id, version, 'assign', { desk: deskName('office'), helpers: [deskName('secretary')] })
  version = await act(office, held.id, version, 'extend', { delay: '要到村里核实，要多几天，请等一等。' })
  version = await act(office, held.id, version, 'hand-to-discipline', { reason: '像是干部的线索' })
  return { held, version }
}

test('what a desk held and may not see any more is told to it nowhere, not even as a number', async () => {
  const before = new Map<Post, Readonly<Record<string, string>>>()
  for (const post of LOST) before.set(post, await told(post))
  const { held, version } = await shut()
  const [discipline, office] = await Promise.all([as('discipline'), as('office')])
  for (const post of LOST) expect(await told(post), post).toEqual(before.get(post))
  for (const post of LOST) {
    const browser = await as(post)
    for (const [method, path, body] of [
      ['GET', `/api/v1/matters/${held.id}`, undefined],
      ['GET', `/api/v1/desks?matter=${held.id}&action=assign`, undefined],
      ['POST', `/api/v1/matters/${held.id}/actions/note`, { version, data: { note: '还在吗' } }],
      ['POST', `/api/v1/matters/${held.id}/contact`, { reason: '想知道是谁' }],
    ] as const)
      expect((await browser.send(method, path, body)).status, `${post} ${method} ${path}`).toBe(404)
    const batch = { action: 'note', data: { note: '还在吗' }, items: [{ id: held.id, version }] }
    expect(await browser.send('POST', '/api/v1/matters/batch', batch), post).toMatchObject({
      status: 200,
      body: { done: 0, results: [{ ok: false, version: null, step: null, error: { code: 'absent' } }] },
    })
    const found = await browser.send('GET', `/api/v1/matters?view=scope&q=${held.number}`)
    expect(found.body, post).toMatchObject({ items: [] })
    expect(await rowsSeenBy(post, held.id)).toEqual([])
  }
  expect((await discipline.send('GET', `/api/v1/matters/${held.id}`)).status).toBe(200)
  expect(await rowsSeenBy('discipline', held.id)).not.toEqual([])

  // how busy a desk is counts nothing of it either
  for (const post of LOST) {
    const scope = organisationScope([deskName(post)])
    const count = await inScope(it.database, { county: '990101', scope }, (tx) =>
      countOpenTasks(tx, '990101', [deskName(post), deskName('discipline')]),
    )
    expect(count.get(deskName('discipline')), post).toBeUndefined()
    expect(count.get(deskName(post)) ?? 0, post).toBe(post === 'town' ? 1 : 0)
  }
  expect(office.cookie('lingyan_session')).toBeDefined()
})

test('whoever lost sight hears of it once, that it has gone, and never again', async () => {
  const { held, version } = await shut()
  const listening = await Promise.all(LOST.map(listen))
  const discipline = await listen('discipline')
  const next = await act(await as('discipline'), held.id, version, 'accept')
  await act(await as('discipline'), held.id, next, 'note', { note: '已经谈话' })
  await until(() => discipline.heard().includes(held.id))
  for (const one of listening) expect(one.heard()).not.toContain(held.id)
  for (const one of [...listening, discipline]) await one.stop()
})

test('the administrators, the audit included, learn neither which matter nor where', async () => {
  const { held, version } = await shut()
  await act(await as('discipline'), held.id, version, 'accept')
  const audit = await as('audit')
  const all = await audit.send('GET', '/api/v1/audit?limit=100')
  const lines = (all.body as { items: { action: string; object: string; region: string; detail: object }[] }).items
  expect(JSON.stringify(lines)).not.toContain(held.id)
  // that something was done, by whom and when, stays
  expect(lines.filter(({ object }) => object === '').length).toBeGreaterThanOrEqual(7)
  for (const line of lines.filter(({ object }) => object === ''))
    expect(line).toMatchObject({ region: '990101', detail: {} })
  const file = await audit.send('GET', '/api/v1/audit/export?format=csv')
  expect(String(file.body)).toContain('matter')
  expect(String(file.body)).not.toContain(held.id)
  expect(String(file.body)).toContain(other.id)
  expect(await audit.send('GET', `/api/v1/audit?object=${held.id}`)).toMatchObject({ status: 200, body: { items: [] } })
  for (const post of ['system', 'security', 'audit'] as const)
    expect((await (await as(post)).send('GET', `/api/v1/matters/${held.id}`)).status, post).toBe(404)
})

test('a clue that was none is seen again by those whose region it lies in', async () => {
  const { held, version } = await shut()
  await act(await as('discipline'), held.id, version, 'not-a-clue', { consent: true })
  expect((await (await as('town')).send('GET', `/api/v1/matters/${held.id}`)).status).toBe(200)
  expect(await rowsSeenBy('town', held.id)).toEqual(
    expect.arrayContaining(['town sees matter', 'town sees task', 'town sees open']),
  )
  const line = await (await as('audit')).send('GET', `/api/v1/audit?object=${held.id}`)
  expect((line.body as { items: unknown[] }).items.length).toBeGreaterThan(5)
})
