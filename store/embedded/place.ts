import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Fault, hasCode } from '../fault.ts'
import { chooseUser, give, mayEnter, type RunAs } from './user.ts'

/** Where an embedded cluster lies and whom it runs as. */
export interface Place {
  /** Everything of PostgreSQL: `pg` (its data), `users` (who uses it), `postgres.log`. */
  readonly home: string
  readonly pgdata: string
  readonly socketDir: string
  readonly log: string
  readonly users: string
  /** Where binaries are copied to when `user` can't reach the installed ones. */
  readonly copies: string
  readonly user: RunAs
}

export interface PlaceOptions {
  /** User to run as where root starts it (LINGYAN_DB_USER). */
  readonly user?: string
  /** Root's place for what another user must reach; default /var/lib/lingyan. */
  readonly elsewhere?: string
}

const Pointer = z.object({ home: z.string().min(1) })
/** Bytes of a socket's path that every system takes (107 on Linux, 103 on macOS). */
const LONGEST_SOCKET = 103

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Finds or makes the cluster's folders for a data folder. Throws Fault where they can't be had. */
export const choosePlace = (dataFolder: string, options: PlaceOptions = {}): Place => {
  const data = makeDataFolder(dataFolder)
  const elsewhere = options.elsewhere ?? '/var/lib/lingyan'
  const pointed = readPointer(data)
  const inside = join(data, 'db')
  const user = chooseUser(join(pointed ?? inside, 'pg'), options.user)
  const home = pointed ?? (mayEnter(data, user) ? inside : moveOut(data, inside, join(elsewhere, short(data))))
  own(home, user)
  const users = join(home, 'users')
  own(users, user)
  return {
    home,
    users,
    user,
    pgdata: join(home, 'pg'),
    socketDir: socketFolder(home, user),
    log: join(home, 'postgres.log'),
    copies: join(elsewhere, 'bin'),
  }
}

const makeDataFolder = (folder: string): string => {
  try {
    // others may pass through to what they are given, but not look around
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n')
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) {
      throw new Fault('folder-forbidden', { folder, user: process.getuid?.() ?? '' })
    }
    if (hasCode(error, 'ENOSPC')) throw new Fault('disk-full', { folder, free: 0 })
    throw error
  }
  return realpathSync(folder)
}

const readPointer = (data: string): string | undefined => {
  const path = join(data, 'db.json')
  if (!existsSync(path)) return undefined
  const { home } = Pointer.parse(JSON.parse(readFileSync(path, 'utf8')))
  // an empty cluster in place of a lost one would look like lost data
  if (!existsSync(home)) throw new Fault('cluster-missing', { folder: data, home })
  return home
}

/** The checkout lies where PostgreSQL's user can't go: the cluster moves out, and the data folder keeps the way to it. */
const moveOut = (data: string, inside: string, home: string): string => {
  mkdirSync(join(home, '..'), { recursive: true, mode: 0o711 })
  if (existsSync(inside)) renameSync(inside, home)
  else mkdirSync(home, { recursive: true, mode: 0o700 })
  writeFileSync(join(data, 'db.json'), `${JSON.stringify({ home })}\n`, { mode: 0o600 })
  return home
}

const own = (folder: string, user: RunAs): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  give(folder, user)
}

/** Beside the data, unless that path is longer than a socket's may be. */
const socketFolder = (home: string, user: RunAs): string => {
  const beside = join(home, 'run')
  if (Buffer.byteLength(join(beside, '.s.PGSQL.5432')) <= LONGEST_SOCKET) {
    own(beside, user)
    return beside
  }
  const folder = join(tmpdir(), `lingyan-${user?.uid ?? process.getuid?.() ?? 0}-${short(home)}`)
  try {
    mkdirSync(folder, { mode: 0o700 })
    give(folder, user)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  const found = lstatSync(folder)
  // in a folder open to all, somebody else may have laid a trap under the name
  const ours = found.isDirectory() && found.uid === (user?.uid ?? process.getuid?.() ?? 0) && (found.mode & 0o77) === 0
  if (!ours) throw new Fault('socket-folder-taken', { folder })
  return folder
}
