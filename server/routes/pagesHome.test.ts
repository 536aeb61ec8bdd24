import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lodgeByForm, type Pages, pagesOf, tokenIn } from '../../test/support/pages.ts'
import { deskName, makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'
import { act } from '../../test/support/requests.ts'
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

describe('the way through one request', () => {
  const states = (html: string): string =>
    [...html.matchAll(/<li class="(done|now|todo)">/g)].map(([, state]) => state?.[0]).join('')
  /** Who may be entered as from the way itself, and where that leads. */
  const offered = (html: string): readonly string[] =>
    [...html.slice(0, html.indexOf('id="roles"')).matchAll(/name="login" value="(\w+)"/g)].map(
      ([, login]) => login ?? '',
    )

  it('leads from desk to desk, back after "not solved", and to the board', async () => {
    const visitor = pagesOf({ app: createApp({ ...its.program, demo: true }, await loadRoutes()) }, '10.0.0.7')
    const before = await visitor.html('/')
    expect(states(before)).toBe('ntttttt')
    // the village of the first secretary of the demo
    const village = /\/v\/(\d{12})\/report\?example=1/.exec(before)?.[1] ?? ''
    const at = await lodgeByForm(visitor, village, { body: '桥头的路灯三天不亮了。' })
    const id = /\/console\/matters\/([0-9a-f-]{36})/.exec(await visitor.html('/'))?.[1] ?? ''
    let version = 1
    const goOn = async (post: Post, action: string, data: object = {}): Promise<void> => {
      version = await act(await its.as(post), id, version, action, data)
    }
    const judge = async (resolved: 'yes' | 'no'): Promise<string> => {
      const token = tokenIn(await visitor.html(at))
      const judged = { contacted: 'yes', resolved, satisfaction: resolved === 'yes' ? '3' : '1' }
      const sent = await visitor.post(`${at}/judge`, { token, version: String(version), ...judged })
      version += 1
      return visitor.html(sent.headers.get('location') ?? '')
    }
    const stands = async (expected: string, login: string | null): Promise<void> => {
      const html = await visitor.html('/')
      expect(states(html)).toBe(expected)
      // the next desk once, those that were done already; none to come
      expect(offered(html)[0] ?? null).toBe(login)
      expect(html).toContain(at)
    }
    await stands('dnttttt', 'neighbour')
    await goOn('neighbour', 'send-to-town')
    await stands('ddntttt', 'town')
    await goOn('town', 'assign', { desk: deskName('office') })
    await stands('dddnttt', 'office')
    await goOn('office', 'reply', { reply: '已经修好，请看看。', solved: true })
    await stands('ddddntt', 'town')
    await goOn('town', 'release')
    expect(states(await visitor.html('/'))).toBe('dddddnt')
    const back = await judge('no')
    expect(back).toContain('这件事已经交回去重新办理')
    expect(back.match(/<li class="again">/g)).toHaveLength(2)
    await stands('dddnttt', 'office')
    await goOn('office', 'reply', { reply: '换了新线，今晚一直亮。', solved: true })
    await goOn('town', 'release')
    expect(await judge('yes')).toContain('已提交：评价')
    expect(states(await visitor.html('/'))).toBe('ddddddn')
    expect(await visitor.html('/')).toContain('换一件事，再走一遍')
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
