import type postgres from 'postgres'
import type { Ledger, LedgerChanges, LedgerStep } from '../../kernel/ledger/index.ts'
import { changesOf, isKeptByOrganisations, pastTableOf, sumsTableOf, tableOf } from '../../kernel/ledger/index.ts'
import { Fault } from '../fault.ts'
import { adding, creating, narrowing, quoted, regarding, widening } from './shape.ts'

/** A connection of the owner, within a transaction or not. */
export type OwnerSql = postgres.ISql

/** Ledgers whose tables were made or changed now, for those who keep something beside them (sums). */
export interface LedgersApplied {
  readonly changes: LedgerChanges
  readonly created: readonly Ledger[]
  readonly changed: readonly Ledger[]
}

const statementsOf = (step: LedgerStep): readonly string[] => {
  switch (step.kind) {
    case 'add-ledger':
      return creating(step.ledger)
    case 'add-field':
      return adding(step.ledger, step.field)
    case 'widen-field':
      return widening(step.ledger, step.old, step.field)
    default:
      // levels and rules are the kernel's
      return []
  }
}

/** The definitions that the tables were made from; none where the database is older than ledgers. As owner. */
export const listDefinitions = async (sql: OwnerSql): Promise<readonly Ledger[]> => {
  const [there] = await sql<{ found: boolean }[]>`select to_regclass('public.ledger_definition') is not null as found`
  if (!there?.found) return []
  const rows = await sql<{ definition: Ledger }[]>`select definition from ledger_definition order by key`
  return rows.map(({ definition }) => definition)
}

const keep = async (sql: OwnerSql, ledger: Ledger): Promise<void> => {
  // a JSON text, so that a definition is kept as it is given, whatever it lacks
  await sql`insert into ledger_definition (key, definition, applied_at)
    values (${ledger.key}, ${JSON.stringify(ledger)}::text::jsonb, now())
    on conflict (key) do update set definition = excluded.definition, applied_at = excluded.applied_at`
}

/** In one message: fifty ledgers are a thousand statements. */
const run = async (sql: OwnerSql, statements: readonly string[]): Promise<void> => {
  if (statements.length > 0) await sql.unsafe(statements.join(';\n')).simple()
}

/** Indexes that a ledger's table lacks: its fields were added since, or it is older than they are. One that is no use any more stays. */
const lackingIndexes = async (sql: OwnerSql, declared: readonly Ledger[]): Promise<readonly string[]> => {
  const wanted = declared.flatMap((ledger) => [...narrowing(ledger)])
  const kept = await sql<{ name: string }[]>`
    select indexname as name from pg_indexes where schemaname = 'public' and tablename like 'ledger\\_%'`
  const there = new Set(kept.map(({ name }) => name))
  return wanted.filter(([name]) => !there.has(name)).map(([, statement]) => statement)
}

/** Policies of tables that were made when others kept the ledger; the past table has the same one as its ledger's. */
const lackingPolicies = async (sql: OwnerSql, declared: readonly Ledger[]): Promise<readonly string[]> => {
  const rows = await sql<{ table: string; forKeepers: boolean }[]>`
    select tablename as table, qual like '%app.kept%' as "forKeepers" from pg_policies
    where schemaname = 'public' and policyname = 'scope' and tablename like 'ledger\\_%'`
  const stands = new Map(rows.map(({ table, forKeepers }) => [table, forKeepers]))
  return declared
    .filter((ledger) => (stands.get(tableOf(ledger)) ?? false) !== isKeptByOrganisations(ledger))
    .flatMap(regarding)
}

/**
 * Makes the tables of what is declared, or adds to them what they lack, and keeps the definitions: in the caller's transaction, as owner.
 * Throws Fault `ledgers-would-lose` before anything is changed, where a definition would lose what is on record.
 */
export const applyLedgers = async (sql: OwnerSql, declared: readonly Ledger[]): Promise<LedgersApplied> => {
  const changes = changesOf(await listDefinitions(sql), declared)
  if (changes.losing.length > 0) {
    const names = changes.losing.map(({ code, ledger, field }) => `${ledger}${field ? `.${field}` : ''}: ${code}`)
    throw new Fault('ledgers-would-lose', { count: changes.losing.length, names: names.join('; ') })
  }
  await run(sql, changes.steps.flatMap(statementsOf))
  await run(sql, await lackingIndexes(sql, declared))
  await run(sql, await lackingPolicies(sql, declared))
  const touched = [...new Set(changes.steps.map(({ ledger }) => ledger))]
  for (const ledger of touched) await keep(sql, ledger)
  const created = changes.steps.flatMap((step) => (step.kind === 'add-ledger' ? [step.ledger] : []))
  return { changes, created, changed: touched.filter((ledger) => !created.includes(ledger)) }
}

/** One ledger alone, of tests and benches; nothing where it is there in this form already. In the caller's transaction, as owner. */
export const createLedger = async (sql: OwnerSql, ledger: Ledger): Promise<LedgersApplied> => {
  const others = (await listDefinitions(sql)).filter(({ key }) => key !== ledger.key)
  return applyLedgers(sql, [...others, ledger])
}

/**
 * The tables that the kept definitions say, in place of those made from `before`: for a restore, which has seen that those are empty. Sums
 * are not restored: they follow from the records. In the caller's transaction, as owner.
 */
export const remakeLedgers = async (sql: OwnerSql, before: readonly Ledger[]): Promise<void> => {
  const old = before.flatMap((ledger) => [tableOf(ledger), pastTableOf(ledger), sumsTableOf(ledger)])
  await run(
    sql,
    old.map((table) => `drop table if exists ${quoted(table)}`),
  )
  const [state] = await sql<{ found: boolean }[]>`select to_regclass('public.derive_state') is not null as found`
  // what says that sums are computed already would be wrong of the new ones
  if (state?.found) await sql`delete from derive_state`
  await run(sql, (await listDefinitions(sql)).flatMap(creating))
}
