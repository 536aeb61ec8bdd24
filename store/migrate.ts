import { readdirSync, readFileSync } from 'node:fs'
import type { Declared } from '../kernel/pack/index.ts'
import { connect } from './connect.ts'
import type { Sql } from './database.ts'
import { applyDeclared } from './ledger/declared.ts'
import { ensurePasswords, ensureRoles, type RolePasswords } from './roles.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const LOCK = 7261

export interface MigrateOptions {
  /** Given to the two roles where the server asks for passwords. */
  readonly passwords?: RolePasswords
  /** Only these (a backup is read into the tables that it was taken from). */
  readonly only?: ReadonlySet<string>
  readonly progress?: (name: string) => void
  /** Ledgers of the packs, whose tables are made or widened after the migrations; absent: they stay as they are. */
  readonly declared?: Declared
}

/** Names of all migrations of this version, in order. */
export const migrationNames = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()

const applied = async (sql: Sql): Promise<ReadonlySet<string>> => {
  const [there] = await sql<{ found: boolean }[]>`select to_regclass('public.migration') is not null as found`
  if (!there?.found) return new Set()
  return new Set((await sql<{ name: string }[]>`select name from migration`).map((row) => row.name))
}

/** Names of the migrations that the database lacks; nothing is changed. */
export const dueMigrations = async (ownerUrl: string): Promise<readonly string[]> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    const done = await applied(sql)
    return migrationNames().filter((name) => !done.has(name))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Forward only, under an advisory lock, each in its own transaction, and the ledgers of the packs in one of theirs. Returns the names that
 * were applied now. Throws Fault `ledgers-would-lose`.
 */
export const migrate = async (ownerUrl: string, options: MigrateOptions = {}): Promise<readonly string[]> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    await sql`select pg_advisory_lock(${LOCK})`
    await ensureRoles(sql)
    if (options.passwords) await ensurePasswords(sql, ownerUrl, options.passwords)
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null)`
    const done = await applied(sql)
    const due = migrationNames().filter((name) => !done.has(name) && (options.only?.has(name) ?? true))
    for (const name of due) {
      options.progress?.(name)
      await sql.begin(async (tx) => {
        await tx.unsafe(readFileSync(new URL(name, FOLDER), 'utf8')).simple()
        await tx`insert into migration (name, applied_at) values (${name}, now())`
      })
    }
    const { declared } = options
    if (declared) await sql.begin((tx) => applyDeclared(tx, declared))
    return due
  } finally {
    await sql.end({ timeout: 5 })
  }
}
