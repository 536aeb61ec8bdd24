import { mattersOf } from '../../kernel/indicator/index.ts'
import { connect } from '../connect.ts'
import type { Sql } from '../database.ts'

/** Tables of a matter and the column that names it. */
const TABLES = [
  ['matter', 'id'],
  ['matter_entry', 'matter'],
  ['matter_task', 'matter'],
  ['matter_text', 'matter'],
  ['matter_open', 'matter'],
  ['matter_reach', 'matter'],
] as const

/** Sums, and the columns that are not summed. */
const SUMS = {
  matter_tally: ['county', 'month', 'region', 'org', 'process', 'sealed'],
  matter_flow: ['county', 'month', 'region', 'process', 'sealed', 'step_from', 'step_to'],
  matter_theme: ['county', 'month', 'region', 'process', 'sealed', 'category'],
} as const

const columnsOf = async (sql: Sql, table: string): Promise<readonly string[]> => {
  const rows = await sql<{ column_name: string }[]>`select column_name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`
  return rows.map((row) => row.column_name)
}

/** How a column of copy number `k` differs from its original. */
const copied = (key: string, column: string): string => {
  // a digest as an id of version 8 (RFC 9562, 5.8)
  if (column === key || column === 'merged_into')
    return `overlay(overlay(md5(k.n || ${column}::text) placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid`
  if (column === 'number') return "number || '-' || k.n"
  if (column === 'tracking_digest') return 'sha256(tracking_digest || k.n::text::bytea)'
  return column
}

/**
 * For measurements: every matter of the database once more, `times - 1` times over, as the owner and set by set. Sums grow alike,
 * so that boards and lists still agree. Not for a county at work.
 */
export const multiplyMatters = async (ownerUrl: string, times: number): Promise<void> => {
  const sql = connect(ownerUrl, { max: 1 })
  try {
    for (const [table, key] of TABLES) {
      const columns = await columnsOf(sql, table)
      const values = columns.map((column) => copied(key, column)).join(', ')
      await sql.unsafe(
        `insert into ${table} (${columns.join(', ')}) select ${values} from ${table}, generate_series(2, ${times}) k(n)`,
      )
    }
    for (const [table, fixed] of Object.entries(SUMS)) {
      const summed = (await columnsOf(sql, table)).filter((column) => !(fixed as readonly string[]).includes(column))
      await sql.unsafe(`update ${table} set ${summed.map((column) => `${column} = ${column} * ${times}`).join(', ')}`)
    }
    // what is measured over matters is computed anew
    await sql`delete from derive_state where starts_with(ledger, ${mattersOf('')})`
    await sql.unsafe('vacuum (analyze)')
  } finally {
    await sql.end({ timeout: 5 })
  }
}
