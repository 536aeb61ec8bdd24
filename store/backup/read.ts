import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { connect } from '../connect.ts'
import type { Sql } from '../database.ts'
import { Fault } from '../fault.ts'
import { listDefinitions, remakeLedgers } from '../ledger/define.ts'
import { migrate, migrationNames } from '../migrate.ts'
import type { RolePasswords } from '../roles.ts'
import { type BackupTable, Manifest } from './manifest.ts'
import { copyFile, readRows } from './stream.ts'
import { appliedMigrations, copyStatement, filledTables, listTables, PLAIN_TEXT } from './tables.ts'

export interface RestoreOptions {
  readonly ownerUrl: string
  readonly folder: string
  readonly dataFolder: string
  /** Fingerprint of this installation's keys. */
  readonly keys: string
  readonly passwords?: RolePasswords
  /** Rows done so far. */
  readonly progress?: (rows: number) => void
}

export const readManifest = (folder: string): Manifest => {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) throw new Fault('backup-no-manifest', { folder })
  const parsed = Manifest.safeParse(parse(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Fault('backup-wrong-manifest', { folder })
  return parsed.data
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every file against its digest; names of those that are absent or changed. */
export const checkBackup = async (folder: string, manifest: Manifest): Promise<readonly string[]> => {
  const wrong: string[] = []
  const expected = [
    ...manifest.tables.map(({ name, sha256 }) => ({ path: `${name}.copy.gz`, sha256 })),
    ...manifest.files.map(({ path, sha256 }) => ({ path: `files/${path}`, sha256 })),
  ]
  for (const { path, sha256 } of expected) {
    const whole = join(folder, path)
    if (!existsSync(whole) || (await copyFile(whole)).sha256 !== sha256) wrong.push(path)
  }
  return wrong
}

/**
 * Reads a backup into an empty database: tables as they were then, rows, then the migrations since. Rows go in as one
 * transaction, so that a restore that fails leaves nothing behind.
 */
export const readBackup = async (options: RestoreOptions): Promise<Manifest> => {
  const manifest = readManifest(options.folder)
  const wrong = await checkBackup(options.folder, manifest)
  if (wrong.length > 0) throw new Fault('backup-changed-files', { files: wrong.join(', ') })
  if (manifest.keys !== options.keys) throw new Fault('backup-other-keys', { folder: options.dataFolder })
  const known = new Set(migrationNames())
  const newer = manifest.migrations.filter((name) => !known.has(name))
  if (newer.length > 0)
    throw new Fault('backup-newer-program', { program: manifest.program, migrations: newer.join(', ') })
  await fill(options, manifest)
  await migrate(options.ownerUrl, { passwords: options.passwords })
  await readFiles(options, manifest)
  return manifest
}

const DEFINITIONS = 'ledger_definition'

const fill = async (options: RestoreOptions, manifest: Manifest): Promise<void> => {
  await refuseFilled(options.ownerUrl, manifest)
  await migrate(options.ownerUrl, { passwords: options.passwords, only: new Set(manifest.migrations) })
  const sql = connect(options.ownerUrl, { max: 1 })
  try {
    await sql.unsafe(PLAIN_TEXT).simple()
    await sql.begin(async (transaction) => {
      const tx = transaction as unknown as Sql
      const made = await listDefinitions(tx)
      // the tables of ledgers are as their definitions of then say
      let done = await fillTable(tx, DEFINITIONS, options, manifest)
      await remakeLedgers(tx, made)
      const here = await listTables(tx)
      const missing = manifest.tables.filter(({ name }) => !here.some((table) => table.name === name))
      if (missing.length > 0)
        throw new Fault('backup-unknown-tables', { tables: missing.map(({ name }) => name).join(', ') })
      for (const { name } of here.filter((table) => table.name !== DEFINITIONS)) {
        done += await fillTable(tx, name, options, manifest)
        options.progress?.(done)
      }
    })
    await sql`analyze`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Rows of its own, or tables newer than those of the backup: neither can be undone. */
const refuseFilled = async (ownerUrl: string, manifest: Manifest): Promise<void> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    const filled = await filledTables(sql)
    if (filled.length > 0) throw new Fault('backup-not-empty', { tables: filled.join(', ') })
    const newer = (await appliedMigrations(sql)).filter((name) => !manifest.migrations.includes(name))
    if (newer.length > 0) throw new Fault('backup-tables-newer', { migrations: newer.join(', ') })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const fillTable = async (tx: Sql, name: string, options: RestoreOptions, manifest: Manifest): Promise<number> => {
  const table: BackupTable | undefined = manifest.tables.find((one) => one.name === name)
  if (!table) return 0
  // migrations may put rows of their own; the backup has them as they were
  await tx.unsafe(`delete from "${name}"`)
  const into = await tx.unsafe(copyStatement(table, 'from stdin')).writable()
  const { rows, sha256 } = await readRows(join(options.folder, `${name}.copy.gz`), into)
  if (rows !== table.rows || sha256 !== table.sha256)
    throw new Fault('backup-changed-files', { files: `${name}.copy.gz` })
  const [row] = await tx.unsafe<{ n: number }[]>(`select count(*)::int as n from "${name}"`)
  if (row?.n !== table.rows)
    throw new Fault('backup-rows-missing', { table: name, expected: table.rows, found: row?.n ?? 0 })
  return rows
}

const readFiles = async ({ folder, dataFolder }: RestoreOptions, manifest: Manifest): Promise<void> => {
  for (const { path } of manifest.files) {
    const to = join(dataFolder, path)
    if (existsSync(to)) continue
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    await copyFile(join(folder, 'files', path), to)
  }
}
