import { spawn } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { Fault, hasCode } from '../fault.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { spawnOptions } from './user.ts'

/** Major version of the binaries that package.json pins. */
const MAJOR = '18'

/** MB left where `folder` lies. */
export const freeSpace = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return Math.floor((bavail * bsize) / 2 ** 20)
}

/** Makes the cluster when it is absent: aside, then moved into place, so that a start cut short leaves no half of one. */
export const ensureCluster = async (place: Place, binaries: Binaries, sync: boolean): Promise<void> => {
  const version = join(place.pgdata, 'PG_VERSION')
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim()
    if (found !== MAJOR) throw new Fault('cluster-version', { folder: place.pgdata, found, expected: MAJOR })
    return
  }
  const draft = join(place.home, `pg.${process.pid}`)
  rmSync(draft, { recursive: true, force: true })
  try {
    await initdb(place, binaries.initdb, draft, sync)
    renameSync(draft, place.pgdata)
  } catch (error) {
    // two starts at the same moment: the other one's cluster is in place
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

const initdb = async (place: Place, command: string, folder: string, sync: boolean): Promise<void> => {
  const args = ['-D', folder, '-U', 'lingyan_owner', '-A', 'trust', '--encoding=UTF8', '--locale=C']
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(sync ? [] : ['--no-sync']))
  const child = spawn(command, args, { ...spawnOptions(place.user), stdio: ['ignore', 'ignore', 'pipe'] })
  const said: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw failure(place, Buffer.concat(said).toString('utf8'))
}

/** What PostgreSQL said at its end, as a state that the machine's owner can mend. */
export const failure = (place: Place, said: string): Fault =>
  /No space left on device|could not extend file|Disk quota exceeded/i.test(said)
    ? new Fault('disk-full', { folder: place.home, free: freeSpace(place.home) })
    : new Fault('postgres-failed', { log: place.log, tail: said.trim().split('\n').slice(-6).join('\n') })
