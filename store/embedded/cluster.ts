import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, failure } from './initdb.ts'
import { choosePlace, type Place, type PlaceOptions } from './place.ts'
import {
  clearRemains,
  findPostmaster,
  isRunning,
  kill,
  otherUsers,
  signIn,
  signOut,
  stopPostmaster,
} from './postmaster.ts'
import { toArguments } from './settings.ts'
import { give, spawnOptions } from './user.ts'

/** A running embedded PostgreSQL, reached over a Unix socket only. */
export interface Cluster {
  readonly place: Place
  readonly url: (database: string, user: string) => string
  /** Process number of PostgreSQL now. */
  readonly pid: () => number
  readonly isRunning: () => boolean
  /** Starts it again after it was lost; nothing where it runs. Throws Fault, `disk-full` among them. */
  readonly revive: () => Promise<void>
  /** Stops it, unless another living process uses it too. */
  readonly stop: () => Promise<void>
}

export interface ClusterOptions extends PlaceOptions {
  /** PostgreSQL settings over those of settings.ts. */
  readonly settings?: Readonly<Record<string, string>>
  /** False: the fresh cluster isn't forced to the disk (tests). */
  readonly sync?: boolean
}

/** Recovery after a crash replays the log, at worst everything since the last checkpoint. */
const PATIENCE = 120_000
const LOG_LIMIT = 8 * 2 ** 20

/**
 * Starts the cluster of a data folder (made when absent), or joins the one that runs there: never two on one folder.
 * One left behind by a killed process is ended first, cleanly, so that settings and log are ours.
 */
export const startCluster = async (dataFolder: string, options: ClusterOptions = {}): Promise<Cluster> => {
  const place = choosePlace(dataFolder, options)
  const binaries = await findBinaries(place.user, place.copies)
  const args = ['-D', place.pgdata, '-k', place.socketDir, ...toArguments(options.settings ?? {})]
  const begin = async (): Promise<number> => {
    const found = findPostmaster(place.pgdata)
    if (found && otherUsers(place.users).length === 0) await stopPostmaster(found.pid, place.pgdata)
    return startOrJoin(place, binaries, args)
  }
  signIn(place.users)
  let pid = 0
  try {
    await ensureCluster(place, binaries, options.sync ?? true)
    pid = await begin()
  } catch (error) {
    signOut(place.users)
    throw error
  }
  // a command that ends by an error must not leave PostgreSQL behind
  const atExit = (): void => {
    if (otherUsers(place.users).length === 0) kill(pid, 'SIGINT')
    signOut(place.users)
  }
  process.once('exit', atExit)
  return {
    place,
    url: (database, user) => `postgres://${user}@localhost/${database}?host=${encodeURIComponent(place.socketDir)}`,
    pid: () => pid,
    isRunning: () => isRunning(pid, place.pgdata),
    revive: async () => {
      if (!isRunning(pid, place.pgdata)) pid = await startOrJoin(place, binaries, args)
    },
    stop: async () => {
      process.removeListener('exit', atExit)
      signOut(place.users)
      if (otherUsers(place.users).length === 0) await stopPostmaster(pid, place.pgdata)
    },
  }
}

/** Process number of the PostgreSQL that takes connections on the place: ours, or that of whoever was quicker. */
const startOrJoin = async (place: Place, binaries: Binaries, args: readonly string[]): Promise<number> => {
  const until = performance.now() + PATIENCE
  while (performance.now() < until) {
    if (!findPostmaster(place.pgdata)) {
      await clearRemains(place.pgdata, place.users)
      const said = await launch(place, binaries.postgres, args)
      // another start was quicker: its lock file is in the way, so join it
      if (said !== undefined && !/lock file .* already exists|still in use/.test(said)) throw failure(place, said)
    }
    const found = findPostmaster(place.pgdata)
    if (found?.ready) return found.pid
    await sleep(15)
  }
  throw failure(place, `no answer within ${PATIENCE / 1000} s\n${tail(place.log, 0)}`)
}

/** Starts PostgreSQL; undefined once it takes connections, else what it said at its end. */
const launch = async (place: Place, postgres: string, args: readonly string[]): Promise<string | undefined> => {
  if (existsSync(place.log) && statSync(place.log).size > LOG_LIMIT) rmSync(place.log)
  const log = openSync(place.log, 'a', 0o600)
  const before = statSync(place.log).size
  give(place.log, place.user)
  // a group of its own: Ctrl-C in a terminal must reach us first, so that requests end before their database does
  const child = spawn(postgres, args, { ...spawnOptions(place.user), detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.unref()
  while (!hasEnded(child)) {
    const found = findPostmaster(place.pgdata)
    if (found?.ready && found.pid === child.pid) return undefined
    await Promise.race([ended, sleep(10)])
  }
  return tail(place.log, before)
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

const tail = (path: string, from: number): string => readFileSync(path).subarray(from).toString('utf8').slice(-4000)

/** Whether a data folder holds an embedded cluster already. */
export const hasCluster = (dataFolder: string): boolean =>
  existsSync(join(dataFolder, 'db.json')) || existsSync(join(dataFolder, 'db', 'pg', 'PG_VERSION'))
