import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeProgram, type TestProgram } from '../test/support/program.ts'
import { type Served, serveProgram } from '../test/support/serve.ts'
import { publishedPages } from './publication/pages.ts'

const VILLAGE = '990101001201'
let its: TestProgram
let served: Served
beforeAll(async () => {
  its = await makeProgram()
  served = await serveProgram(its.program)
})
afterAll(async () => {
  await served.close()
  await its.drop()
})

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${served.origin}${path}`, { headers: { accept: 'text/html', ...headers } })
  return { response, text: await response.text() }
}

it('the first answer is the framework’s, the next the same bytes from memory', async () => {
  const first = await get(`/v/${VILLAGE}`)
  expect(publishedPages(served.program).fresh(`${VILLAGE}zn`)).toBeDefined()
  const second = await get(`/v/${VILLAGE}`)
  expect(second.text).toBe(first.text)
  for (const name of [
    'content-security-policy',
    'etag',
    'cache-control',
    'content-type',
    'vary',
    'x-content-type-options',
  ])
    expect(second.response.headers.get(name), name).toBe(first.response.headers.get(name))
})

it.each([
  ['', 'zh-CN">'],
  ['lingyan_senior=1', 'zh-CN" class="senior">'],
  ['lingyan_lang=en', 'en">'],
  ['a=b; lingyan_lang=en; lingyan_senior=1; lingyan_session=x', 'en" class="senior">'],
])('each way to show it has its own page: %s', async (cookie, mark) => {
  for (let n = 0; n < 2; n += 1) expect((await get(`/v/${VILLAGE}`, { cookie })).text).toContain(`<html lang="${mark}`)
})

it('a reader who has it gets no bytes', async () => {
  const etag = (await get(`/v/${VILLAGE}`)).response.headers.get('etag') ?? ''
  const { response, text } = await get(`/v/${VILLAGE}`, { 'if-none-match': etag })
  expect(response.status).toBe(304)
  expect(text).toBe('')
})

it('a change of the village spoils its page and those above it, and no other', async () => {
  for (const code of [VILLAGE, '990101001', '990101', '990101001202']) await get(`/v/${code}`)
  served.program.events.publish({
    kind: 'matter',
    county: '990101',
    id: 'x',
    region: `${VILLAGE}001`,
    sealed: false,
    desks: [],
  })
  const pages = publishedPages(served.program)
  expect(
    [VILLAGE, '990101001', '990101', '990101001202'].map((code) => pages.fresh(`${code}zn`) !== undefined),
  ).toEqual([false, false, false, true])
  await get(`/v/${VILLAGE}`)
  expect(pages.fresh(`${VILLAGE}zn`)).toBeDefined()
})

it('a change while a page is being made leaves it stale', async () => {
  const pages = publishedPages(served.program)
  pages.changed(VILLAGE)
  const making = pages.page(VILLAGE, 'zh-CN', false)
  pages.changed(VILLAGE)
  await making
  expect(pages.fresh(`${VILLAGE}zn`)).toBeUndefined()
})

it.each(['/v/990101009999', '/v/99010100120', '/v/990101001201x', '/v/', '/look/nothing', '/look/..%2fstyle.css'])(
  '%s is not there',
  async (path) => {
    expect([400, 404]).toContain((await get(path)).response.status)
  },
)

it('style, mark and script come with their types, to be kept for ever', async () => {
  const { text } = await get(`/v/${VILLAGE}/report`)
  const paths = [...new Set([...text.matchAll(/"(\/look\/[^"]+)"/g)].map((match) => match[1] ?? ''))]
  expect(paths).toHaveLength(3)
  for (const path of paths) {
    const { response } = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toMatch(/max-age/)
  }
})

it('while the database is away a known page is still there, though something in it has changed', async () => {
  const lone = await makeProgram()
  const away = await serveProgram(lone.program)
  const ask = () => fetch(`${away.origin}/v/${VILLAGE}`, { headers: { accept: 'text/html' } })
  expect((await ask()).status).toBe(200)
  await lone.database.close()
  publishedPages(away.program).changed(VILLAGE)
  expect((await ask()).status).toBe(200)
  const unknown = await fetch(`${away.origin}/v/990101001202`, { headers: { accept: 'text/html' } })
  expect(unknown.status).toBe(503)
  expect(unknown.headers.get('content-type')).toContain('text/html')
  expect(await unknown.text()).toContain('暂时打不开')
  await away.close()
  await lone.drop()
})
