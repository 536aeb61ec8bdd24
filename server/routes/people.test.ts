import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, client } from '../../test/support/client.ts'
import { makeDatabase, type TestDatabase } from '../../test/support/database.ts'
import { addMember, enter, type Member, makeClub, PASSWORD } from '../../test/support/identity.ts'
import { createApp } from '../app.ts'
import type { PersonBody } from '../contract/people.ts'
import { routes } from './people.ts'
import { routes as sessionRoutes } from './session.ts'

let database: TestDatabase
let program: ReturnType<typeof makeClub>
let app: ReturnType<typeof createApp>
let admin: Member
let security: Client

beforeAll(async () => {
  database = await makeDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.system`delete from session`
  await database.system`delete from position`
  await database.system`delete from account`
  program = makeClub(database)
  app = createApp(program, [...routes, ...sessionRoutes])
  admin = await addMember(program, 'sec', [{ role: 'club-security', region: '990101' }])
  security = await enter(app, program, admin)
})

const person = (body: unknown): PersonBody => body as PersonBody
const code = (body: unknown): string => (body as { code: string }).code
const problems = (body: unknown) =>
  (body as { problems: { path: string; code: string; message: string }[] }).problems.map(
    ({ path, code: what }) => `${path} ${what}`,
  )
const items = (body: unknown) =>
  (body as { items: { login: string }[]; next: string | null }).items.map(({ login }) => login)
const traces = async () =>
  (
    await database.app<{ action: string }[]>`select action from audit where actor = ${`staff:${admin.id}`} order by id`
  ).map(({ action }) => action)
const signIn = (login: string, password: string) => {
  const browser = client(app)
  return browser.send('POST', '/api/v1/session', { login, password }).then((answer) => ({ browser, ...answer }))
}

describe('new accounts', () => {
  const wanted = {
    login: 'Anna',
    name: '安娜',
    phone: '12000000001',
    positions: [{ role: 'player', region: '990101001' }],
  }

  test('get an initial password that is shown once and must be changed', async () => {
    const made = await security.send('POST', '/api/v1/people', wanted)
    expect(made.status).toBe(201)
    const { person: anna, initialPassword } = made.body as { person: PersonBody; initialPassword: string }
    expect(anna).toMatchObject({
      login: 'anna',
      phone: '120****0001',
      state: 'active',
      password: 'initial',
      secondFactor: 'none',
      positions: [{ role: 'player', region: '990101001', from: '2026-03-02', to: null, held: true }],
    })
    expect(initialPassword).toMatch(/^[a-z]{4}-[2-9]{4}-[A-Z]{4}$/)
    const entered = await signIn('anna', initialPassword)
    expect(entered.body).toMatchObject({ next: 'change-password' })
    const shown = await security.send('GET', `/api/v1/people/${anna.id}`)
    expect(JSON.stringify(shown.body)).not.toContain(initialPassword)
    expect(await traces()).toEqual(['account.create'])
    const [kept] = await database.app<
      { text: string }[]
    >`select string_agg(row_to_json(a)::text, '') || (select coalesce(string_agg(row_to_json(i)::text, ''), '') from idempotency i) as text from account a`
    expect(kept?.text).not.toContain(initialPassword)
    expect(kept?.text).not.toContain('12000000001')
  })

  test('made twice under one key are one; the password is not kept for the second answer', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await security.send('POST', '/api/v1/people', wanted, key)
    const second = await security.send('POST', '/api/v1/people', wanted, key)
    expect(second.status).toBe(201)
    expect(second.body).toEqual({ ...(first.body as object), initialPassword: null })
    expect(code((await security.send('POST', '/api/v1/people', wanted)).body)).toBe('login-taken')
    const [count] = await database.app<{ n: number }[]>`select count(*)::integer n from account where login = 'anna'`
    expect(count?.n).toBe(1)
  })

  test('for single sign-on have no password', async () => {
    const made = await security.send('POST', '/api/v1/people', {
      ...wanted,
      password: false,
      singleSignOn: 'subject-1',
    })
    expect(made.body).toMatchObject({ initialPassword: null, person: { password: 'none', singleSignOn: true } })
    expect((await signIn('anna', '')).status).toBe(400)
    expect((await signIn('anna', 'x')).status).toBe(401)
  })

  test.each([
    ['nothing', {}, ['login required', 'name required']],
    ['wrong types', { login: 1, name: {} }, ['login invalid_type', 'name invalid_type']],
    ['a login with blanks', { login: 'a b c', name: 'x' }, ['login invalid_format']],
    ['an overlong login', { login: 'a'.repeat(65), name: 'x' }, ['login invalid_format']],
    ['an overlong name', { login: 'abc', name: 'x'.repeat(41) }, ['name too_big']],
    ['half a phone', { login: 'abc', name: 'x', phone: '120' }, ['phone invalid_format']],
    [
      'an unknown role',
      { login: 'abc', name: 'x', positions: [{ role: 'king', region: '990101' }] },
      ['positions.0.role unknown-role'],
    ],
    [
      'a role at another level',
      { login: 'abc', name: 'x', positions: [{ role: 'player', region: '990101' }] },
      ['positions.0.region wrong-level'],
    ],
    [
      'another county',
      { login: 'abc', name: 'x', positions: [{ role: 'player', region: '990102001' }] },
      ['positions.0.region region-not-in-county'],
    ],
    [
      'no such region',
      { login: 'abc', name: 'x', positions: [{ role: 'player', region: '990101999' }] },
      ['positions.0.region region-not-in-county'],
    ],
    [
      'no organisation',
      { login: 'abc', name: 'x', positions: [{ role: 'treasurer', region: '990101' }] },
      ['positions.0.org required'],
    ],
    [
      'an unknown organisation',
      { login: 'abc', name: 'x', positions: [{ role: 'treasurer', region: '990101', org: 'x,player@990101' }] },
      ['positions.0.org unknown-organisation'],
    ],
    [
      'an end before the beginning',
      {
        login: 'abc',
        name: 'x',
        positions: [{ role: 'player', region: '990101001', from: '2026-03-02', to: '2026-03-02' }],
      },
      ['positions.0.to ends-before-it-begins'],
    ],
    [
      'a day that does not exist',
      { login: 'abc', name: 'x', positions: [{ role: 'player', region: '990101001', from: '2026-02-30' }] },
      ['positions.0.from invalid_format'],
    ],
  ])('are refused with %s, and nothing is kept', async (_what, body, expected) => {
    const answer = await security.send('POST', '/api/v1/people', body)
    expect(answer.status).toBe(400)
    expect(problems(answer.body).sort()).toEqual([...expected].sort())
    const [count] = await database.app<{ n: number }[]>`select count(*)::integer n from account`
    expect(count?.n).toBe(1)
    expect(await traces()).toEqual([])
  })
})

describe('the three administrators', () => {
  test('are different people: a second administration is refused, from either side and in one request', async () => {
    const bob = await addMember(program, 'bob', [{ role: 'club-system', region: '990101' }])
    const give = (role: string, more = {}) =>
      security.send('POST', `/api/v1/people/${bob.id}/positions`, { role, region: '990101', ...more })
    const refused = await give('club-audit')
    expect(refused.status).toBe(409)
    expect(code(refused.body)).toBe('administrators-apart')
    expect((await give('club-security')).status).toBe(409)
    expect((await give('club-system')).status).toBe(201)
    expect((await give('player', { region: '990101001' })).status).toBe(201)
    const both = [
      { role: 'club-audit', region: '990101' },
      { role: 'club-system', region: '990101' },
    ]
    expect(
      code((await security.send('POST', '/api/v1/people', { login: 'eve', name: 'eve', positions: both })).body),
    ).toBe('administrators-apart')
    const [count] = await database.app<{ n: number }[]>`select count(*)::integer n from account where login = 'eve'`
    expect(count?.n).toBe(0)
  })

  test('are different people, not one with two accounts: the same phone tells', async () => {
    const made = async (name: string, phone: string | null, role?: string) =>
      security.send('POST', '/api/v1/people', {
        login: name,
        name,
        phone,
        positions: role ? [{ role, region: '990101' }] : [],
      })
    expect((await made('ann', '13900000001', 'club-system')).status).toBe(201)
    const second = await made('ann2', '13900000001', 'club-audit')
    expect([second.status, code(second.body)]).toEqual([409, 'administrators-apart'])
    expect((await made('ann3', '13900000001')).status).toBe(201)
    expect((await made('ben', '13900000002', 'club-audit')).status).toBe(201)
    const [ben] = await database.app<{ id: string }[]>`select id from account where login = 'ben'`
    const moved = await security.send('PUT', `/api/v1/people/${ben?.id}`, { phone: '13900000001' })
    expect([moved.status, code(moved.body)]).toEqual([409, 'administrators-apart'])
    const [ann3] = await database.app<{ id: string }[]>`select id from account where login = 'ann3'`
    const give = (role: string) =>
      security.send('POST', `/api/v1/people/${ann3?.id}/positions`, { role, region: '990101' })
    expect((await give('club-security')).status).toBe(409)
    expect((await give('club-system')).status).toBe(201)
  })

  test('one after the other is no clash', async () => {
    const bob = await addMember(program, 'bob', [{ role: 'club-system', region: '990101', to: '2026-04-01' }])
    const give = (from: string) =>
      security.send('POST', `/api/v1/people/${bob.id}/positions`, { role: 'club-audit', region: '990101', from })
    expect((await give('2026-03-31')).status).toBe(409)
    expect((await give('2026-04-01')).status).toBe(201)
  })

  test('nobody administers his own account', async () => {
    const own = `/api/v1/people/${admin.id}`
    expect(person((await security.send('GET', own)).body).may).toEqual({})
    for (const [method, path, body] of [
      ['PUT', own, { name: 'x' }],
      ['POST', `${own}/disable`],
      ['POST', `${own}/unlock`],
      ['POST', `${own}/password`],
      ['DELETE', `${own}/second-factor`],
      ['POST', `${own}/positions`, { role: 'player', region: '990101001' }],
      ['PUT', `${own}/positions/${admin.positions[0]}`, { to: '2026-03-02' }],
    ] as const)
      expect(code((await security.send(method, path, body)).body)).toBe('own-account')
  })

  test('for everybody else the people do not exist', async () => {
    const others = await Promise.all(
      ['club-system', 'club-audit', 'arbiter'].map(async (role) =>
        enter(app, program, await addMember(program, role, [{ role, region: '990101' }])),
      ),
    )
    for (const browser of others) {
      expect((await browser.send('GET', '/api/v1/people')).status).toBe(404)
      expect((await browser.send('GET', `/api/v1/people/${admin.id}`)).status).toBe(404)
      expect((await browser.send('POST', `/api/v1/people/${admin.id}/disable`)).status).toBe(404)
    }
    expect((await client(app).send('GET', '/api/v1/people')).status).toBe(401)
  })
})

describe('an account', () => {
  let bob: Member
  let browser: Client
  beforeEach(async () => {
    bob = await addMember(program, 'bob', [{ role: 'player', region: '990101001' }])
    browser = (await signIn('bob', PASSWORD)).browser
  })
  const at = (path = '') => `/api/v1/people/${bob.id}${path}`

  test('that is disabled is out at once, and in again when enabled', async () => {
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(200)
    const disabled = await security.send('POST', at('/disable'))
    expect(person(disabled.body)).toMatchObject({ state: 'disabled', may: { enable: { method: 'POST' } } })
    expect(person(disabled.body).may.disable).toBeUndefined()
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(401)
    expect(code((await signIn('bob', PASSWORD)).body)).toBe('account-disabled')
    expect((await security.send('POST', at('/disable'))).status).toBe(409)
    expect((await security.send('POST', at('/enable'))).status).toBe(200)
    expect((await security.send('POST', at('/enable'))).status).toBe(409)
    expect((await signIn('bob', PASSWORD)).status).toBe(200)
    expect(await traces()).toEqual(['account.disable', 'account.enable'])
  })

  test('that is locked is unlocked', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('bob', 'wrong')
    expect(person((await security.send('GET', at())).body)).toMatchObject({ state: 'locked', may: { unlock: {} } })
    expect((await security.send('POST', at('/unlock'))).status).toBe(200)
    expect((await signIn('bob', PASSWORD)).status).toBe(200)
  })

  test('whose password is forgotten gets a new initial one; its sessions end', async () => {
    const { initialPassword } = (await security.send('POST', at('/password'))).body as { initialPassword: string }
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(401)
    expect((await signIn('bob', PASSWORD)).status).toBe(401)
    expect((await signIn('bob', initialPassword)).body).toMatchObject({ next: 'change-password' })
  })

  test('whose phone is lost enrols anew', async () => {
    expect((await security.send('DELETE', at('/second-factor'))).status).toBe(409)
    await browser.send('POST', '/api/v1/session/enrolment')
    expect(person((await security.send('GET', at())).body).secondFactor).toBe('begun')
    expect(person((await security.send('DELETE', at('/second-factor'))).body).secondFactor).toBe('none')
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(401)
  })

  test('gets a position and loses it, seen at the next request', async () => {
    const given = await security.send('POST', at('/positions'), {
      role: 'treasurer',
      region: '990101',
      org: 'board',
      title: '司库',
    })
    expect(given.status).toBe(201)
    const added = person(given.body).positions.find(({ role }) => role === 'treasurer')
    const seen = (await browser.send('GET', '/api/v1/session')).body as {
      positions: { id: string }[]
      position: { id: string } | null
    }
    expect(seen.positions.map(({ id }) => id)).toContain(added?.id)
    await browser.send('PUT', '/api/v1/session/position', { position: added?.id })
    const ended = await security.send('PUT', at(`/positions/${added?.id}`), { to: '2026-03-02' })
    expect(person(ended.body).positions.find(({ id }) => id === added?.id)).toMatchObject({
      held: false,
      to: '2026-03-02',
    })
    expect((await browser.send('GET', '/api/v1/session')).body).toMatchObject({ position: null })
    expect((await security.send('PUT', at(`/positions/${crypto.randomUUID()}`), { to: '2026-03-02' })).status).toBe(404)
    expect((await security.send('PUT', at(`/positions/${admin.positions[0]}`), { to: '2026-03-02' })).status).toBe(404)
  })

  test('changes name and phone, each alone', async () => {
    expect(person((await security.send('PUT', at(), { phone: '12000000002' })).body)).toMatchObject({
      name: 'bob',
      phone: '120****0002',
    })
    expect(person((await security.send('PUT', at(), { name: '鲍勃' })).body)).toMatchObject({
      name: '鲍勃',
      phone: '120****0002',
    })
    expect(person((await security.send('PUT', at(), { phone: null })).body)).toMatchObject({
      name: '鲍勃',
      phone: null,
    })
  })

  test.each(['not-a-uuid', crypto.randomUUID(), '%00', '..%2F'])('that is not there: %#', async (id) => {
    const status = (await security.send('GET', `/api/v1/people/${id}`)).status
    expect([400, 404]).toContain(status)
    expect([400, 404]).toContain((await security.send('POST', `/api/v1/people/${id}/disable`)).status)
  })
})

describe('the list', () => {
  beforeEach(async () => {
    for (const login of ['ana', 'ben', 'b_n', 'cyd'])
      await addMember(program, login, [{ role: 'player', region: login === 'cyd' ? '990101002' : '990101001' }], {
        name: `棋手${login}`,
      })
  })

  test('is paged by login', async () => {
    const first = await security.send('GET', '/api/v1/people?limit=2')
    expect(items(first.body)).toEqual(['ana', 'b_n'])
    const second = await security.send('GET', `/api/v1/people?limit=3&after=${(first.body as { next: string }).next}`)
    expect(items(second.body)).toEqual(['ben', 'cyd', 'sec'])
    expect(second.body).toMatchObject({ next: null })
  })

  test.each([
    ['q=BEN', ['ben']],
    ['q=b_n', ['b_n']],
    ['q=%25', []],
    ['q=%E6%A3%8B%E6%89%8Bana', ['ana']],
    ['role=club-security', ['sec']],
    ['region=990101002', ['cyd']],
    ['region=990101&role=player', ['ana', 'b_n', 'ben', 'cyd']],
    ['state=disabled', []],
    ['state=active&region=990101002', ['cyd']],
  ])('is filtered: %s', async (query, logins) => {
    expect(items((await security.send('GET', `/api/v1/people?${query}`)).body)).toEqual(logins)
  })

  test.each(['limit=0', 'limit=101', 'limit=x', 'state=x', 'region=abc', `q=${'x'.repeat(65)}`])(
    'refuses %s',
    async (query) => {
      expect((await security.send('GET', `/api/v1/people?${query}`)).status).toBe(400)
    },
  )

  test('roles are told', async () => {
    const body = (await security.send('GET', '/api/v1/roles')).body as { items: { key: string }[] }
    expect(body.items.map(({ key }) => key)).toContain('treasurer')
  })
})
