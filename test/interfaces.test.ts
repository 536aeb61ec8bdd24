import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SESSION_COOKIE } from '../server/identity/cookie.ts'
import { loadRoutes } from '../server/routes.ts'
import { makeProgram, type TestProgram } from './support/program.ts'

const DOC = readFileSync(join(import.meta.dirname, '..', 'docs', 'interfaces.md'), 'utf8')
const KEY = 'key-of-the-page'
let it: TestProgram
let server: ReturnType<typeof serve>
let folder: string
let origin: string

beforeAll(async () => {
  it = await makeProgram()
  folder = mkdtempSync(join(tmpdir(), 'lingyan-interfaces-'))
  const system = await it.as('system')
  const value = { page: createHash('sha256').update(KEY).digest('hex') }
  expect((await system.send('PUT', '/api/v1/settings/open311.keys', { value })).status).toBe(200)
  origin = await new Promise((resolve) => {
    server = serve({ fetch: it.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
  })
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await it.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** What a reader would type, from top to bottom; the names that the page sets are the test's own. */
const script = (): string =>
  [...DOC.matchAll(/```sh\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? '')
    .filter((block) => !block.startsWith('ORIGIN='))
    .join('\n')

test('every example of the page runs', async () => {
  const secretary = await it.as('secretary')
  const cookie = `${SESSION_COOKIE}=${secretary.cookie(SESSION_COOKIE)}`
  const env = { PATH: process.env.PATH, ORIGIN: origin, VILLAGE: '990101001201', KEY, COOKIE: cookie }
  const { stdout } = await promisify(execFile)('sh', ['-euc', script()], { cwd: folder, env })
  const file = (name: string): string => readFileSync(join(folder, name), 'utf8')
  expect(JSON.parse(file('request.json'))).toMatchObject({ version: 1, region: { code: '990101001201' } })
  expect(JSON.parse(file('services.json'))).toHaveLength(118)
  expect(file('posted.xml')).toMatch(/<service_request_id>\d{6}-\d{5}</)
  expect(file('open.csv').split('\n').length).toBeGreaterThan(2)
  expect(JSON.parse(file('report.json'))).toMatchObject({ written: 1, refused: 0 })
  for (const name of ['template.xlsx', 'households.xlsx']) expect(file(name).slice(0, 2)).toBe('PK')
  for (const said of ['<discovery>', '<service_definition>', 'service_request_id', '"dryRun":true'])
    expect(stdout).toContain(said)
})

test('every address of these interfaces is on the page', async () => {
  const named = (await loadRoutes()).filter(({ tag }) => tag === 'exchange' || tag === 'open311')
  const missing = named.filter(({ path }) => {
    const [, , last = ''] = /^\/(api\/v1|open311\/v2)\/([a-z-]+)/.exec(path) ?? []
    return !DOC.includes(last)
  })
  expect(missing.map(({ path }) => path)).toEqual([])
})
