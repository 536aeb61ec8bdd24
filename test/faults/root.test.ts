import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { findPostmaster } from '../../store/embedded/postmaster.ts'
import { lingyan, postgresOf, serve } from './process.ts'

vi.setConfig({ testTimeout: 120_000 })

const ROOT = join(import.meta.dirname, '..', '..')
const isRoot = process.getuid?.() === 0

const removed = (folder: string): string => {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

const SOURCES = [
  'kernel',
  'packs',
  'programmes',
  'store',
  'server',
  'cli',
  'scripts',
  'web/public',
  'web/ui',
  'package.json',
]

/** The program once more, in a folder that only root may enter, as in root's home. */
const closedCheckout = (): string => {
  mkdirSync(join(ROOT, '.lingyan'), { recursive: true })
  const folder = removed(mkdtempSync(join(ROOT, '.lingyan', 'closed-')))
  chmodSync(folder, 0o700)
  for (const name of SOURCES) {
    if (!existsSync(join(ROOT, name))) continue
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: (path) => !/\.test\.tsx?$/.test(path) })
  }
  // links take no room and no time; both lie on one disk
  expect(spawnSync('cp', ['-al', join(ROOT, 'node_modules'), folder]).status).toBe(0)
  return folder
}

describe.skipIf(!isRoot)('started by root', () => {
  test('PostgreSQL runs as another user, also where that one can enter neither the checkout nor the data folder', async () => {
    const checkout = closedCheckout()
    const elsewhere = removed(mkdtempSync(join(tmpdir(), 'lingyan-elsewhere-')))
    chmodSync(elsewhere, 0o711)
    const data = join(checkout, '.lingyan')
    const main = join(checkout, 'cli', 'main.ts')
    const first = await serve(data, { main, env: { LINGYAN_DB_HOME: elsewhere } })
    const pgdata = postgresOf(data)
    expect(pgdata.startsWith(elsewhere)).toBe(true)
    expect(statSync(pgdata).uid).not.toBe(0)
    expect(statSync(pgdata).mode & 0o077).toBe(0)
    expect(readdirSync(join(elsewhere, 'bin'))).toHaveLength(1)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = await serve(data, { main, env: { LINGYAN_DB_HOME: elsewhere } })
    expect(postgresOf(data)).toBe(pgdata)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })
})

/** A small disk of its own; undefined where this machine lets nobody mount one. */
const smallDisk = (): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'lingyan-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=140m,mode=0711', 'tmpfs', folder])
  if (status !== 0) rmSync(folder, { recursive: true })
  return status === 0 ? folder : undefined
}
const unmount = (folder: string): void => {
  spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
}
const canMount = (() => {
  const disk = isRoot ? smallDisk() : undefined
  if (disk) unmount(disk)
  return disk !== undefined
})()

describe.skipIf(!canMount)('on a full disk', () => {
  test('it says so, and starts again once there is room', async () => {
    const disk = smallDisk() as string
    onTestFinished(() => unmount(disk))
    const data = join(disk, 'data')
    const first = await serve(data)
    process.kill(findPostmaster(postgresOf(data))?.pid ?? 0, 'SIGKILL')
    first.child.kill('SIGKILL')
    await first.ended

    const filler = join(disk, 'filler')
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' })
    const refused = lingyan(['serve'], first.env)
    expect(await refused.ended).toBe(1)
    expect(refused.said()).toMatch(/The disk is full: 0 MB left/)

    rmSync(filler)
    const again = await serve(data)
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
  })

  test('a first start without room leaves no half of a database behind', async () => {
    const disk = smallDisk() as string
    onTestFinished(() => unmount(disk))
    const data = join(disk, 'data')
    mkdirSync(data)
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1M', 'count=120'], { stdio: 'ignore' })
    writeFileSync(join(disk, 'room'), '')
    const refused = lingyan(['migrate'], { LINGYAN_DATA: data })
    expect(await refused.ended).toBe(1)
    expect(refused.said()).toMatch(/The disk is full/)
    expect(existsSync(postgresOf(data))).toBe(false)
    rmSync(join(disk, 'filler'))
    expect(await lingyan(['migrate'], { LINGYAN_DATA: data }).ended).toBe(0)
  })
})
