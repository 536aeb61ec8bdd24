import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Program } from '../program.ts'

/** What of the program stored files need. */
export type Vault = Pick<Program, 'dataFolder' | 'crypto'>

/**
 * Files by the digest of their content, below `<data folder>/uploads`: `ab/ab12….sealed`, encrypted as a whole under the installation's
 * keys (docs/adr/0009-uploads-are-sealed.md). Without the ending they lie there in clear, from before: read until the sweep has sealed
 * them. Only this user may read.
 */
const root = (dataFolder: string): string => join(dataFolder, 'uploads')
const plainOf = (dataFolder: string, digest: Buffer): string => {
  const name = digest.toString('hex')
  return join(root(dataFolder), name.slice(0, 2), name)
}
const SEALED = '.sealed'
const PURPOSE = 'upload'

/** Digest (hex) in the name of a stored file; undefined for a file that is none, such as one left half-written. */
export const digestIn = (path: string): string | undefined => /^([0-9a-f]{64})(\.sealed)?$/.exec(basename(path))?.[1]
export const isPlain = (path: string): boolean => /^[0-9a-f]{64}$/.test(basename(path))

/** The name is a storage address, not a proof: SHA-256 whatever suite the county chose. */
export const contentDigest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/**
 * Puts the bytes there whole, sealed and on disk, or not at all: written beside, synced, then renamed. Throws what the disk says
 * (ENOSPC, EFBIG, EIO); nothing is left behind then. The same bytes twice are one file.
 */
export const putFile = async ({ dataFolder, crypto }: Vault, bytes: Buffer): Promise<Buffer> => {
  const digest = contentDigest(bytes)
  const path = plainOf(dataFolder, digest) + SEALED
  // young again, so that a sweep running now leaves it alone
  if ((await stat(path).catch(() => undefined)) !== undefined) await utimes(path, new Date(), new Date())
  else await place(path, crypto.seal(PURPOSE, bytes))
  return digest
}

const place = async (path: string, bytes: Buffer): Promise<void> => {
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
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

const readIfThere = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/** In clear; undefined where the file is gone. Throws where it was changed, or was sealed under keys that are not here. */
export const readStored = async ({ dataFolder, crypto }: Vault, digest: Buffer): Promise<Buffer | undefined> => {
  const path = plainOf(dataFolder, digest)
  const sealed = async () => {
    const bytes = await readIfThere(path + SEALED)
    return bytes && crypto.open(PURPOSE, bytes)
  }
  // the third look: it may have been sealed between the first two
  const bytes = (await sealed()) ?? (await readIfThere(path)) ?? (await sealed())
  if (bytes !== undefined && !contentDigest(bytes).equals(digest)) throw new Error(`${path} was changed on the disk`)
  return bytes
}

/** Seals a file that lies there in clear, as old as it was; false where it is gone, or isn't what its name says. */
export const sealPlain = async ({ crypto }: Vault, path: string): Promise<boolean> => {
  const [bytes, known] = await Promise.all([readIfThere(path), stat(path).catch(() => undefined)])
  if (bytes === undefined || known === undefined || contentDigest(bytes).toString('hex') !== basename(path))
    return false
  if ((await stat(path + SEALED).catch(() => undefined)) === undefined) {
    await place(path + SEALED, crypto.seal(PURPOSE, bytes))
    await utimes(path + SEALED, known.atime, known.mtime)
  }
  await rm(path, { force: true })
  return true
}

/** All files, whole or left half-written by a killed process. */
export const listFiles = async (dataFolder: string): Promise<readonly string[]> => {
  const names = await readdir(root(dataFolder), { recursive: true, withFileTypes: true }).catch(() => [])
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Those of `files` that are older than `before`. */
export const olderThan = async (files: readonly string[], before: Date): Promise<readonly string[]> => {
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
