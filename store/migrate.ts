import { readdirSync, readFileSync } from 'node:fs'
import type postgres from 'postgres'
import { connect } from './connect.ts'

const FOLDER = new URL('./migrations/', import.meta.url)

/** Forward only, under an advisory lock, each in its own transaction. Returns the names that were applied now. */
export const migrate = async (ownerUrl: string): Promise<readonly string[]> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    await sql`select pg_advisory_lock(7261)`
    await ensureRoles(sql)
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null)`
    const done = new Set((await sql<{ name: string }[]>`select name from migration`).map((row) => row.name))
    const due = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.sql') && !done.has(name))
      .sort()
    for (const name of due) {
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

/** Roles belong to the whole cluster: two databases being migrated at once may both try to make them. */
const ensureRoles = async (sql: postgres.Sql): Promise<void> => {
  for (const role of ['lingyan_app', 'lingyan_system']) {
    await sql.unsafe(
      `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
    )
  }
}
