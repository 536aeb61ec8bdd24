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

/** An ordinary route, that wants everything done first. */
const whoami = defineRoute({
  method: 'get',
  path: '/whoami',
  who: 'staff',
  tag: 'service',
  summary: 'for the test',
  run: async () => ({ ok: true, value: { body: {} } }),
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

describe('passwords', () => {
  const change = (current: string, next: string) => browser.send('PUT', '/api/v1/session/password', { current, next })
  const problems = (body: unknown) => (body as { problems: { path: string; code: string }[] }).problems

  test('an initial one must be changed before anything else', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }], { initial: true })
    expect(session((await signIn(member.login)).body)).toMatchObject({ next: 'change-password', position: null })
    expect((await browser.send('GET', '/whoami')).status).toBe(401)
    expect(session((await change(PASSWORD, 'Bishop-takes-f7')).body)).toMatchObject({ next: null })
    expect((await browser.send('GET', '/whoami')).status).toBe(200)
  })

  test('one older than 90 days must be changed; every other session ends', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    const other = client(app)
    program.pass(91 * 86_400_000)
    await signIn(member.login, PASSWORD, other)
    expect(session((await signIn(member.login)).body).next).toBe('change-password')
    expect(session((await change(PASSWORD, 'Bishop-takes-f7')).body).next).toBeNull()
    expect((await other.send('GET', '/api/v1/session')).status).toBe(401)
    expect((await signIn(member.login, PASSWORD, other)).status).toBe(401)
    expect((await signIn(member.login, 'Bishop-takes-f7', other)).status).toBe(200)
  })

  test.each([
    ['Ab1-', ['password-short']],
    ['alllowercase', ['password-simple']],
    ['short', ['password-short', 'password-simple']],
    ['Ab1-LOGIN-xyz', ['password-has-login']],
    [PASSWORD, ['password-used']],
  ])('%s is refused, all reasons at once', async (next, codes) => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    await signIn(member.login)
    const answer = await change(PASSWORD, next.replace('LOGIN', member.login))
    expect(answer.status).toBe(400)
    expect(problems(answer.body)).toMatchObject(codes.map((one) => ({ path: 'next', code: one })))
    expect((await signIn(member.login)).status).toBe(200)
  })

  test('none of the last five may be used again; the sixth may', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    await signIn(member.login)
    const all = [PASSWORD, ...[1, 2, 3, 4, 5].map((at) => `Bishop-takes-f${at}`)]
    for (let at = 1; at < all.length; at += 1) expect((await change(all[at - 1] ?? '', all[at] ?? '')).status).toBe(200)
    expect(problems((await change(all[5] ?? '', all[1] ?? '')).body)[0]?.code).toBe('password-used')
    expect((await change(all[5] ?? '', PASSWORD)).status).toBe(200)
  })

  test('a wrong present password counts towards the lock', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    await signIn(member.login)
    for (let at = 0; at < 5; at += 1) {
      const answer = await change('not this one', 'Bishop-takes-f7')
      expect(problems(answer.body)[0]).toMatchObject({ path: 'current', code: 'password-wrong' })
    }
    expect(code((await change(PASSWORD, 'Bishop-takes-f7')).body)).toBe('account-locked')
  })

  test('full-width letters from another keyboard are the same password', async () => {
    const member = await addMember(program, login(), [{ role: 'player', region: '990101002' }])
    expect((await signIn(member.login, PASSWORD.replace('4', '４'))).status).toBe(200)
  })
})
