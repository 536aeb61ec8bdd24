import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, client } from '../../test/support/client.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { makeClub } from '../../test/support/identity.ts'
import { createApp } from '../app.ts'
import { addKey, cryptoOf, newKeyRing } from '../crypto/index.ts'
import {
  newTrackingCode,
  readTrackingCode,
  showTrackingCode,
  trackingActing,
  trackingDigest,
  trackingOrg,
} from '../identity/tracking.ts'
import type { Message } from '../notify/sender.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { routes } from './resident.ts'
import { routes as sessionRoutes } from './session.ts'

let database: TestDatabase
let club: ReturnType<typeof makeClub>
let program: Program
let sent: Message[]
let browser: Client

const whoami = defineRoute({
  method: 'get',
  path: '/whoami',
  who: 'resident',
  tag: 'service',
  summary: 'for the test',
  run: async ({ caller }) => ({ ok: true, value: { body: caller.acting.scope } }),
})

const serve = (of: Program) => client(createApp(of, [...routes, ...sessionRoutes, whoami]))

beforeAll(async () => {
  database = await makeDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.app`delete from code_request`
  sent = []
  club = makeClub(database)
  program = { ...club, sender: { send: async (message) => void sent.push(message) } }
  browser = serve(program)
})

const PHONE = '12000000001'
const ask = (phone = PHONE) => browser.send('POST', '/api/v1/resident/codes', { phone })
const enter = (code: string, phone = PHONE, by = browser) =>
  by.send('POST', '/api/v1/resident/session', { phone, code })
const lastCode = () => sent.at(-1)?.params.code ?? ''
const wrong = () => (lastCode() === '000000' ? '111111' : '000000')
const code = (body: unknown): string => (body as { code: string }).code
const minute = () => club.pass(61_000)

describe('a code by phone', () => {
  test('opens a session that sees what the resident filed, and the same resident the next time', async () => {
    const asked = await ask()
    expect(asked.body).toEqual({ minutes: 5 })
    expect(sent).toMatchObject([{ channel: 'sms', to: PHONE, text: expect.stringContaining(lastCode()) }])
    const opened = await enter(lastCode())
    expect(opened.body).toMatchObject({ phone: '120****0001', name: null })
    const { id } = opened.body as { id: string }
    expect((await browser.send('GET', '/whoami')).body).toEqual({ lo: '', hi: '', orgs: [], owner: id })
    minute()
    await ask()
    expect((await enter(lastCode(), PHONE, serve(program))).body).toMatchObject({ id })
    const [kept] = await database.app<
      { text: string }[]
    >`select row_to_json(resident)::text as text from resident where id = ${id}`
    expect(kept?.text).not.toContain(PHONE)
    const traces =
      await database.app`select 1 from audit where actor = ${`resident:${id}`} and action = 'session.sign-in'`
    expect(traces).toHaveLength(2)
  })

  test('is good once, for its phone only, and for five minutes', async () => {
    await ask()
    const first = lastCode()
    expect(code((await enter(first, '12000000002')).body)).toBe('wrong-phone-code')
    expect((await enter(first)).status).toBe(200)
    expect(code((await enter(first)).body)).toBe('wrong-phone-code')
    minute()
    await ask()
    club.pass(5 * 60_000 + 1)
    expect(code((await enter(lastCode())).body)).toBe('wrong-phone-code')
  })

  test('a new one replaces the last', async () => {
    await ask()
    const first = lastCode()
    minute()
    await ask()
    if (first !== lastCode()) expect((await enter(first)).status).toBe(400)
    expect((await enter(lastCode())).status).toBe(200)
  })

  test('of any number of guesses five are compared', async () => {
    await ask()
    for (let at = 0; at < 5; at += 1) expect(code((await enter(wrong())).body)).toBe('wrong-phone-code')
    expect(code((await enter(lastCode())).body)).toBe('wrong-phone-code')
  })

  test('is sent once a minute and five times a day; a refused request does not make one wait longer', async () => {
    expect((await ask()).status).toBe(200)
    club.pass(30_000)
    const early = await ask()
    expect(early.status).toBe(429)
    expect(early.body).toMatchObject({ code: 'too-often', message: expect.stringContaining('30') })
    club.pass(30_000)
    for (let at = 0; at < 4; at += 1) {
      expect((await ask()).status).toBe(200)
      minute()
    }
    expect((await ask()).status).toBe(429)
    expect((await ask('12000000003')).status).toBe(200)
    club.pass(24 * 3_600_000)
    expect((await ask()).status).toBe(200)
  })

  test('asked for many times at the same moment, is sent once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(sent).toHaveLength(1)
  })

  test('one address has a limit of its own', async () => {
    for (let at = 0; at < 10; at += 1) expect((await ask(`1200000010${at}`)).status).toBe(200)
    expect((await ask('12000000111')).status).toBe(429)
  })

  test('without a gateway, or with one that is away, there is a plain word and no code', async () => {
    const none = serve({ ...program, sender: undefined })
    expect(code((await none.send('POST', '/api/v1/resident/codes', { phone: PHONE })).body)).toBe('no-sender')
    const away = serve({ ...program, sender: { send: () => Promise.reject(new Error('away')) } })
    expect(code((await away.send('POST', '/api/v1/resident/codes', { phone: PHONE })).body)).toBe('sender-away')
  })

  test('only a demo shows the code in its answer', async () => {
    const demo = serve({ ...program, demo: true })
    const answer = await demo.send('POST', '/api/v1/resident/codes', { phone: PHONE })
    expect(answer.body).toEqual({ minutes: 5, demoCode: lastCode() })
  })

  test.each([
    {},
    { phone: 1 },
    { phone: '1200000000' },
    { phone: '22000000001' },
    { phone: '1'.repeat(4000) },
    { phone: null },
    [],
  ])('bad input is refused: %#', async (body) => {
    expect((await browser.send('POST', '/api/v1/resident/codes', body)).status).toBe(400)
    expect((await browser.send('POST', '/api/v1/resident/session', { ...body, code: '12345x' })).status).toBe(400)
    expect(sent).toHaveLength(0)
  })
})

describe('what a resident says of himself', () => {
  test('is kept encrypted, changed, and taken back', async () => {
    await ask()
    await enter(lastCode())
    expect((await browser.send('PUT', '/api/v1/resident', { name: '棋手甲' })).body).toMatchObject({ name: '棋手甲' })
    const [kept] = await database.app<
      { name_cipher: Buffer }[]
    >`select name_cipher from resident where name_cipher is not null`
    expect(kept?.name_cipher.includes('棋手甲')).toBe(false)
    expect((await browser.send('PUT', '/api/v1/resident', { name: null })).body).toMatchObject({ name: null })
    expect((await browser.send('PUT', '/api/v1/resident', { name: 'x'.repeat(41) })).status).toBe(400)
  })

  test('is for the resident only, and staff routes are not for residents', async () => {
    expect((await browser.send('GET', '/api/v1/resident')).status).toBe(401)
    await ask()
    await enter(lastCode())
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(401)
    expect((await browser.send('DELETE', '/api/v1/session')).status).toBe(200)
    expect((await browser.send('GET', '/api/v1/resident')).status).toBe(401)
  })
})

describe('tracking codes', () => {
  test('are twelve signs without look-alikes, read in any spelling', () => {
    const made = newTrackingCode(program.crypto)
    expect(made).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{12}$/)
    const shown = showTrackingCode(made)
    expect(shown).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    for (const spelling of [
      shown,
      ` ${shown.toLowerCase()} `,
      made.replace(/^./, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)),
    ])
      expect(readTrackingCode(spelling)).toBe(made)
    for (const bad of ['', made.slice(1), `${made}A`, `0${made.slice(1)}`, "' or 1=1 --"])
      expect(readTrackingCode(bad)).toBeUndefined()
  })

  test('open what was lodged under them, also after a turn of keys', () => {
    const ring = newKeyRing('sm')
    const made = newTrackingCode(cryptoOf(ring))
    const org = trackingOrg(trackingDigest(cryptoOf(ring), made))
    const turned = cryptoOf(addKey(ring, 'international'))
    expect(trackingActing(turned, '990101', made).scope).toMatchObject({
      lo: '',
      hi: '',
      orgs: expect.arrayContaining([org]),
    })
  })
})
