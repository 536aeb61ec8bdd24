import type { Entry } from '../../kernel/workflow/index.ts'
import type { Tx } from '../database.ts'
import type { Found } from './find.ts'
import { foldColumns, taskColumns } from './fold.ts'
import type { MatterRecord } from './record.ts'
import { type Sum, type SumTable, sumTables } from './sums.ts'
import { appendPayload, type Rows } from './write.ts'

/** What is kept beside a matter, as it stands. */
interface Kept extends Found {
  readonly tasks: readonly Readonly<Record<string, unknown>>[]
  readonly open: Readonly<Record<string, unknown>> | null
  readonly reach: readonly {
    readonly org: string
    readonly outside: boolean
    readonly closed: boolean
    readonly responsible: boolean
  }[]
}

/** Everything seen by one snapshot, however long it takes. */
export const beginSnapshot = async (tx: Tx): Promise<void> => {
  await tx`set transaction isolation level repeatable read`
  await tx`set local statement_timeout = 0`
  await tx`set local idle_in_transaction_session_timeout = 0`
}

/** All matters in order of id, a batch at a time, each with its history and what is kept beside it. */
export async function* eachKept(tx: Tx, county: string, batch = 500): AsyncGenerator<Kept, void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx<(MatterRecord & Omit<Kept, 'matter'> & { history: readonly Entry[] })[]>`
      select m.*, matter_history(m.county, m.id) as history,
        (select coalesce(jsonb_agg(to_jsonb(t) order by t.key), '[]') from matter_task t where t.county = m.county and t.matter = m.id) as tasks,
        (select to_jsonb(o) from matter_open o where o.county = m.county and o.matter = m.id) as open,
        (select coalesce(jsonb_agg(jsonb_build_object('org', r.org, 'outside', r.outside, 'closed', r.closed,
            'responsible', r.responsible)), '[]')
          from matter_reach r where r.county = m.county and r.matter = m.id) as reach
      from matter m where m.county = ${county} and m.id > ${after} order by m.id limit ${batch}`
    for (const { history, tasks, open, reach, ...matter } of rows) yield { matter, history, tasks, open, reach }
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = last.id
  }
}

/** One thing that is kept otherwise than the history says. */
export interface Difference {
  readonly table: string
  /** The matter's number, or the key of a sum. */
  readonly of: string
  readonly column: string
  readonly kept: string
  readonly right: string
}

const instant = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return new Date(value).toISOString()
  return value === 'infinity' ? null : value
}
const shown = (value: unknown): string =>
  Array.isArray(value) ? JSON.stringify([...value].sort()) : JSON.stringify(instant(value) ?? null)

const compare = (
  table: string,
  of: string,
  kept: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): readonly Difference[] =>
  Object.keys(right)
    .map((column) => ({ table, of, column, kept: shown(kept[column]), right: shown(right[column]) }))
    .filter((one) => one.kept !== one.right)

/** What differs for one matter; `rows` are those of its whole history. */
export const differencesOf = (kept: Kept, rows: Rows): readonly Difference[] => {
  const { state } = rows
  const number = kept.matter.number
  const fold = foldColumns(state, rows.tracking)
  const tasks = new Map(kept.tasks.map((task) => [String(task.key), task]))
  const taskRows = state.tasks.map((task) => taskColumns(task, state))
  const closed = state.closedAt !== null
  // who answers for it is not kept up after it is closed
  const standing = (one: { readonly outside: unknown; readonly closed: unknown; readonly responsible: unknown }) =>
    `${one.outside} ${one.closed}${closed ? '' : ` ${one.responsible}`}`
  const reach = Object.fromEntries(kept.reach.map((one) => [one.org, standing(one)]))
  const right = Object.fromEntries(
    rows
      .reach(state)
      .map(({ org, outside }) => [org, standing({ outside, closed, responsible: org === fold.responsible })]),
  )
  const { sealed, orgs, step, responsible, category, due_at } = fold
  return [
    ...compare('matter', number, { ...kept.matter }, fold),
    // the unit of a task that is done is that of its own time
    ...taskRows.flatMap(({ due_unit, ...task }) =>
      compare('matter_task', `${number} ${task.key}`, tasks.get(task.key) ?? {}, task),
    ),
    ...[...tasks.keys()]
      .filter((key) => !taskRows.some((task) => task.key === key))
      .map((key) => ({ table: 'matter_task', of: `${number} ${key}`, column: 'key', kept: key, right: 'null' })),
    ...(closed
      ? kept.open === null
        ? []
        : [{ table: 'matter_open', of: number, column: 'matter', kept: number, right: 'null' }]
      : compare('matter_open', number, kept.open ?? {}, { sealed, orgs, step, responsible, category, due_at })),
    ...compare('matter_reach', number, reach, {
      ...Object.fromEntries(Object.keys(reach).map((org) => [org, undefined])),
      ...right,
    }),
  ]
}

/** Puts right what follows from a matter's history; nothing where somebody has acted since the snapshot. */
export const mendMatter = async (tx: Tx, rows: Rows): Promise<boolean> => {
  const { county, id, state } = rows
  const around = {
    entries: [],
    tasks: state.tasks.map((task) => taskColumns(task, state)),
    unreach: rows.reach(state).map((one) => one.org),
    turning: true,
    reach: rows.reach(state),
    lapse_at: rows.lapseAt,
    tally: [],
    flow: [],
    theme: [],
    outbox: [],
  }
  try {
    await tx`savepoint mend`
    await tx`delete from matter_task where county = ${county} and matter = ${id} and not key = any (${state.tasks.map((task) => task.key)})`
    await tx`select append_to_matter(${appendPayload(rows, state.version, around)}::text::jsonb)`
    await tx`release savepoint mend`
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'LY409')) throw error
    await tx`rollback to savepoint mend`
    return false
  }
}

/** The rows of one table of sums as kept. */
export const listSums = async (tx: Tx, county: string, table: SumTable): Promise<readonly Sum[]> => {
  const { key, numbers } = sumTables[table]
  const sums = numbers.map((column) => `${column}::int`)
  return tx.unsafe(`select ${[...key, ...sums].join(', ')} from matter_${table} where county = $1`, [
    county,
  ]) as unknown as Promise<readonly Sum[]>
}

/** What to add to the kept sums so that they are right: one row for each that differs. */
export const sumDifferences = (table: SumTable, kept: readonly Sum[], right: readonly Sum[]): readonly Sum[] => {
  const { key, numbers } = sumTables[table]
  const name = (row: Sum): string => key.map((column) => row[column]).join(' ')
  const held = new Map(kept.map((row) => [name(row), row]))
  const wanted = new Map(right.map((row) => [name(row), row]))
  return [...new Set([...held.keys(), ...wanted.keys()])].flatMap((one) => {
    const [a, b] = [held.get(one), wanted.get(one)]
    const cells = numbers.map((column) => [column, Number(b?.[column] ?? 0) - Number(a?.[column] ?? 0)] as const)
    if (cells.every(([, value]) => value === 0)) return []
    const at = (b ?? a) as Sum
    return [{ ...Object.fromEntries(key.map((column) => [column, at[column] ?? ''])), ...Object.fromEntries(cells) }]
  })
}
