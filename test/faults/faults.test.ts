import { existsSync, renameSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openInstallation } from '../../cli/store.ts'
import { findPostmaster } from '../../store/embedded/postmaster.ts'
import { addMember, PASSWORD } from '../support/identity.ts'
import { dataFolder, freePort, lingyan, postgresOf, serve } from './process.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Puts somebody who may sign in into a fresh data folder. */
const withMember = async (folder: string): Promise<void> => {
  const opened = await openInstallation({
    dataFolder: folder,
    port: 0,
    host: '',
    suite: 'sm',
    connections: 2,
  })
  const post = { role: 'grid-worker', region: '99010100120100101' }
  await addMember({ database: opened.database, now: () => new Date() }, 'anna', [post])
  // signed in at as many places as may be: each sign-in is a write that must not be lost
  await opened.database.system`insert into setting (county, key, value, changed_at)
    values ('990101', 'identity.sessions', '20', now())`
  await opened.close()
}

const signIn = (url: string): Promise<Response> =>
  fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'anna', password: PASSWORD }),
  })

const cookieOf = (reply: Response): string => (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const isSignedIn = async (url: string, cookie: string): Promise<boolean> =>
  (await fetch(`${url}/api/v1/session`, { headers: { cookie } })).status === 200

test('the server is killed while it writes: what was acknowledged is there after the next start', async () => {
  const folder = dataFolder()
  await withMember(folder)
  const first = await serve(folder)
  const acknowledged: string[] = []
  const writers = Array.from({ length: 3 }, async () => {
    for (;;) {
      const reply = await signIn(first.url).catch(() => undefined)
      if (!reply) return
      // too many at once are asked to wait
      expect([200, 429]).toContain(reply.status)
      if (reply.status === 200) acknowledged.push(cookieOf(reply))
    }
  })
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(8)
  first.child.kill('SIGKILL')
  await Promise.all(writers)
  // PostgreSQL was left running: the next start ends it and goes on
  expect(findPostmaster(postgresOf(folder))).toBeDefined()
  const second = await serve(folder)
  for (const cookie of acknowledged.slice(-20)) expect(await isSignedIn(second.url, cookie)).toBe(true)
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(findPostmaster(postgresOf(folder))).toBeUndefined()
})

test('the database is killed: requests are refused in words, and served again once it is back', async () => {
  const folder = dataFolder()
  await withMember(folder)
  const server = await serve(folder)
  const cookie = cookieOf(await signIn(server.url))
  const control = join(postgresOf(folder), 'global', 'pg_control')
  const kill = (): void => {
    process.kill(findPostmaster(postgresOf(folder))?.pid ?? 0, 'SIGKILL')
  }

  // away for as long as this file is
  renameSync(control, `${control}.away`)
  kill()
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(503)
  const refused = await signIn(server.url)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('2')
  expect(await refused.json()).toMatchObject({ code: 'database-away', problems: [] })
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  await expect.poll(() => server.said(), { timeout: 10_000 }).toMatch(/can't be started yet/)

  renameSync(`${control}.away`, control)
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 15_000 }).toBe(200)
  expect(await isSignedIn(server.url, cookie)).toBe(true)

  // and again, at once: under requests, none of which sees anything but an answer or the refusal
  kill()
  const seen = new Set<number>()
  const ask = (path: string): Promise<Response> => fetch(`${server.url}${path}`, { headers: { cookie } })
  await expect
    .poll(
      async () => {
        const replies = await Promise.all([signIn(server.url), ...['/readyz', '/api/v1/session', '/readyz'].map(ask)])
        for (const { status } of replies) seen.add(status)
        return replies.every(({ status }) => status === 200)
      },
      { timeout: 15_000 },
    )
    .toBe(true)
  expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect(server.child.exitCode).toBeNull()
})

test('a data folder has one server, whatever its port; a command beside it joins the running database', async () => {
  const folder = dataFolder()
  const server = await serve(folder)
  const second = lingyan(['serve'], { ...server.env, PORT: await freePort() })
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`in use by another Lingyan process (pid ${server.child.pid}, ${server.url})`)
  const beside = lingyan(['migrate', '--json'], server.env)
  expect(await beside.ended).toBe(0)
  expect(JSON.parse(beside.said())).toMatchObject({ applied: [] })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
})

test('a port that is taken is told before anything is started', async () => {
  const folder = dataFolder()
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(Number(port), '127.0.0.1', resolve))
  onTestFinished(() => {
    other.close()
  })
  const refused = lingyan(['serve'], { LINGYAN_DATA: folder, PORT: port, LINGYAN_COUNTY: '990101' })
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toContain(`127.0.0.1:${port} is already in use by another program`)
  expect(existsSync(join(folder, 'db'))).toBe(false)
})

test('wrong settings are all named at once, and end with status 2', async () => {
  const refused = lingyan(['serve'], {
    LINGYAN_DATA: dataFolder(),
    PORT: 'eighty',
    LINGYAN_COUNTY: 'Yunyan',
    DATABASE_URL: 'mysql://x',
  })
  expect(await refused.ended).toBe(2)
  for (const name of ['PORT', 'LINGYAN_COUNTY', 'DATABASE_URL']) expect(refused.said()).toContain(name)
})

test('a server that does not answer at DATABASE_URL is a word, not a stack', async () => {
  const refused = lingyan(['migrate'], {
    LINGYAN_DATA: dataFolder(),
    DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none`,
  })
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toContain('The database of DATABASE_URL does not answer')
  expect(refused.said()).not.toMatch(/\n\s+at /)
})
