import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const WAIT_MS = 100

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Since when a process runs, where the system tells: a number used again is another process. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

const ownerOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Whether whoever wrote itself into the lock still runs. */
const isHeld = (owner: string): boolean => {
  const [pid = '', start = ''] = owner.split(' ')
  return isAlive(Number(pid)) && startOf(Number(pid)) === start
}

/** Takes the lock file: never half written, because it is made under another name first. False where somebody has it. */
const take = (path: string): boolean => {
  const draft = `${path}.${process.pid}.${crypto.randomUUID()}`
  writeFileSync(draft, `${process.pid} ${startOf(process.pid)}`)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft)
  }
}

/** Clears what a killed process left; should another have taken the lock in the same moment, it gets it back. */
const clear = (path: string): void => {
  const aside = `${path}.${process.pid}.${crypto.randomUUID()}`
  try {
    renameSync(path, aside)
    if (isHeld(readFileSync(aside, 'utf8'))) linkSync(aside, path)
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/**
 * Runs `work` while no other process does the same under this lock file. A process that ends without giving it back, however it ends,
 * holds up nobody.
 */
export const withLock = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  while (!take(path)) {
    const owner = ownerOf(path)
    if (owner !== undefined && !isHeld(owner)) clear(path)
    else await sleep(WAIT_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}
