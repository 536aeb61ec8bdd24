import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.ts'

const ROOT = join(import.meta.dirname, '..')
const MARK = join(ROOT, 'web', 'dist', '.sources')
/** Beside what npm installed: there is no screen to build without it. */
const LOCK = join(ROOT, 'node_modules', '.lingyan-web.lock')
const SOURCES = [
  'web/{console,field,ui}/**/*',
  'web/*.ts',
  'kernel/**/*',
  'packs/**/*.json',
  'server/contract/**/*',
  'vite.config.ts',
  'package-lock.json',
]

const digest = (): string => {
  const hash = createHash('sha256')
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) {
    const whole = join(ROOT, path)
    if (statSync(whole).isFile() && !/\.test\.tsx?$/.test(path)) hash.update(path).update(readFileSync(whole))
  }
  return hash.digest('hex')
}

/** Whether what is built was built from these sources. The mark goes first when a build begins: vite empties its folder. */
const isBuilt = (now: string): boolean => existsSync(MARK) && readFileSync(MARK, 'utf8') === now

/**
 * Builds the browser programs where their sources have changed since; true where web/dist is in order afterwards. Two processes at once:
 * one builds, the other waits and finds it done.
 */
export const ensureWeb = async (): Promise<boolean> => {
  if (!existsSync(join(ROOT, 'vite.config.ts'))) return true
  return isBuilt(digest()) || withLock(LOCK, buildOnce)
}

const buildOnce = async (): Promise<boolean> => {
  const now = digest()
  if (isBuilt(now)) return true
  process.stderr.write('Building the screens (vite build) …\n')
  const well = await build()
  if (well) writeFileSync(MARK, now)
  return well
}

const build = (): Promise<boolean> => {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, stdio: ['ignore', 2, 2] })
  const atExit = (): boolean => child.kill()
  process.once('exit', atExit)
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      process.removeListener('exit', atExit)
      resolve(code === 0)
    })
  })
}
