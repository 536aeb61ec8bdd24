import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SUITES, type SuiteName } from './suite.ts'

/** Keys of an installation, oldest first; the last one writes, all of them read. Each belongs to one suite. */
export const KeyRing = z.object({
  keys: z
    .array(
      z.object({
        /** 1 to 65535, never given twice. */
        id: z.number().int().min(1).max(65_535),
        suite: z.enum(['sm', 'international']),
        /** 32 random bytes, base64. */
        secret: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
      }),
    )
    .min(1)
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length),
})
export type KeyRing = z.infer<typeof KeyRing>

export const newKeyRing = (suite: SuiteName): KeyRing => addKey({ keys: [] }, suite)

/** A further key that writes from now on: another suite, or a turn of keys. What was written before stays readable. */
export const addKey = (ring: KeyRing, suite: SuiteName): KeyRing => ({
  keys: [...ring.keys, { id: (ring.keys.at(-1)?.id ?? 0) + 1, suite, secret: randomBytes(32).toString('base64') }],
})

/**
 * Reads `keys.json` of the data folder, made at first use; where its last key is of another suite than `suite`, a key is added.
 * Whoever holds this file can read what is encrypted: mode 0600, and it belongs into the backup, apart from the database's.
 * Throws where the file is there but no key ring: never makes new keys over old ones, their data would be lost.
 */
export const openKeyRing = (folder: string, suite: SuiteName): KeyRing => {
  const path = join(folder, 'keys.json')
  const found = read(path)
  if (found === undefined) {
    mkdirSync(folder, { recursive: true })
    place(path, newKeyRing(suite), 'new')
    return openKeyRing(folder, suite)
  }
  if (found.keys.at(-1)?.suite === suite) return found
  const longer = addKey(found, suite)
  place(path, longer, 'replace')
  return longer
}

const read = (path: string): KeyRing | undefined => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const parsed = KeyRing.safeParse(parse(text))
  if (!parsed.success) throw new Error(`${path} is not a key ring; put the right one back from the backup`)
  return parsed.data
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whole or not at all, also when the power goes; of two processes that make the first ring one wins and both read it. */
const place = (path: string, ring: KeyRing, how: 'new' | 'replace'): void => {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  writeSync(file, `${JSON.stringify(ring, null, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  if (how === 'replace') {
    renameSync(draft, path)
    return
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

export const isSuiteName = (text: string): text is SuiteName => Object.hasOwn(SUITES, text)
