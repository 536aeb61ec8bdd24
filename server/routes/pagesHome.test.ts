import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Pages, pagesOf } from '../../test/support/pages.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'
import { createApp } from '../app.ts'
import { SESSION_COOKIE } from '../identity/cookie.ts'
import { loadRoutes } from '../routes.ts'

let its: TestProgram
let real: Pages
let demo: Pages
beforeAll(async () => {
  its = await makeProgram()
  real = pagesOf(its)
  demo = pagesOf({ app: createApp({ ...its.program, demo: true }, await loadRoutes()) })
})
afterAll(() => its.drop())
const sessions = async (): Promise<number> => {
  const [row] = await its.database.system<{ n: number }[]>`select count(*)::int n from session`
  return row?.n ?? -1
}

describe('the start page', () => {
  it('of a real county is plain and knows of no demo', async () => {
    const html = await real.html('/')
    expect(html).toContain('云雁县')
    expect(html).toContain('role="search"')
    expect(html).toContain('href="/console/"')
    expect(html).not.toMatch(/demo|演示/)
  })

  it('of a demo names every role once and the seven stops', async () => {
    const html = await demo.html('/')
    expect(html.match(/<li class="(done|now|todo)">/g)).toHaveLength(7)
    const logins = [...html.matchAll(/name="login" value="(\w+)"/g)].map((match) => match[1])
    expect(new Set(logins).size).toBe(logins.length)
    expect(logins).toEqual(expect.arrayContaining(['worker', 'leader', 'town', 'chief', 'audit']))
    expect(html).not.toContain('undefined')
  })

  it('says the same in English', async () => {
    const html = await demo.html('/?lang=en')
    expect(html).toContain('Enter as anybody')
    await demo.html('/?lang=zh-CN')
  })
})

describe('entering with one click', () => {
  it('opens a real session of the role, in a demo', async () => {
    const entered = await demo.post('/demo/enter', { login: 'county', to: '/console/board' })
    expect(entered.headers.get('location')).toBe('/console/board')
    expect(entered.headers.getSetCookie().join()).toContain(`${SESSION_COOKIE}=`)
    const session = await (await demo.get('/api/v1/session', { accept: 'application/json' })).json()
    expect(session).toMatchObject({ account: { login: 'county' }, next: null, position: { role: 'county-dispatcher' } })
  })

  it.each([
    ['worker', '', '/field/'],
    ['secretary', '', '/console/'],
    ['secretary', 'https://elsewhere.test/', '/console/'],
    ['secretary', '//elsewhere.test/console', '/console/'],
    ['secretary', '/console/../../etc', '/console/'],
    ['secretary', '/\\elsewhere.test', '/console/'],
  ])('%s asked to %s goes to %s', async (login, to, where) => {
    expect((await demo.post('/demo/enter', { login, to })).headers.get('location')).toBe(where)
  })

  it.each(['', 'nobody', "' or 1=1 --", 'x'.repeat(5000)])('nobody is nobody: %s', async (login) => {
    const before = await sessions()
    expect((await demo.post('/demo/enter', { login })).status).toBe(404)
    expect(await sessions()).toBe(before)
  })

  it('does not exist outside a demo', async () => {
    const before = await sessions()
    const refused = await real.post('/demo/enter', { login: 'county' })
    expect(refused.status).toBe(404)
    expect(refused.headers.getSetCookie()).toEqual([])
    expect(await sessions()).toBe(before)
  })

  it('is refused from another site', async () => {
    expect((await demo.post('/demo/enter', { login: 'county' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})
