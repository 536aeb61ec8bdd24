import { readdirSync, readFileSync } from 'node:fs'
import { connect } from './connect.ts'
import { ensurePasswords, ensureRoles, type RolePasswords } from './roles.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const LOCK = 7261

export interface MigrateOptions {
  /** Given to the two roles where the server asks for passwords. */
  readonly passwords?: RolePasswords
  /** Only these (a backup is read into the tables that it was taken from). */
  readonly only?: ReadonlySet<string>
  readonly progress?: (name: string) => void
}

/** Names of all migrations of this version, in order. */
export const migrationNames = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/** Forward only, under an advisory lock, each in its own transaction. Returns the names that were applied now. */
export const migrate = async (ownerUrl: string, options: MigrateOptions = {}): Promise<readonly string[]> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    await sql`select pg_advisory_lock(${LOCK})`
    await ensureRoles(sql)
    if (options.passwords) await ensurePasswords(sql, ownerUrl, options.passwords)
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null)`
    const done = new Set((await sql<{ name: string }[]>`select name from migration`).map((row) => row.name))
    const due = migrationNames().filter((name) => !done.has(name) && (options.only?.has(name) ?? true))
    for (const name of due) {
      options.progress?.(name)
      await sql.begin(async (tx) => {
        await tx.unsafe(readFileSync(new URL(name, FOLDER), 'utf8')).simple()
        await tx`insert into migration (name, applied_at) values (${name}, now())`
      })
    }
    return due
  } finally {
    await sql.end({ timeout: 5 })
  }
}
