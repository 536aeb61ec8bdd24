import type { Indicator } from '../../kernel/indicator/index.ts'
import { columnsOf } from '../../kernel/indicator/index.ts'
import { type Ledger, sumsTableOf } from '../../kernel/ledger/index.ts'
import type { OwnerSql } from '../ledger/define.ts'
import { quoted } from '../ledger/shape.ts'

const creating = (table: string): readonly string[] => [
  `create table if not exists ${quoted(table)} (
    county char(6) collate "C" not null,
    region text collate "C" not null,
    period text collate "C" not null,
    level smallint not null,
    records bigint not null default 0,
    covered bigint not null default 0,
    computed_at timestamptz not null,
    constraint ${quoted(`${table}_pk`)} primary key (county, region, period)
  )`,
]

const guarding = (table: string): readonly string[] => [
  `alter table ${quoted(table)} enable row level security`,
  `create policy scope on ${quoted(table)} for select to lingyan_app using (
    region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))`,
  `create policy system on ${quoted(table)} to lingyan_system using (true) with check (true)`,
  `grant select on ${quoted(table)} to lingyan_app`,
  `grant select, insert, update, delete on ${quoted(table)} to lingyan_system`,
]

/**
 * Makes the table of sums of each ledger that something is measured over, or adds the columns that its indicators lack there; a changed definition is another column, and
 * what the former one left is not read any more. In the caller's transaction, as owner. The sums themselves follow by the job (see
 * store/derive/state.ts). Returns the names of columns that were added.
 */
export const applySums = async (
  sql: OwnerSql,
  ledgers: readonly Ledger[],
  indicators: readonly Indicator[],
): Promise<readonly string[]> => {
  const added: string[] = []
  for (const ledger of ledgers) {
    const columns = columnsOf(ledger, indicators)
    if (columns.length === 0) continue
    const table = sumsTableOf(ledger)
    const known = await sql<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = to_regclass(${`public.${quoted(table)}`}) and attnum > 0 and not attisdropped`
    if (known.length === 0)
      for (const statement of [...creating(table), ...guarding(table)]) await sql.unsafe(statement)
    for (const { name, kind } of columns) {
      if (known.some((column) => column.name === name)) continue
      const type = kind === 'sum' ? 'numeric' : 'bigint'
      await sql.unsafe(`alter table ${quoted(table)} add column ${quoted(name)} ${type} not null default 0`)
      added.push(`${table}.${name}`)
    }
  }
  return added
}
