import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type Client, client } from '../../test/support/client.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { addMember, makeClub, PASSWORD, START } from '../../test/support/identity.ts'
import type { SessionBody } from '../contract/session.ts'
import { loadRoutes } from '../routes.ts'

let database: TestDatabase
let program: ReturnType<typeof makeClub>
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  database = await makeDatabase()
  program = makeClub(database)
  app = createApp(program, await loadRoutes())
})
afterAll(() => database.drop())

const totpOf = (secret: string, now: Date): string => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) })
let count = 0
const login = (): string => {
  count += 1
  return `anna${count}`
}
const player = () => addMember(program, login(), [{ role: 'player', region: '990101001' }])
const signIn = async (name: string, password = PASSWORD, by: Client = client(app)) => {
  const answer = await by.send('POST', '/api/v1/session', { login: name, password })
  return { by, status: answer.status, body: answer.body as SessionBody }
}
const alive = async (by: Client): Promise<boolean> => (await by.send('GET', '/api/v1/session')).status === 200

describe('after signing in one is told', () => {
  test('when the account was signed in to before, and how often that failed since', async () => {
    const { login: name } = await player()
    expect((await signIn(name)).body.lastSignIn).toBeNull()
    program.pass(3_600_000)
    const first = new Date(START + 3_600_000).toISOString()
    expect((await signIn(name)).body.lastSignIn).toEqual({ at: new Date(START).toISOString(), failed: 0 })
    for (const password of ['wrong', 'wrong too']) expect((await signIn(name, password)).status).toBe(401)
    program.pass(60_000)
    const { by, body } = await signIn(name)
    expect(body.lastSignIn).toEqual({ at: first, failed: 2 })
    const again = (await by.send('GET', '/api/v1/session')).body as SessionBody
    expect(again.lastSignIn).toEqual({ at: first, failed: 2 })
    expect((await signIn(name)).body.lastSignIn).toMatchObject({ failed: 0 })
  })

  test('with a second factor: of the last time with both; a password without a code counts as one that failed', async () => {
    const member = await addMember(program, login(), [{ role: 'arbiter', region: '990101' }])
    const { by } = await signIn(member.login)
    const { secret } = (await by.send('POST', '/api/v1/session/enrolment')).body as { secret: string }
    const code = () => ({ code: totpOf(secret, program.now()) })
    expect((await by.send('PUT', '/api/v1/session/enrolment', code())).status).toBe(200)
    const whole = async () => {
      program.pass(61_000)
      const half = await signIn(member.login)
      return (await half.by.send('POST', '/api/v1/session/second-factor', code())).body as SessionBody
    }
    expect((await whole()).lastSignIn).toBeNull()
    const at = program.now().toISOString()
    const thief = await signIn(member.login)
    expect(thief.body).toMatchObject({ next: 'second-factor', lastSignIn: null })
    expect((await thief.by.send('POST', '/api/v1/session/second-factor', { code: '000000' })).status).toBe(400)
    expect((await whole()).lastSignIn).toEqual({ at, failed: 1 })
  })
})

describe('an account is signed in at three places at most', () => {
  test('one more ends the oldest, at once', async () => {
    const { login: name } = await player()
    const places: Client[] = []
    for (let n = 0; n < 4; n += 1) {
      places.push((await signIn(name)).by)
      program.pass(1000)
    }
    expect(await Promise.all(places.map(alive))).toEqual([false, true, true, true])
    const others = (await signIn((await player()).login)).by
    expect(await alive(others)).toBe(true)
  })

  test('whoever has only the password ends nobody’s session', async () => {
    const member = await addMember(program, login(), [{ role: 'arbiter', region: '990101' }])
    const { by } = await signIn(member.login)
    const { secret } = (await by.send('POST', '/api/v1/session/enrolment')).body as { secret: string }
    const code = { code: totpOf(secret, program.now()) }
    expect((await by.send('PUT', '/api/v1/session/enrolment', code)).status).toBe(200)
    for (let n = 0; n < 4; n += 1) {
      program.pass(1000)
      expect((await signIn(member.login)).status).toBe(200)
    }
    expect(await alive(by)).toBe(true)
  })
})
