import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openInstallation } from '../../cli/store.ts'
import { connect } from '../../store/connect.ts'
import { findPostmaster } from '../../store/embedded/postmaster.ts'
import { makeFolder } from '../support/folder.ts'
import { addMember, PASSWORD } from '../support/identity.ts'
import { postgresOf, type Server, serve } from './process.ts'

vi.setConfig({ testTimeout: 180_000 })

const VILLAGE = '990101001200'
const PHOTO_MS = 50

/** A disk of its own, of this many megabytes; only root may make one. */
const makeDisk = (megabytes: number): string => {
  const disk = makeFolder('disk')
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', disk])
  onTestFinished(async () => {
    const left = findPostmaster(postgresOf(join(disk, 'data')))
    if (left) process.kill(left.pid, 'SIGKILL')
    for (let n = 0; n < 50 && spawnSync('umount', [disk]).status !== 0; n += 1)
      await new Promise((resolve) => setTimeout(resolve, 100))
    rmSync(disk, { recursive: true, force: true })
  })
  expect(mounted.status, mounted.stderr.toString()).toBe(0)
  return disk
}

/** Takes all room that is left, or gives it back. */
const fill = (disk: string): void => {
  spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=64k'], { stdio: 'ignore' })
}

/** Writes the log on until there is no room for another piece of it: PostgreSQL ends, as it must. */
const exhaustLog = async (folder: string): Promise<void> => {
  const host = encodeURIComponent(join(postgresOf(folder), '..', 'run'))
  const sql = connect(`postgres://lingyan_owner@localhost/postgres?host=${host}`, { max: 1, max_lifetime: null })
  try {
    for (let n = 0; n < 200; n += 1) {
      await sql`select pg_logical_emit_message(true, 'x', repeat('x', 1000))`
      await sql`select pg_switch_wal()`
    }
  } catch {
    // what was looked for: it is gone
  } finally {
    await sql.end({ timeout: 1 })
  }
}

interface Seen {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** Works without pause until told to stop: lodges, looks, sends photos; keeps every answer. */
const work = (server: Server, cookie: string, photo: Uint8Array<ArrayBuffer>) => {
  const lodged: string[] = []
  const photos: string[] = []
  const seen: Seen[] = []
  let going = true
  let n = 0
  const send = async (path: string, init: RequestInit): Promise<Seen> => {
    const reply = await fetch(`${server.url}${path}`, {
      ...init,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...init.headers },
    })
    const text = await reply.text()
    const answer = { status: reply.status, body: JSON.parse(text) as Record<string, unknown> }
    seen.push(answer)
    return answer
  }
  const lodging = async (): Promise<void> => {
    n += 1
    const body = {
      process: 'resident-requests',
      region: VILLAGE,
      subject: '',
      body: `第${n}件。${'路灯坏了，晚上走路看不见。'.repeat(100)}`,
    }
    const answer = await send('/api/v1/matters', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status === 201) lodged.push(String(answer.body.id))
  }
  const sending = async (): Promise<void> => {
    const form = new FormData()
    form.set('file', new Blob([photo], { type: 'image/jpeg' }), 'a.jpg')
    const answer = await send('/api/v1/attachments', { method: 'POST', body: form })
    if (answer.status === 201) photos.push(String(answer.body.id))
    await new Promise((resolve) => setTimeout(resolve, PHOTO_MS))
  }
  const looking = () => send('/api/v1/matters?view=inbox', {})
  const turn = async (task: () => Promise<unknown>): Promise<void> => {
    while (going) await task()
  }
  const done = Promise.all([lodging, lodging, sending, looking].map(turn))
  return {
    send,
    lodged,
    photos,
    seen,
    stop: async () => {
      going = false
      await done
    },
  }
}

/** In most containers not even root may mount. */
const canMount = (() => {
  if (process.getuid?.() !== 0) return false
  const folder = makeFolder('mount')
  const may = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (may) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return may
})()

describe.skipIf(!canMount)('the disk fills while requests run', () => {
  test('each is answered or refused in words; what was acknowledged is there once there is room, and it goes on by itself', async () => {
    const disk = makeDisk(280)
    const folder = join(disk, 'data')
    const opened = await openInstallation({ dataFolder: folder, port: 0, host: '', suite: 'sm', connections: 2 })
    await addMember({ database: opened.database, now: () => new Date() }, 'anna', [
      { role: 'village-secretary', region: VILLAGE },
    ])
    await opened.close()
    const server = await serve(folder)
    const signIn = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'anna', password: PASSWORD }),
    })
    const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const noise = { width: 600, height: 400, mean: 128, sigma: 60 }
    const photo = new Uint8Array(
      await sharp({
        create: { width: 600, height: 400, channels: 3, background: '#888', noise: { type: 'gaussian', ...noise } },
      })
        .jpeg()
        .toBuffer(),
    )
    const working = work(server, cookie, photo)
    await expect
      .poll(() => Math.min(working.lodged.length, working.photos.length), { timeout: 60_000 })
      .toBeGreaterThan(3)

    fill(disk)
    const refused = () => working.seen.filter(({ status }) => status === 503 || status === 507)
    await expect
      .poll(
        () => {
          fill(disk)
          return refused().length
        },
        { timeout: 90_000, interval: 500 },
      )
      .toBeGreaterThan(20)
    const whileFull = working.seen.length
    await expect.poll(() => working.seen.length, { timeout: 30_000 }).toBeGreaterThan(whileFull + 20)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)

    await exhaustLog(folder)
    await expect
      .poll(() => working.seen.some(({ body }) => body.code === 'database-away'), { timeout: 30_000 })
      .toBe(true)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)

    rmSync(join(disk, 'filler'))
    const before = working.lodged.length
    const beforePhotos = working.photos.length
    await expect.poll(() => working.lodged.length, { timeout: 60_000 }).toBeGreaterThan(before + 5)
    await expect.poll(() => working.photos.length, { timeout: 60_000 }).toBeGreaterThan(beforePhotos + 1)
    await working.stop()

    const kinds = new Set(working.seen.map(({ status, body }) => (status < 300 ? 'done' : `${status} ${body.code}`)))
    for (const kind of kinds) expect(['done', '503 disk-full', '503 database-away', '503 storage-full']).toContain(kind)
    expect(working.seen.filter(({ body }) => body.code === 'internal')).toEqual([])
    // both were met: no room for a row or a photo, and no room for the log, which ends PostgreSQL
    expect([...kinds]).toEqual(expect.arrayContaining(['done', '503 disk-full', '503 database-away']))
    for (const id of working.lodged) {
      const there = await fetch(`${server.url}/api/v1/matters/${id}`, { headers: { cookie } })
      expect([id, there.status]).toEqual([id, 200])
    }
    const { body } = await working.send('/api/v1/matters', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        process: 'resident-requests',
        region: VILLAGE,
        subject: '',
        body: '照片都还在，请看一看。',
        attachments: [...working.photos.slice(0, 3), ...working.photos.slice(-3)],
      }),
    })
    expect(body).toMatchObject({ number: expect.any(String) })
    for (const id of [...working.photos.slice(0, 3), ...working.photos.slice(-3)]) {
      const there = await fetch(`${server.url}/api/v1/attachments/${id}`, { headers: { cookie } })
      expect([there.status, (await there.arrayBuffer()).byteLength > 1000]).toEqual([200, true])
    }
    expect(server.child.exitCode).toBeNull()
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(existsSync(join(disk, 'filler'))).toBe(false)
  })
})
