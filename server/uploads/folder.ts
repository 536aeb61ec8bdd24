import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** Files by the digest of their content, below `<data folder>/uploads`: `ab/ab12….jpg` without an ending. Only this user may read. */
const root = (dataFolder: string): string => join(dataFolder, 'uploads')
const pathOf = (dataFolder: string, digest: Buffer): string => {
  const name = digest.toString('hex')
  return join(root(dataFolder), name.slice(0, 2), name)
}

/** The name is a storage address, not a proof: SHA-256 whatever suite the county chose. */
export const contentDigest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/**
 * Puts the bytes there whole and on disk, or not at all: written beside, synced, then renamed. Throws what the disk says
 * (ENOSPC, EFBIG, EIO); nothing is left behind then. The same bytes twice are one file.
 */
export const putFile = async (dataFolder: string, bytes: Buffer): Promise<Buffer> => {
  const digest = contentDigest(bytes)
  const path = pathOf(dataFolder, digest)
  const known = await stat(path).catch(() => undefined)
  if (known?.size === bytes.length) {
    // young again, so that a sweep running now leaves it alone
    await utimes(path, new Date(), new Date())
    return digest
  }
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
    return digest
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** Undefined where the file is gone. */
export const readStored = async (dataFolder: string, digest: Buffer): Promise<Buffer | undefined> =>
  readFile(pathOf(dataFolder, digest)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/** Files, whole or left half-written by a killed process, that are older than `before`. */
export const listOld = async (dataFolder: string, before: Date): Promise<readonly string[]> => {
  const names = await readdir(root(dataFolder), { recursive: true, withFileTypes: true }).catch(() => [])
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const old = await Promise.all(
    files.map(async (path) => {
      const known = await stat(path).catch(() => undefined)
      return known && known.mtime < before ? [path] : []
    }),
  )
  return old.flat()
}

/** Whether the disk, not the caller, is why a file could not be put there. */
export const isDiskFault = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EMFILE', 'ENFILE'].includes(String(error.code))
