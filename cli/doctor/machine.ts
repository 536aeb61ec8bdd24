import { spawnSync } from 'node:child_process'
import { existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { hasCode } from '../../store/fault.ts'
import type { Settings } from '../environment.ts'
import type { Check, Finding } from './check.ts'

const OLDEST_NODE = 24
const MB = 2 ** 20

export const node: Check = () => ({
  name: 'node',
  state: Number(process.versions.node.split('.')[0]) >= OLDEST_NODE ? 'ok' : 'fail',
  says: 'is',
  params: { version: process.versions.node, oldest: OLDEST_NODE },
})

export const memory: Check = () => {
  const total = Math.round(totalmem() / MB)
  return { name: 'memory', state: total < 700 ? 'warn' : 'ok', says: 'is', params: { total } }
}

/** The nearest folder that is there already. */
const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

export const disk = ({ dataFolder }: Settings): Finding => {
  const { bavail, bsize, ffree } = statfsSync(existing(dataFolder))
  const free = Math.floor((bavail * bsize) / MB)
  const state = free < 200 ? 'fail' : free < 2048 ? 'warn' : 'ok'
  // some file systems count no inodes and say 0 of 0
  return ffree > 0 && ffree < 1000
    ? { name: 'disk', state: 'fail', says: 'inodes', params: { free: ffree } }
    : { name: 'disk', state, says: 'is', params: { free, folder: dataFolder } }
}

/** Posters and pictures are drawn on this machine. */
export const fonts: Check = () => {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  if (list.error) return { name: 'fonts', state: 'warn', says: 'unknown' }
  const families = list.stdout.split('\n').filter((line) => line !== '')
  return families.length === 0
    ? { name: 'fonts', state: 'warn', says: 'none' }
    : { name: 'fonts', state: 'ok', says: 'is', params: { first: (families[0] ?? '').split(',')[0] ?? '' } }
}

export const port: Check = async ({ host, port: wanted }) => {
  const params = { host, port: wanted }
  const error = await new Promise<unknown>((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen(wanted, host, () => server.close(() => resolve(undefined)))
  })
  if (error === undefined) return { name: 'port', state: 'ok', says: 'free', params }
  if (!hasCode(error, 'EADDRINUSE')) return { name: 'port', state: 'fail', says: 'forbidden', params }
  const ours = await fetch(`http://${host}:${wanted}/healthz`, { signal: AbortSignal.timeout(1000) }).then(
    (reply) => reply.ok,
    () => false,
  )
  return { name: 'port', state: ours ? 'ok' : 'fail', says: ours ? 'serving' : 'taken', params }
}

const DAY = 86_400_000

/** Limits, sessions and second factors go by this clock. */
export const clock: Check = ({ dataFolder }) => {
  const now = Date.now()
  const built = statSync(join(import.meta.dirname, '..', '..', 'package.json')).mtimeMs
  const newest = Math.max(built, existsSync(dataFolder) ? statSync(dataFolder).mtimeMs : 0)
  if (now < newest - DAY)
    return { name: 'clock', state: 'fail', says: 'behind', params: { now: new Date(now).toISOString() } }
  const said = spawnSync('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], { encoding: 'utf8' })
  const synchronised = said.status === 0 ? said.stdout.trim() : ''
  return synchronised === 'no'
    ? { name: 'clock', state: 'warn', says: 'alone', params: { now: new Date(now).toISOString() } }
    : { name: 'clock', state: 'ok', says: 'is', params: { now: new Date(now).toISOString() } }
}
