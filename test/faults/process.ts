import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { findPostmaster } from '../../store/embedded/postmaster.ts'
import { makeFolder } from '../support/folder.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** A `lingyan` command as its own process, with all that it says. */
export interface Command {
  readonly child: ChildProcess
  readonly said: () => string
  /** Exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
}

export const lingyan = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  main = join(ROOT, 'cli', 'main.ts'),
): Command => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    env: { PATH: process.env.PATH, LINGYAN_LANGUAGE: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? -1))
  })
  return { child, said: () => text, ended }
}

/** A folder of one's own; whatever PostgreSQL still runs in it is stopped at the end. */
export const dataFolder = (): string => {
  const folder = makeFolder('faults')
  onTestFinished(async () => {
    const left = findPostmaster(postgresOf(folder))
    if (left) process.kill(left.pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  return folder
}

/** Where PostgreSQL's files of a data folder lie. */
export const postgresOf = (folder: string): string => {
  try {
    const { home } = JSON.parse(readFileSync(join(folder, 'db.json'), 'utf8')) as { readonly home: string }
    return join(home, 'pg')
  } catch {
    return join(folder, 'db', 'pg')
  }
}

/** A port that nobody listens on just now. */
export const freePort = (): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(String(port)))
    })
  })

export interface Server extends Command {
  readonly url: string
  readonly env: Readonly<Record<string, string>>
}

export interface ServeOptions {
  readonly env?: Readonly<Record<string, string>>
  /** The program to run, where it is another copy. */
  readonly main?: string
}

/** `lingyan serve`, once it answers; killed when the test ends. */
export const serve = async (folder: string, more: ServeOptions = {}): Promise<Server> => {
  const env = {
    LINGYAN_DATA: folder,
    PORT: await freePort(),
    LINGYAN_COUNTY: '990101',
    LINGYAN_CONNECTIONS: '4',
    ...more.env,
  }
  const command = lingyan(['serve'], env, more.main)
  onTestFinished(() => {
    command.child.kill('SIGKILL')
  })
  const url = `http://127.0.0.1:${env.PORT}`
  const ready = async (): Promise<void> => {
    for (;;) {
      const reply = await fetch(`${url}/readyz`).catch(() => undefined)
      if (reply?.status === 200) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  const ended = command.ended.then((how) => {
    throw new Error(`serve ended (${how}) before it answered:\n${command.said()}`)
  })
  await Promise.race([ready(), ended])
  ended.catch(() => {})
  return { ...command, url, env }
}
