import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openInstallation } from '../../cli/store.ts'
import { connect } from '../../store/connect.ts'
import { findBinaries } from '../../store/embedded/binaries.ts'
import { chooseUser, give, spawnOptions } from '../../store/embedded/user.ts'
import { makeFolder } from '../support/folder.ts'
import { addMember, PASSWORD } from '../support/identity.ts'
import { dataFolder, freePort, lingyan, serve } from './process.ts'

vi.setConfig({ testTimeout: 120_000 })

const DEBIAN = '/usr/lib/postgresql/15/bin'
const VILLAGE = '990101001200'

/** A PostgreSQL that asks everybody for a password (SCRAM), over TCP: Debian's 15 where it is installed, else the embedded one. */
const startServer = async (): Promise<{ port: string; admin: string }> => {
  const folder = makeFolder('scram')
  const user = chooseUser(join(folder, 'pg'))
  const run = spawnOptions(user)
  const embedded = await findBinaries(user, join(folder, 'bin'))
  const tool = (name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
    existsSync(DEBIAN) ? join(DEBIAN, name) : join(embedded.postgres, '..', name)
  const data = join(folder, 'pg')
  mkdirSync(data, { mode: 0o700 })
  give(data, user)
  const secret = join(folder, 'secret')
  writeFileSync(secret, 'Rook-takes-e4: 100%/ü\n', { mode: 0o600 })
  give(secret, user)
  const made = spawnSync(
    tool('initdb'),
    [
      '-D',
      data,
      '-U',
      'dba',
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    run,
  )
  expect(made.status, String(made.stderr)).toBe(0)
  const port = await freePort()
  const log = join(folder, 'log')
  writeFileSync(log, '')
  give(log, user)
  const started = spawnSync(
    tool('pg_ctl'),
    ['-D', data, '-w', '-l', log, '-o', `-p ${port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off`, 'start'],
    { ...run, stdio: 'ignore' },
  )
  onTestFinished(() => {
    spawnSync(tool('pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...run, stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  })
  expect(started.status, readFileSync(log, 'utf8')).toBe(0)
  const url = new URL(`postgres://127.0.0.1:${port}/postgres`)
  url.username = 'dba'
  url.password = encodeURIComponent('Rook-takes-e4: 100%/ü')
  return { port, admin: url.href }
}

/** The database of an ordinary owner: no superuser, may make roles and nothing else. */
const makeDatabase = async (admin: string, name: string): Promise<string> => {
  const sql = connect(admin, { max: 1 })
  await sql.unsafe(`create role ${name} login createrole password 'Bishop@b5/#?'`)
  await sql.unsafe(`create database ${name} owner ${name}`)
  await sql.end()
  const url = new URL(admin)
  url.pathname = `/${name}`
  url.username = name
  url.password = encodeURIComponent('Bishop@b5/#?')
  return url.href
}

test('a database server that asks for passwords: migrate, serve, lodge, act, back up, verify, restore', async () => {
  const { admin } = await startServer()
  const env = {
    DATABASE_URL: await makeDatabase(admin, 'yunyan'),
    LINGYAN_DATA: dataFolder(),
    LINGYAN_COUNTY: '990101',
  }
  const migrated = lingyan(['migrate', '--json'], env)
  expect(await migrated.ended, migrated.said()).toBe(0)
  expect(migrated.said()).toContain('0001-foundation')
  const again = lingyan(['migrate', '--json'], env)
  expect(await again.ended).toBe(0)

  const opened = await openInstallation({
    dataFolder: env.LINGYAN_DATA,
    databaseUrl: env.DATABASE_URL,
    port: 0,
    host: '',
    suite: 'sm',
    connections: 2,
  })
  await addMember({ database: opened.database, now: () => new Date() }, 'anna', [
    { role: 'village-secretary', region: VILLAGE },
  ])
  await opened.close()

  const server = await serve(env.LINGYAN_DATA, { env: { DATABASE_URL: env.DATABASE_URL } })
  const send = async (
    path: string,
    body: unknown,
    cookie = '',
  ): Promise<{ reply: Response; body: Record<string, unknown> }> => {
    const reply = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    })
    return { reply, body: (await reply.json()) as Record<string, unknown> }
  }
  const signedIn = await send('/api/v1/session', { login: 'anna', password: PASSWORD })
  expect(signedIn.reply.status).toBe(200)
  const cookie = (signedIn.reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const lodged = await send(
    '/api/v1/matters',
    { process: 'resident-requests', region: VILLAGE, subject: '路灯', body: '村口的路灯坏了一个星期。' },
    cookie,
  )
  expect(lodged).toMatchObject({ reply: { status: 201 } })
  const acted = await send(
    `/api/v1/matters/${lodged.body.id}/actions/note`,
    { version: 1, data: { note: '看过了' } },
    cookie,
  )
  expect(acted).toMatchObject({ reply: { status: 200 }, body: { version: 2 } })

  // beside the running server
  const folder = join(env.LINGYAN_DATA, 'kept')
  const kept = lingyan(['backup', folder, '--json'], env)
  expect(await kept.ended, kept.said()).toBe(0)
  const verified = lingyan(['verify', '--json'], env)
  expect(await verified.ended, verified.said()).toBe(0)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)

  const other = { ...env, DATABASE_URL: await makeDatabase(admin, 'elsewhere') }
  const restored = lingyan(['restore', folder], other)
  expect(await restored.ended, restored.said()).toBe(0)
  const second = await serve(env.LINGYAN_DATA, { env: { DATABASE_URL: other.DATABASE_URL } })
  const there = await fetch(`${second.url}/api/v1/matters/${lodged.body.id}`, { headers: { cookie } })
  expect([there.status, ((await there.json()) as { version: number }).version]).toEqual([200, 2])

  const wrong = new URL(env.DATABASE_URL)
  wrong.password = 'wrong'
  const refused = lingyan(['migrate'], { ...env, DATABASE_URL: wrong.href })
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toContain('The database of DATABASE_URL does not answer')
  expect(refused.said()).not.toMatch(/\n\s+at |wrong/)
})
