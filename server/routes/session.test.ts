import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, client } from '../../test/support/client.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { addMember, makeClub, PASSWORD } from '../../test/support/identity.ts'
import { createApp } from '../app.ts'
import type { SessionBody } from '../contract/session.ts'
import { defineRoute } from '../route.ts'
import { routes } from './session.ts'

let database: TestDatabase
let program: ReturnType<typeof makeClub>
let browser: Client
let app: ReturnType<typeof createApp>

/** What an ordinary route sees of its caller. */
const whoami = defineRoute({
  method: 'get',
  path: '/whoami',
  who: 'staff',
  tag: 'service',
  summary: 'for the test',
  run: async ({ caller }) => ({ ok: true, value: { body: { position: caller.position, scope: caller.acting.scope } } }),
})

beforeAll(async () => {
  database = await makeDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  program = makeClub(database)
  app = createApp(program, [...routes, whoami])
  browser = client(app)
})

let counter = 0
const login = (): string => {
  counter += 1
  return `player${counter}`
}
const session = (body: unknown): SessionBody => body as SessionBody
const code = (body: unknown): string => (body as { code: string }).code
const signIn = (who: string, password = PASSWORD, by = browser) =>
  by.send('POST', '/api/v1/session', { login: who, password })
const totp = (secret: string): string => generateSync({ secret, epoch: Math.floor(program.now().getTime() / 1000) })
const traces = async (account: string) =>
  database.app<{ action: string; result: string; actor: string }[]>`
    select action, result, actor from audit where object_id = ${account} order by id`

/** Signs a member of the demanding role in with both factors; gives the secret of his app. */
const enrol = async (who: string, by = browser): Promise<string> => {
  await signIn(who, PASSWORD, by)
  const begun = await by.send('POST', '/api/v1/session/enrolment')
  const { secret } = begun.body as { secret: string }
  const confirmed = await by.send('PUT', '/api/v1/session/enrolment', { code: totp(secret) })
  expect(session(confirmed.body).next).toBeNull()
  return secret
}

describe('signing in by password', () => {
  test('opens a session that acts as the first valid position, within its scope', async () => {
    const member = await addMember(program, login(), [
      { role: 'player', region: '990101001', to: '2001-01-01' },
      { role: 'player', region: '990101002' },
      { role: 'treasurer', region: '990101', org: 'board' },
    ])
    const answer = await signIn(member.login.toUpperCase())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toMatch(
      /^lingyan_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    )
    expect(session(answer.body)).toMatchObject({
      next: null,
      position: { id: member.positions[1], region: '990101002', title: 'r990101002 · club.player' },
      abilities: ['matters'],
      county: { code: '990101', name: 'r990101' },
    })
    expect(session(answer.body).positions).toHaveLength(2)
    const seen = await browser.send('GET', '/whoami')
    expect(seen.body).toMatchObject({ scope: { lo: '990101002', hi: '990101003', orgs: ['player@990101002'] } })
    expect(await traces(member.id)).toEqual([
      { action: 'session.sign-in', result: 'done', actor: `staff:${member.id}` },
    ])
  })

  test('acts as the other position once that is chosen, and not as one that is over', async () => {
    const member = await addMember(program, login(), [
      { role: 'player', region: '990101002' },
      { role: 'treasurer', region: '990101', org: 'board' },
      { role: 'player', region: '990101001', to: '2001-01-01' },
    ])
    await signIn(member.login)
    const chosen = await browser.send('PUT', '/api/v1/session/position', { position: member.positions[1] })
    expect(session(chosen.body).position).toMatchObject({ orgName: 'the board', title: 'the board · club.treasurer' })
    const seen = await browser.send('GET', '/whoami')
    expect(seen.body).toMatchObject({ scope: { lo: '', hi: '', orgs: ['board', 'treasurer@board'] } })
    const over = await browser.send('PUT', '/api/v1/session/position', { position: member.positions[2] })
    expect(over.status).toBe(404)
    const unknown = await browser.send('PUT', '/api/v1/session/position', { position: crypto.randomUUID() })
    expect(unknown.status).toBe(404)
  })

  test('a position that runs out while signed in gives nothing any more', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002', to: '2026-03-03' }])
    // 23:50 in China on its last day
    program.pass(13 * 3_600_000 + 50 * 60_000)
    await signIn(member.login)
    expect((await browser.send('GET', '/whoami')).body).toMatchObject({ position: { id: member.positions[0] } })
    program.pass(20 * 60_000)
    expect(await browser.send('GET', '/whoami')).toMatchObject({ status: 404, body: { code: 'absent' } })
    expect(session((await browser.send('GET', '/api/v1/session')).body)).toMatchObject({ positions: [], abilities: [] })
  })

  test('an unknown login, a wrong password and a disabled account', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    const wrong = await signIn(member.login, 'not this one')
    const unknown = await signIn('nobody-has-this', 'not this one')
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual(unknown.body)
    expect(wrong.headers.get('set-cookie')).toBeNull()
    await database.app`update account set disabled_at = now() where id = ${member.id}`
    expect(code((await signIn(member.login)).body)).toBe('account-disabled')
    expect(code((await signIn(member.login, 'not this one')).body)).toBe('sign-in-failed')
    expect((await traces(member.id)).map(({ result }) => result)).toEqual([
      'sign-in-failed',
      'account-disabled',
      'sign-in-failed',
    ])
  })

  test('five failures lock a known and an unknown login alike, for 30 minutes', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    for (const who of [member.login, 'nobody-has-this']) {
      for (const left of [4, 3, 2, 1, 0]) {
        const answer = await signIn(who, 'not this one')
        expect(answer.body).toMatchObject({ code: 'sign-in-failed', message: expect.stringContaining(String(left)) })
      }
      const locked = await signIn(who)
      expect(locked.status).toBe(429)
      expect(code(locked.body)).toBe('account-locked')
    }
    program.pass(31 * 60_000)
    expect((await signIn(member.login)).status).toBe(200)
    expect(code((await signIn('nobody-has-this')).body)).toBe('sign-in-failed')
  })

  test('of many guesses at the same moment no more than five are compared', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(member.login, 'not this one')))
    const codes = answers.map(({ body }) => code(body)).sort()
    expect(codes.filter((one) => one === 'sign-in-failed')).toHaveLength(5)
    expect(codes.filter((one) => one === 'account-locked')).toHaveLength(7)
  })

  test('an address with many failures waits', async () => {
    for (let at = 0; at < 20; at += 1) await signIn(`guess-${at}`, 'x')
    const answer = await signIn('guess-20', 'x')
    expect(answer.status).toBe(429)
    expect(code(answer.body)).toBe('too-often')
    program.pass(2_000)
    expect((await signIn('guess-20', 'x')).status).toBe(401)
  })

  test.each([
    ['no body', ''],
    ['not JSON', '{"login":'],
    ['wrong types', { login: 1, password: [] }],
    ['a list', []],
    ['overlong', { login: 'x'.repeat(65), password: 'y' }],
    ['empty', { login: '', password: '' }],
    ['NUL', '{"login":"a\\u0000b","password":"x"}'],
  ])('bad input is refused: %s', async (_what, body) => {
    const answer = await browser.send('POST', '/api/v1/session', body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('half a surrogate pair is refused, no failure', async () => {
    expect((await browser.send('POST', '/api/v1/session', '{"login":"\\ud800","password":"\\udfff"}')).status).toBe(400)
  })

  test('a request sent by another site is refused', async () => {
    const member = await addMember(program, login(), [])
    const body = { login: member.login, password: PASSWORD }
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      expect((await browser.send('POST', '/api/v1/session', body, headers)).status).toBe(403)
    }
    for (const origin of ['https://elsewhere.test', 'null', 'http://club.test.elsewhere.test'])
      expect((await browser.send('POST', '/api/v1/session', body, { 'sec-fetch-site': '', origin })).status).toBe(403)
    expect(
      (await browser.send('POST', '/api/v1/session', body, { 'sec-fetch-site': '', origin: program.origin })).status,
    ).toBe(200)
    const form = { 'sec-fetch-site': '', 'content-type': 'text/plain' }
    expect((await browser.send('POST', '/api/v1/session', body, form)).status).toBe(403)
    expect((await browser.send('DELETE', '/api/v1/session', undefined, { 'sec-fetch-site': '' })).status).toBe(200)
  })
})

describe('sessions end', () => {
  const signedIn = async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    await signIn(member.login)
    return member
  }
  const alive = async () => (await browser.send('GET', '/whoami')).status === 200

  test('after 30 minutes without a request', async () => {
    await signedIn()
    program.pass(29 * 60_000)
    expect(await alive()).toBe(true)
    program.pass(29 * 60_000)
    expect(await alive()).toBe(true)
    program.pass(31 * 60_000)
    expect(await alive()).toBe(false)
  })

  test('an unattended screen that renews itself ends all the same', async () => {
    await signedIn()
    const renew = async (headers: Record<string, string>) =>
      (await browser.send('GET', '/whoami', undefined, headers)).status
    for (const headers of [{ 'x-lingyan-background': '1' }, { accept: 'text/event-stream' }] as Record<
      string,
      string
    >[]) {
      program.pass(14 * 60_000)
      expect(await renew(headers)).toBe(200)
    }
    program.pass(3 * 60_000)
    expect(await renew({ 'x-lingyan-background': '1' })).toBe(401)
  })

  test('after 12 hours in any case', async () => {
    await signedIn()
    for (let at = 0; at < 36; at += 1) {
      program.pass(19.9 * 60_000)
      expect(await alive()).toBe(true)
    }
    program.pass(10 * 60_000)
    expect(await alive()).toBe(false)
  })

  test('at once when one signs out, also for a copy of the cookie', async () => {
    const member = await signedIn()
    const copy = client(app)
    copy.setCookie('lingyan_session', browser.cookie('lingyan_session') ?? '')
    expect((await copy.send('GET', '/whoami')).status).toBe(200)
    expect((await browser.send('DELETE', '/api/v1/session')).status).toBe(200)
    expect(browser.cookie('lingyan_session')).toBeUndefined()
    expect((await copy.send('GET', '/whoami')).status).toBe(401)
    expect((await browser.send('DELETE', '/api/v1/session')).status).toBe(200)
    const [out] =
      await database.app`select actor from audit where action = 'session.sign-out' and actor = ${`staff:${member.id}`}`
    expect(out).toBeDefined()
  })

  test.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}=`, "' or 1=1 --", 'A'.repeat(5000)].map((text) => [text]))(
    'a made-up token is nobody: %#',
    async (token) => {
      browser.setCookie('lingyan_session', token)
      expect((await browser.send('GET', '/whoami')).status).toBe(401)
      expect((await browser.send('GET', '/api/v1/session')).status).toBe(401)
    },
  )

  test('no token is kept as it is', async () => {
    await signedIn()
    const token = browser.cookie('lingyan_session') ?? ''
    const rows = await database.app<
      { text: string }[]
    >`select encode(token_digest, 'hex') || row_to_json(session)::text as text from session`
    expect(rows.length).toBeGreaterThan(0)
    for (const { text } of rows) {
      expect(text).not.toContain(token)
      expect(text).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
    }
  })
})

describe('the second factor', () => {
  const arbiter = () => addMember(program, login(), [{ role: 'arbiter', region: '990101' }])

  test('a demanding role enrols first and can do nothing else meanwhile', async () => {
    const member = await arbiter()
    const first = await signIn(member.login)
    expect(session(first.body)).toMatchObject({ next: 'enrol', position: null, abilities: [] })
    expect(code((await browser.send('GET', '/whoami')).body)).toBe('second-factor-due')
    const choose = await browser.send('PUT', '/api/v1/session/position', { position: member.positions[0] })
    expect(choose.status).toBe(401)
    const begun = await browser.send('POST', '/api/v1/session/enrolment')
    const { secret, uri, qr } = begun.body as { secret: string; uri: string; qr: string }
    expect(uri).toContain(`secret=${secret}`)
    expect(qr).toMatch(/^<svg/)
    const wrong = await browser.send('PUT', '/api/v1/session/enrolment', {
      code: totp(secret) === '000000' ? '111111' : '000000',
    })
    expect(code(wrong.body)).toBe('wrong-code')
    const before = browser.cookie('lingyan_session')
    const done = await browser.send('PUT', '/api/v1/session/enrolment', { code: totp(secret) })
    expect(session(done.body)).toMatchObject({ next: null, position: { id: member.positions[0] } })
    expect(browser.cookie('lingyan_session')).not.toBe(before)
    const again = await browser.send('POST', '/api/v1/session/enrolment')
    expect(again.status).toBe(409)
    const [stored] = await database.app<
      { totp_cipher: Buffer }[]
    >`select totp_cipher from account where id = ${member.id}`
    expect(stored?.totp_cipher.includes(secret)).toBe(false)
  })

  test('from then on a code is due, each step once, and the first token ends', async () => {
    const member = await arbiter()
    const secret = await enrol(member.login)
    const phone = client(app)
    const first = await signIn(member.login, PASSWORD, phone)
    expect(session(first.body)).toMatchObject({ next: 'second-factor', position: null, abilities: [] })
    expect((await phone.send('GET', '/whoami')).status).toBe(401)
    const used = await phone.send('POST', '/api/v1/session/second-factor', { code: totp(secret) })
    expect(code(used.body)).toBe('wrong-code')
    program.pass(31_000)
    const fresh = totp(secret)
    const half = phone.cookie('lingyan_session') ?? ''
    const done = await phone.send('POST', '/api/v1/session/second-factor', { code: fresh })
    expect(session(done.body)).toMatchObject({ next: null, abilities: ['matters', 'board'] })
    const old = client(app)
    old.setCookie('lingyan_session', half)
    expect((await old.send('GET', '/api/v1/session')).status).toBe(401)
    const third = client(app)
    await signIn(member.login, PASSWORD, third)
    expect(code((await third.send('POST', '/api/v1/session/second-factor', { code: fresh })).body)).toBe('wrong-code')
  })

  test('the same code sent twice at once opens one session only', async () => {
    const member = await arbiter()
    const secret = await enrol(member.login)
    program.pass(31_000)
    const [a, b] = [client(app), client(app)]
    await signIn(member.login, PASSWORD, a)
    await signIn(member.login, PASSWORD, b)
    const fresh = { code: totp(secret) }
    const answers = await Promise.all([a, b].map((by) => by.send('POST', '/api/v1/session/second-factor', fresh)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('wrong codes lock, and a right password in between buys no further guesses', async () => {
    const member = await arbiter()
    const secret = await enrol(member.login)
    program.pass(31_000)
    const wrong = totp(secret) === '000000' ? '111111' : '000000'
    const codes: string[] = []
    for (let at = 0; at < 6; at += 1) {
      await signIn(member.login)
      codes.push(code((await browser.send('POST', '/api/v1/session/second-factor', { code: wrong })).body))
    }
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('wrong-code'))
    expect(codes[5]).not.toBe('wrong-code')
    expect(code((await signIn(member.login)).body)).toBe('account-locked')
  })

  test('half a session can neither change the password nor begin an enrolment', async () => {
    const member = await arbiter()
    await enrol(member.login)
    const thief = client(app)
    await signIn(member.login, PASSWORD, thief)
    const change = await thief.send('PUT', '/api/v1/session/password', { current: PASSWORD, next: 'Bishop-takes-f7' })
    expect(change.status).toBe(401)
    expect((await thief.send('POST', '/api/v1/session/enrolment')).status).toBe(409)
  })

  test.each([{ code: '12345' }, { code: 123456 }, { code: '12345６' }, {}, { code: null }])(
    'bad input is refused: %j',
    async (body) => {
      const member = await arbiter()
      await signIn(member.login)
      expect((await browser.send('POST', '/api/v1/session/second-factor', body)).status).toBe(400)
      expect((await browser.send('PUT', '/api/v1/session/enrolment', body)).status).toBe(400)
    },
  )

  test('nobody without a session reaches any of it', async () => {
    for (const [method, path] of [
      ['POST', '/api/v1/session/second-factor'],
      ['POST', '/api/v1/session/enrolment'],
      ['PUT', '/api/v1/session/enrolment'],
      ['PUT', '/api/v1/session/password'],
      ['PUT', '/api/v1/session/position'],
    ] as const)
      expect((await client(app).send(method, path, {})).status).toBe(401)
  })
})
