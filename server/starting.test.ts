import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProgram, type TestProgram } from '../test/support/program.ts'
import { type Door, openDoor } from './listen.ts'

const PAGE = { headers: { accept: 'text/html,application/xhtml+xml' } }

describe('before there is something to serve', () => {
  let door: Door
  let origin: string
  beforeAll(async () => {
    door = await openDoor('127.0.0.1', 0)
    origin = `http://127.0.0.1:${door.port}`
  })
  afterAll(() => door.close(0))

  it('a person gets a page in words, with its style, and a way to try again', async () => {
    const told = await fetch(`${origin}/v/990101001201?q=1`, PAGE)
    expect(told.status).toBe(503)
    expect(told.headers.get('retry-after')).toBe('1')
    expect(told.headers.get('content-type')).toContain('text/html')
    const html = await told.text()
    expect(html).toContain('系统正在启动')
    expect(html).toContain('href="/v/990101001201?q=1">再试一次')
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? ''
    const css = await fetch(origin + style)
    expect([css.status, css.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    const english = await fetch(`${origin}/`, { headers: { ...PAGE.headers, cookie: 'lingyan_lang=en' } })
    expect(await english.text()).toContain('The program is starting')
    // what was sent is not sent again by a link
    const sent = await fetch(`${origin}/t`, { ...PAGE, method: 'POST', body: new URLSearchParams({ code: 'x' }) })
    expect([sent.status, (await sent.text()).includes('再试一次')]).toEqual([503, false])
  })

  it('a program gets JSON', async () => {
    for (const path of ['/api/v1/matters', '/readyz', '/open311/v2/services.json']) {
      const told = await fetch(origin + path)
      expect(told.status).toBe(503)
      expect(await told.json()).toMatchObject({ code: 'database-away', problems: [] })
    }
    const asked = await fetch(`${origin}/api/v1/matters`, PAGE)
    expect(await asked.json()).toMatchObject({ code: 'database-away' })
    expect((await fetch(`${origin}/healthz`)).status).toBe(200)
  })
})

describe('without the database', () => {
  let its: TestProgram
  beforeAll(async () => {
    its = await makeProgram()
    await its.program.database.close()
  })
  afterAll(() => its.drop())

  it.each(['/', '/v/990101001201', '/v/990101001201/report'])('a person gets a page in words: %s', async (path) => {
    const told = await its.app.request(`http://lingyan.test${path}`, PAGE)
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '2'])
    const html = await told.text()
    expect(html).toContain('暂时打不开')
    expect(html).toContain(`href="${path}">再试一次`)
  })
})
