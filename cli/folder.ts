import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault, hasCode } from '../store/fault.ts'

/**
 * Makes a data folder and what it lies in. Step by step: Node's own way to make several at once never ends where a folder that is there
 * takes in none (`/proc`). Throws Fault where it is a file or may not be made.
 */
export const ensureFolder = (folder: string): void => {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found) throw new Fault('folder-is-file', { folder })
  const above = dirname(folder)
  if (above !== folder) ensureFolder(above)
  try {
    mkdirSync(folder, { mode: 0o711 })
  } catch (error) {
    // somebody else was quicker
    if (hasCode(error, 'EEXIST')) return
    if (hasCode(error, 'ENOSPC')) throw new Fault('disk-full', { folder, free: 0 })
    throw new Fault('folder-forbidden', { folder, user: process.getuid?.() ?? '' })
  }
}
