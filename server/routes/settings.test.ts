import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, client } from '../../test/support/client.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { addMember, enter, makeClub } from '../../test/support/identity.ts'
import { createApp } from '../app.ts'
import type { SettingBody } from '../contract/setting.ts'
import { SETTINGS, settingsOf } from '../settings.ts'
import { hasWords } from '../words.ts'
import { routes as sessionRoutes } from './session.ts'
import { routes } from './settings.ts'

let database: TestDatabase
let program: ReturnType<typeof makeClub>
let app: ReturnType<typeof createApp>
let system: Client

beforeAll(async () => {
  database = await makeDatabase()
})
afterAll(() => database.drop())
let count = 0
beforeEach(async () => {
  await database.app`delete from setting`
  program = makeClub(database)
  app = createApp(program, [...routes, ...sessionRoutes])
  count += 1
  system = await enter(
    app,
    program,
    await addMember(program, `sys${count}`, [{ role: 'club-system', region: '990101' }]),
  )
})

const put = (key: string, value: unknown) => system.send('PUT', `/api/v1/settings/${key}`, { value })
const list = async () => ((await system.send('GET', '/api/v1/settings')).body as { items: SettingBody[] }).items
const find = async (key: string) => (await list()).find((one) => one.key === key)

test('every setting is listed with its default, what it accepts, and words', async () => {
  expect((await list()).map(({ key }) => key)).toEqual(Object.keys(SETTINGS).sort())
  expect(await find('identity.idle-minutes')).toMatchObject({
    title: '多少分钟不操作要重新登录',
    value: 30,
    set: false,
    schema: { type: 'integer', minimum: 1, maximum: 480 },
  })
  for (const key of Object.keys(SETTINGS).filter((one) => /^(identity|resident)\./.test(one)))
    for (const language of ['zh-CN', 'en'] as const) expect(hasWords(`setting.${key}`, language)).toBe(true)
})

test('a changed setting is in force at once, audited, and goes back to its default', async () => {
  const changed = await put('identity.idle-minutes', 5)
  expect(changed.body).toMatchObject({ value: 5, set: true })
  expect((await settingsOf(program))['identity.idle-minutes']).toBe(5)
  expect((await system.send('GET', '/api/v1/session')).body).toMatchObject({ idleMinutes: 5 })
  program.pass(6 * 60_000)
  expect((await system.send('GET', '/api/v1/session')).status).toBe(401)
  const again = await enter(
    app,
    program,
    await addMember(program, `again${count}`, [{ role: 'club-system', region: '990101' }]),
  )
  expect((await again.send('DELETE', '/api/v1/settings/identity.idle-minutes')).body).toMatchObject({
    value: 30,
    set: false,
  })
  expect((await settingsOf(program))['identity.idle-minutes']).toBe(30)
  const rows =
    await database.app`select action, detail from audit where object_id = 'identity.idle-minutes' order by id`
  expect(rows).toMatchObject([{ action: 'setting.change', detail: { value: 5 } }, { action: 'setting.reset' }])
})

test('a secret is stored encrypted, never shown, and not in the audit', async () => {
  expect((await put('identity.oidc-secret', 'club-secret')).body).toMatchObject({
    value: null,
    set: true,
    secret: true,
  })
  expect(await find('identity.oidc-secret')).toMatchObject({ value: null, set: true })
  expect((await settingsOf(program))['identity.oidc-secret']).toBe('club-secret')
  const [text] = await database.app<
    { all: string }[]
  >`select (select string_agg(s::text, '') from setting s) || (select string_agg(a::text, '') from audit a) "all"`
  expect(text?.all).not.toContain('club-secret')
})

describe('refused', () => {
  test.each([
    ['identity.idle-minutes', 0],
    ['identity.idle-minutes', 481],
    ['identity.idle-minutes', 5.5],
    ['identity.idle-minutes', '5'],
    ['identity.idle-minutes', null],
    ['identity.oidc-issuer', 'javascript:alert(1)'],
    ['identity.oidc-issuer', `https://${'x'.repeat(400)}`],
    ['identity.oidc-two-factors', 'yes'],
  ])('%s = %j', async (key, value) => {
    const answer = await put(key, value)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ path: 'value' })]),
    })
    expect((await find(key))?.set).toBe(false)
  })

  test('an unknown key, no value, and everybody else', async () => {
    expect((await put('identity.nothing', 1)).status).toBe(404)
    expect((await put('__proto__', 1)).status).toBe(404)
    expect((await system.send('PUT', '/api/v1/settings/identity.idle-minutes', {})).status).toBe(400)
    for (const role of ['club-security', 'club-audit', 'arbiter']) {
      const other = await enter(app, program, await addMember(program, `${role}${count}`, [{ role, region: '990101' }]))
      expect((await other.send('GET', '/api/v1/settings')).status).toBe(404)
      expect((await other.send('PUT', '/api/v1/settings/identity.idle-minutes', { value: 5 })).status).toBe(404)
    }
    expect((await client(app).send('GET', '/api/v1/settings')).status).toBe(401)
  })
})

test('a stored value that no longer meets its rule counts as absent', async () => {
  await database.app`insert into setting values ('990101', 'identity.idle-minutes', '"soon"', now())`
  expect((await settingsOf(program))['identity.idle-minutes']).toBe(30)
})

test('what a screen needs to show a setting by fields comes with it', async () => {
  expect(await find('identity.idle-minutes')).not.toHaveProperty('published')
  const published = (await find('calendar.notices'))?.published ?? {}
  expect(Object.keys(published).length).toBeGreaterThan(20)
  expect((await find('matters.parameters'))?.processes).toBeInstanceOf(Array)
  const digest = 'a'.repeat(64)
  expect((await put('open311.keys', { one: digest })).status).toBe(200)
  const first = (await find('open311.keys'))?.keys
  expect(first).toEqual([{ name: 'one', made: program.now().toISOString(), lastPosted: null }])
  program.pass(60_000)
  // another key of the same name is a new one; the first stays as old as it is
  await put('open311.keys', { one: digest, two: digest })
  await put('open311.keys', { one: 'b'.repeat(64), two: digest })
  expect((await find('open311.keys'))?.keys).toEqual([
    { name: 'one', made: program.now().toISOString(), lastPosted: null },
    { name: 'two', made: program.now().toISOString(), lastPosted: null },
  ])
  const record = '019a0000-0000-7000-8000-000000000000'
  await database.system`insert into exchange_key (county, source, external, record)
    values ('990101', 'open311:two', 'x1', ${record}), ('990101', 'open311:two', 'x2', '018a0000-0000-7000-8000-000000000000')`
  expect((await find('open311.keys'))?.keys?.[1]?.lastPosted).toBe(new Date(0x019a00000000).toISOString())
})
