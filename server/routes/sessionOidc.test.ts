import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { putSetting } from '../../store/settings.ts'
import { type Client, client } from '../../test/support/client.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { addMember, makeClub } from '../../test/support/identity.ts'
import { createApp } from '../app.ts'
import { routes as sessionRoutes } from './session.ts'
import { routes } from './sessionOidc.ts'

/** A small real provider: discovery, keys, authorisation by redirect, codes used once, PKCE checked, signed tokens. */
interface Provider {
  readonly issuer: string
  /** Whom the next authorisation signs in. */
  subject: string
  /** Changes the claims of the next token. */
  claims: Record<string, unknown>
  /** Signs the next token with a key that it does not publish. */
  forged: boolean
  readonly close: () => Promise<void>
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

const startProvider = async (): Promise<Provider> => {
  const own = keys()
  const other = keys()
  const codes = new Map<string, { challenge: string; nonce: string; subject: string }>()
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: Provider = {
    issuer,
    subject: 'anna',
    claims: {},
    forged: false,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const json = (response: ServerResponse, body: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const token = (nonce: string, subject: string): string => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: 'lingyan', sub: subject, nonce, iat: now, exp: now + 300, ...provider.claims }
    const signed = `${base64url({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${base64url(claims)}`
    const { privateKey } = provider.forged ? other : own
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname === '/.well-known/openid-configuration')
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      })
    if (url.pathname === '/jwks')
      return json(response, {
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
      })
    if (url.pathname === '/authorize') {
      const asked = url.searchParams
      const code = randomUUID()
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        subject: provider.subject,
      })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer }).toString()
      return void response.writeHead(302, { location: back.href }).end()
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const kept = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!kept || kept.challenge !== challenge) return json(response, { error: 'invalid_grant' }, 400)
    json(response, {
      access_token: 'x',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: token(kept.nonce, kept.subject),
    })
  }
  return provider
}

let database: TestDatabase
let provider: Provider
let program: ReturnType<typeof makeClub>
let browser: Client

beforeAll(async () => {
  database = await makeDatabase()
  provider = await startProvider()
  program = makeClub(database)
  await addMember(program, 'anna', [{ role: 'player', region: '990101001' }], { oidcSubject: 'anna' })
  await addMember(program, 'arno', [{ role: 'arbiter', region: '990101' }], { oidcSubject: 'arno' })
})
afterAll(async () => {
  await provider.close()
  await database.drop()
})
beforeEach(async () => {
  Object.assign(provider, { subject: 'anna', claims: {}, forged: false })
  program = makeClub(database)
  browser = client(createApp(program, [...routes, ...sessionRoutes]))
  await settings({ 'identity.oidc-issuer': provider.issuer, 'identity.oidc-client': 'lingyan' })
})

const settings = async (values: Record<string, unknown>): Promise<void> => {
  for (const [key, value] of Object.entries(values)) await putSetting(database.app, '990101', key, value, new Date())
}
const to = (answer: { headers: Headers }): URL => new URL(answer.headers.get('location') ?? '', 'http://club.test')
/** As far as the provider's answer: the address that its redirect names. */
const ask = async (back = '/console/matters', by = browser): Promise<URL> => {
  const begun = await by.send('GET', `/api/v1/session/oidc?back=${encodeURIComponent(back)}`)
  expect(begun.status).toBe(302)
  const authorised = await fetch(to(begun), { redirect: 'manual' })
  return new URL(authorised.headers.get('location') ?? '')
}
const answer = (url: URL, by = browser) => by.send('GET', `${url.pathname}${url.search}`)

test('signs in the account with the provider’s subject and comes back to where one was', async () => {
  const done = await answer(await ask())
  expect(done.status).toBe(302)
  expect(done.headers.get('location')).toBe('/console/matters')
  expect((await browser.send('GET', '/api/v1/session')).body).toMatchObject({ account: { login: 'anna' }, next: null })
})

test('counts as one factor for a role that demands two, as both where the setting says so', async () => {
  provider.subject = 'arno'
  await answer(await ask())
  expect((await browser.send('GET', '/api/v1/session')).body).toMatchObject({ next: 'enrol', position: null })
  await settings({ 'identity.oidc-two-factors': true })
  const other = client(createApp({ ...program, crypto: makeClub(database).crypto }, [...routes, ...sessionRoutes]))
  await answer(await ask('/console', other), other)
  expect((await other.send('GET', '/api/v1/session')).body).toMatchObject({ next: null })
  await settings({ 'identity.oidc-two-factors': false })
})

test('an unknown subject and a disabled account are told, and audited', async () => {
  provider.subject = 'nobody'
  expect((await answer(await ask())).headers.get('location')).toBe('/console/matters?refused=oidc-unknown')
  provider.subject = 'anna'
  await database.app`update account set disabled_at = now() where login = 'anna'`
  expect((await answer(await ask('/console?x=1'))).headers.get('location')).toBe(
    '/console?x=1&refused=account-disabled',
  )
  await database.app`update account set disabled_at = null`
  const results = await database.app<{ result: string }[]>`select result from audit where result <> 'done' order by id`
  expect(results.map(({ result }) => result)).toEqual(['oidc-unknown', 'account-disabled'])
  expect((await browser.send('GET', '/api/v1/session')).status).toBe(401)
})

test.each([
  ['another nonce', { nonce: 'x' }, false],
  ['another audience', { aud: 'other' }, false],
  ['another issuer', { iss: 'http://elsewhere.test' }, false],
  ['a token that has run out', { exp: 1 }, false],
  ['a signature of somebody else', {}, true],
])('refuses %s', async (_what, claims, forged) => {
  Object.assign(provider, { claims, forged })
  expect((await answer(await ask())).headers.get('location')).toBe('/console/matters?refused=oidc-failed')
  expect((await browser.send('GET', '/api/v1/session')).status).toBe(401)
})

test('refuses an answer that this browser did not ask for, a used one, another state, and rubbish', async () => {
  const stranger = client(createApp(program, [...routes, ...sessionRoutes]))
  const url = await ask()
  expect((await answer(url, stranger)).headers.get('location')).toBe('/console?refused=oidc-failed')
  const changed = new URL(url)
  changed.searchParams.set('state', 'x')
  const copy = browser.cookie('lingyan_oidc') ?? ''
  expect(to(await answer(changed)).searchParams.get('refused')).toBe('oidc-failed')
  const again = await ask()
  await answer(again)
  stranger.setCookie('lingyan_oidc', copy)
  expect(to(await answer(again, stranger)).searchParams.get('refused')).toBe('oidc-failed')
  for (const search of ['', '?code=', '?error=access_denied', '?code=x&state=y&iss=z', `?${'x'.repeat(5000)}`]) {
    stranger.setCookie('lingyan_oidc', 'rubbish')
    expect(to(await stranger.send('GET', `/api/v1/session/oidc/callback${search}`)).searchParams.get('refused')).toBe(
      'oidc-failed',
    )
  }
})

test('takes too long: ten minutes after it was begun an answer is refused', async () => {
  const url = await ask()
  program.pass(601_000)
  expect(to(await answer(url)).searchParams.get('refused')).toBe('oidc-failed')
})

test.each(['https://elsewhere.test/', '//elsewhere.test', '/\\elsewhere.test', 'javascript:alert(1)', ''])(
  'comes back to its own pages only: %s',
  async (back) => {
    expect((await answer(await ask(back))).headers.get('location')).toBe('/console')
  },
)

test('is told to the sign-in page; a provider that is away or turned off is a plain word', async () => {
  expect((await browser.send('GET', '/api/v1/session/ways')).body).toEqual({
    password: true,
    singleSignOn: '/api/v1/session/oidc',
  })
  const fresh = () => client(createApp(makeClub(database), routes))
  await settings({ 'identity.oidc-issuer': 'http://127.0.0.1:1' })
  const away = await fresh().send('GET', '/api/v1/session/oidc')
  expect(away.body).toMatchObject({ code: 'oidc-away' })
  await settings({ 'identity.oidc-issuer': '' })
  expect((await fresh().send('GET', '/api/v1/session/oidc')).status).toBe(404)
  expect((await fresh().send('GET', '/api/v1/session/ways')).body).toEqual({ password: true, singleSignOn: null })
})
