import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { connect } from '../connect.ts'
import { Fault } from '../fault.ts'

/** Held by the one server of a data folder; the database itself lets go of it when that process ends, however it ends. */
export interface FolderLock {
  readonly release: () => Promise<void>
}

/** What the holder says of itself, for the words of a refusal only. */
const Holder = z.object({ pid: z.number(), url: z.string() })
const LOCK = 7262

const holderOf = (folder: string): { readonly pid: number | string; readonly url: string } => {
  try {
    return Holder.parse(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')))
  } catch {
    return { pid: '?', url: '?' }
  }
}

/** `adminUrl`: the cluster's own database `postgres`. Throws Fault `folder-taken` where another server lives. */
export const lockFolder = async (folder: string, adminUrl: string, url: string): Promise<FolderLock> => {
  const sql = connect(adminUrl, { max: 1, idle_timeout: 0, max_lifetime: null })
  try {
    const [row] = await sql<{ got: boolean }[]>`select pg_try_advisory_lock(${LOCK}) got`
    if (!row?.got) throw new Fault('folder-taken', { folder, ...holderOf(folder) })
  } catch (error) {
    await sql.end({ timeout: 1 })
    throw error
  }
  writeFileSync(join(folder, 'server.json'), `${JSON.stringify({ pid: process.pid, url })}\n`)
  return { release: () => sql.end({ timeout: 1 }) }
}
