import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { connect } from '../connect.ts'
import type { Sql } from '../database.ts'
import { Fault } from '../fault.ts'
import type { BackupTable, Manifest } from './manifest.ts'
import { copyFile, writeRows } from './stream.ts'
import { appliedMigrations, copyStatement, listTables, PLAIN_TEXT } from './tables.ts'

export interface BackupOptions {
  readonly ownerUrl: string
  /** Made by the backup; must not exist. */
  readonly folder: string
  /** Files to keep along: all under these folders of the data folder. */
  readonly dataFolder: string
  readonly program: string
  readonly keys: string
  readonly now: Date
  /** Rows done so far. */
  readonly progress?: (rows: number) => void
}

/** Folders of the data folder that are no database, keys or passing state. */
const LEFT_OUT = /^(db|db\.json|keys\.json|server\.json|\.gitignore)(\/|$)/

/**
 * One consistent snapshot of every table, and the uploads, into a folder, while others go on working. Written aside and moved
 * into place when whole. The keys are left out on purpose: they are kept apart from what they open.
 */
export const writeBackup = async (options: BackupOptions): Promise<Manifest> => {
  if (existsSync(options.folder)) throw new Fault('backup-folder-exists', { folder: options.folder })
  const draft = `${options.folder}.unfinished`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const sql = connect(options.ownerUrl, { max: 1 })
  try {
    await sql.unsafe(PLAIN_TEXT).simple()
    const snapshot = await sql.begin('isolation level repeatable read read only', (tx) =>
      writeTables(tx as unknown as Sql, draft, options),
    )
    const files = await writeFiles(draft, options.dataFolder)
    const manifest: Manifest = {
      format: 'lingyan-backup-1',
      program: options.program,
      at: options.now.toISOString(),
      keys: options.keys,
      files,
      ...snapshot,
    }
    writeFileSync(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(draft, options.folder)
    return manifest
  } finally {
    await sql.end({ timeout: 5 })
    rmSync(draft, { recursive: true, force: true })
  }
}

const writeTables = async (tx: Sql, draft: string, { progress, ownerUrl }: BackupOptions) => {
  const [version] = await tx<{ server_version: string }[]>`show server_version`
  const [exported] = await tx<{ snapshot: string }[]>`select pg_export_snapshot() as snapshot`
  const tables: BackupTable[] = []
  for (const table of await listTables(tx)) {
    const copy = copyStatement(table, 'to stdout')
    const path = join(draft, `${table.name}.copy.gz`)
    const written = await copyOut(ownerUrl, exported?.snapshot ?? '', copy, path)
    tables.push({ name: table.name, columns: [...table.columns], ...written })
    progress?.(tables.reduce((sum, { rows: one }) => sum + one, 0))
  }
  return { postgres: version?.server_version ?? '', migrations: [...(await appliedMigrations(tx))], tables }
}

/**
 * One table of the snapshot, over a connection of its own: the driver leaves one paused on which a large copy was read, and the next
 * statement on it would never be answered.
 */
const copyOut = async (ownerUrl: string, snapshot: string, copy: string, path: string) => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    await sql
      .unsafe(`${PLAIN_TEXT}; begin isolation level repeatable read read only; set transaction snapshot '${snapshot}'`)
      .simple()
    return await writeRows(await sql.unsafe(copy).readable(), path)
  } finally {
    await sql.end({ timeout: 0 })
  }
}

/** Twice: a file that was moved or sealed anew while the first look went on is there under its new name at the second. */
const writeFiles = async (draft: string, dataFolder: string): Promise<Manifest['files']> => {
  const files = new Map<string, Manifest['files'][number]>()
  for (let look = 0; look < 2; look += 1) {
    for (const native of globSync('**/*', { cwd: dataFolder, exclude: (name) => LEFT_OUT.test(name) })) {
      const path = native.split(sep).join('/')
      const from = join(dataFolder, native)
      if (files.has(path) || LEFT_OUT.test(path) || !statSync(from, { throwIfNoEntry: false })?.isFile()) continue
      const to = join(draft, 'files', native)
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
      const copied = await copyFile(from, to).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT' || existsSync(from)) throw error
        rmSync(to, { force: true })
      })
      if (copied) files.set(path, { path, ...copied })
    }
  }
  return [...files.values()]
}
