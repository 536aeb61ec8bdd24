// What must be there before anything runs. Plain JavaScript: this is read by whatever Node (20 or newer) the machine has.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const OLDEST = 20

/** The Node that package.json pins. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const read = (...path) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')).packages

/** By content: times of files say little after a checkout or an install. Optional packages are those of other platforms. */
const isInstalled = () => {
  const inner = join('node_modules', '.package-lock.json')
  if (!existsSync(join(ROOT, inner)) || !existsSync(NODE)) return false
  const have = read(inner)
  return Object.entries(read('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || have[path]?.version === version || (optional && !have[path]),
  )
}

/** Installs the packages where they are absent or others than the lock file names. Ends the process where that fails. */
export const ensurePackages = () => {
  if (Number(process.versions.node.split('.')[0]) < OLDEST) {
    console.error(`Node ${OLDEST} or newer is needed; this is ${process.versions.node}.`)
    process.exit(1)
  }
  if (isInstalled()) return
  console.error('Installing packages (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('npm ci failed: see above. Is the registry reachable, and is there room on the disk?')
    process.exit(1)
  }
}
