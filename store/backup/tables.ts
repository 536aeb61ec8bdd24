import type { Sql } from '../database.ts'
import { Fault } from '../fault.ts'

export interface TableShape {
  readonly name: string
  /** Those that are stored, not computed. */
  readonly columns: readonly string[]
}

/** So that the same rows read the same everywhere. */
export const PLAIN_TEXT = `set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set timezone to 'UTC'; set bytea_output to 'hex';
  set extra_float_digits to 3; set client_encoding to 'UTF8'; set statement_timeout to 0; set idle_in_transaction_session_timeout to 0`

/**
 * All tables but the list of migrations, and the sums with what they were computed by, which follow from the records. Referred-to before
 * referring, so that foreign keys hold while they are filled.
 */
export const listTables = async (sql: Sql): Promise<readonly TableShape[]> => {
  const tables = await sql<TableShape[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('migration', 'derive_state') and c.relname !~ '^sums_' and not exists (
        select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`
  const references = await sql<{ from: string; to: string }[]>`
    select distinct c.conrelid::regclass::text as from, c.confrelid::regclass::text as to
    from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid`
  return inOrder(tables, references)
}

const inOrder = (
  tables: readonly TableShape[],
  references: readonly { readonly from: string; readonly to: string }[],
): readonly TableShape[] => {
  const left = new Map(tables.map((table) => [table.name, table]))
  const ordered: TableShape[] = []
  while (left.size > 0) {
    const next = [...left.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && left.has(to)),
    )
    if (next.length === 0) throw new Fault('backup-tables-in-a-circle', { tables: [...left.keys()].join(', ') })
    for (const table of next) {
      ordered.push(table)
      left.delete(table.name)
    }
  }
  return ordered
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const copyStatement = ({ name, columns }: TableShape, direction: 'to stdout' | 'from stdin'): string =>
  `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) ${direction}`

/** Names of the migrations that the database has; none where it is fresh. */
export const appliedMigrations = async (sql: Sql): Promise<readonly string[]> => {
  const [there] = await sql<{ found: boolean }[]>`select to_regclass('public.migration') is not null as found`
  if (!there?.found) return []
  return (await sql<{ name: string }[]>`select name from migration order by name`).map(({ name }) => name)
}

/** Names of tables of people and places that hold rows already; migrations fill none of them. */
export const filledTables = async (sql: Sql): Promise<readonly string[]> => {
  const filled: string[] = []
  for (const { name, columns } of await listTables(sql)) {
    if (!columns.includes('county') && name !== 'region') continue
    const rows = await sql.unsafe(`select 1 from ${quoted(name)} limit 1`)
    if (rows.length > 0) filled.push(name)
  }
  return filled
}
