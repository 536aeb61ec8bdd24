import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What PostgreSQL writes of itself into postmaster.pid. */
export interface Postmaster {
  readonly pid: number
  readonly ready: boolean
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** PostgreSQL's processes stay in its data folder; elsewhere than on Linux a living process of that number must do. */
const worksIn = (pid: number, pgdata: string): boolean => {
  if (!alive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgdata)
  } catch {
    return false
  }
}

/** The PostgreSQL that runs on `pgdata` now. A number left behind by a crash, or taken by another program since, is none. */
export const findPostmaster = (pgdata: string): Postmaster | undefined => {
  const path = join(pgdata, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || !worksIn(pid, pgdata)) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready' }
}

export const isRunning = (pid: number, pgdata: string): boolean => worksIn(pid, pgdata)

/**
 * Clears what a killed PostgreSQL left: its lock file, and backends that have not noticed yet that their parent is gone
 * (a new one refuses to start beside them).
 */
export const clearRemains = async (pgdata: string, users: string): Promise<void> => {
  if (findPostmaster(pgdata)) return
  for (const signal of ['SIGQUIT', 'SIGQUIT', 'SIGKILL'] as const) {
    for (let wait = 0; wait < 40 && orphansIn(pgdata, users).length > 0; wait += 1) await sleep(25)
    for (const pid of orphansIn(pgdata, users)) kill(pid, signal)
  }
  if (!findPostmaster(pgdata) && otherUsers(users).length === 0) rmSync(join(pgdata, 'postmaster.pid'), { force: true })
}

/** A child of a living user of the cluster is no orphan: it is the PostgreSQL that one is starting just now. */
const orphansIn = (pgdata: string, users: string): readonly number[] => {
  if (process.platform !== 'linux' || !existsSync(join(pgdata, 'postmaster.pid'))) return []
  const parents = [process.pid, ...otherUsers(users)].map(String)
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && worksIn(pid, pgdata) && !parents.includes(statOf(pid)[1] ?? ''))
}

export const kill = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Ends it cleanly (SIGINT: open transactions are rolled back); after `patience` ms without a clean end (SIGQUIT). */
export const stopPostmaster = async (pid: number, pgdata: string, patience = 20_000): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    kill(pid, signal)
    for (let waited = 0; waited < patience; waited += 10) {
      if (!isRunning(pid, pgdata)) return
      await sleep(10)
    }
  }
}

/** State, parent and so on of a process, as Linux lists them behind its name; nothing where it is gone. */
const statOf = (pid: number): readonly string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** Since when a process runs, so that a number used again is not taken for the same process. */
const startOf = (pid: number): string => statOf(pid)[19] ?? ''

/** Signs this process in as a user of the cluster: the last one out stops it. */
export const signIn = (users: string): void => {
  mkdirSync(users, { recursive: true, mode: 0o700 })
  writeFileSync(join(users, String(process.pid)), startOf(process.pid))
}

export const signOut = (users: string): void => rmSync(join(users, String(process.pid)), { force: true })

/** Living processes, other than this one, that use the cluster. */
export const otherUsers = (users: string): readonly number[] =>
  readdirSync(users)
    .map(Number)
    .filter((pid) => {
      if (pid === process.pid) return false
      const path = join(users, String(pid))
      if (alive(pid) && existsSync(path) && readFileSync(path, 'utf8') === startOf(pid)) return true
      rmSync(path, { force: true })
      return false
    })
