import { createHash } from 'node:crypto'
import { coverLevelOf, DAY, type Indicator, measureFormulas } from '../../kernel/indicator/index.ts'
import type { Ledger } from '../../kernel/ledger/index.ts'
import type { GridLayer } from '../../kernel/place/index.ts'
import type { Sql, Tx } from '../database.ts'
import { type Plan, periodKind, planOf } from './plan.ts'
import { recompute } from './rebuild.ts'
import { listMoving, movesOf } from './tree.ts'

/** What sums were last computed by. */
export interface State {
  readonly ledger: string
  /** Names of the columns; a name holds a digest of what the column is computed by. */
  readonly definition: string
  readonly tree: string
  readonly day: string | null
}

/** Whether a ledger's sums change as days pass: ages of those who stand on a register. */
const asksForDay = ({ ledger, columns }: Plan): boolean => {
  if (periodKind(ledger) !== 'none') return false
  const formulas = measureFormulas(ledger)
  const sources = columns.flatMap((column) => [
    ...('where' in column ? column.where : []),
    ...('has' in column ? column.has : []),
    ...(column.kind === 'sum' ? [column.of] : []),
    ...(column.kind === 'count' && column.band ? [column.band.of] : []),
  ])
  return sources.some((source) =>
    (['bool', 'number'] as const).some((kind) => {
      const compiled = formulas.compile(source, kind)
      return compiled.ok && compiled.value.reads(DAY)
    }),
  )
}

/** Quarters and halves are kept too: what was computed before them is computed anew. No column bears such a name. */
const BY_QUARTERS = '+quarters'

export const stateOf = (plan: Plan): State => ({
  ledger: plan.ledger.key,
  definition: JSON.stringify([
    coverLevelOf(plan.ledger),
    ...(['month', 'date'].includes(periodKind(plan.ledger)) ? [BY_QUARTERS] : []),
    ...plan.columns.map(({ name }) => name).sort(),
  ]),
  tree: createHash('sha256')
    .update(JSON.stringify([plan.widths, plan.moves]))
    .digest('hex')
    .slice(0, 32),
  day: asksForDay(plan) ? plan.day : null,
})

/** Names of the columns that hold what they are named for; others were added since and are not computed yet. */
export const computedColumns = (definition: string | undefined): ReadonlySet<string> =>
  new Set(definition === undefined ? [] : (JSON.parse(definition) as (string | number)[]).map(String))

/** Notes how many numbers differed from the records, and when that was looked at. */
export const noteCompared = async (tx: Tx, ledger: string, differences: number, now: Date): Promise<void> => {
  await tx`update derive_state set compared_at = ${now}, differences = ${differences} where ledger = ${ledger}`
}

/** Ledgers whose sums were not compared since an instant. */
export const listUncompared = async (sql: Sql | Tx, since: Date): Promise<readonly string[]> => {
  const rows = await sql<{ ledger: string }[]>`
    select ledger from derive_state where compared_at is null or compared_at < ${since} order by ledger`
  return rows.map(({ ledger }) => ledger)
}

/** Whether anything waits to be followed. */
export const isDue = async (sql: Sql | Tx): Promise<boolean> => {
  const [row] = await sql<
    { due: boolean }[]
  >`select exists (select 1 from derive_due) or exists (select 1 from matter_due) due`
  return row?.due ?? false
}

export const listStates = (sql: Sql | Tx): Promise<readonly State[]> => sql<State[]>`
  select ledger, definition, tree, day::text from derive_state`

/** Plans of all ledgers that indicators are measured over, by the tree of `day`. Of several county offices each sees the same. */
export const listPlans = async (
  sql: Sql | Tx,
  declared: {
    readonly ledgers: readonly Ledger[]
    readonly indicators: readonly Indicator[]
    readonly layers: readonly GridLayer[]
  },
  day: string,
): Promise<ReadonlyMap<string, Plan>> => {
  const moves = movesOf(await listMoving(sql, day), declared.layers, day)
  // asked every second: each ledger looks through its own indicators only
  const over = Map.groupBy(declared.indicators, ({ is }) => ('ledger' in is ? is.ledger : ''))
  const plans = declared.ledgers.map((ledger) =>
    planOf(ledger, over.get(ledger.key) ?? [], { layers: declared.layers, moves, day }),
  )
  return new Map(plans.filter(({ columns }) => columns.length > 0).map((plan) => [plan.ledger.key, plan]))
}

export const isCurrent = (plan: Plan, states: readonly State[]): boolean => {
  const wanted = stateOf(plan)
  const known = states.find(({ ledger }) => ledger === wanted.ledger)
  return known?.definition === wanted.definition && known.tree === wanted.tree && known.day === wanted.day
}

/** Computes all sums of a ledger anew and notes by what. In a transaction of the system. Returns how many rows changed. */
export const bringUp = async (tx: Tx, plan: Plan, now: Date): Promise<number> => {
  const changed = await recompute(tx, plan, now)
  const { ledger, definition, tree, day } = stateOf(plan)
  await tx`insert into derive_state (ledger, definition, tree, day, computed_at) values (${ledger}, ${definition}, ${tree}, ${day}, ${now})
    on conflict (ledger) do update set definition = excluded.definition, tree = excluded.tree, day = excluded.day, computed_at = excluded.computed_at`
  return changed
}

/** How the sums of a ledger stand: when they were last held against the records, and what differed then. */
export interface Compared {
  readonly ledger: string
  readonly computed_at: Date
  readonly compared_at: Date | null
  readonly differences: number
  /** Since when the oldest change waits to be followed; null where none does. */
  readonly waiting_since: Date | null
}

export const listCompared = (sql: Sql | Tx): Promise<readonly Compared[]> => sql<Compared[]>`
  select s.ledger, s.computed_at, s.compared_at, s.differences, d.since as waiting_since
  from derive_state s left join (select ledger, min(since) since from derive_due group by 1) d on d.ledger = s.ledger
  order by s.differences desc, s.ledger`
