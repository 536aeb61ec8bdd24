import { setImmediate } from 'node:timers/promises'
import { type Cell, copyRows } from '../copy.ts'
import type { Tx } from '../database.ts'
import { markMattersDue } from '../derive/due.ts'
import { foldColumns, responsibleOf, taskColumns } from './fold.ts'
import { addSums, openSums, type Sums } from './sums.ts'
import { type Lodged, marksOf, type Rows } from './write.ts'

/** A whole matter: `rows` as for lodging, with all its entries and the state after the last. */
export interface BulkMatter {
  readonly rows: Rows
  readonly lodged: Lodged
  readonly words: readonly string[]
}

const BATCH = 2000
const TURN = 20

/**
 * Whole matters by COPY, with all that is kept of them; sums are added at the end. For generated and imported histories; nobody is
 * told anything. All of one county. As lingyan_system or the owner: no policy lets others write so. Returns how many there were.
 */
export const copyMatters = async (
  tx: Tx,
  matters: AsyncIterable<BulkMatter> | Iterable<BulkMatter>,
  progress: (done: number) => void = () => {},
): Promise<number> => {
  const sums = openSums()
  let batch: BulkMatter[] = []
  let done = 0
  let county: string | undefined
  // the database writes one batch while the next is being made
  let writing = Promise.resolve()
  const flush = async (): Promise<void> => {
    const full = batch
    batch = []
    await writing
    writing = copyBatch(tx, full).then(() => {
      done += full.length
      progress(done)
    })
    // told when it is waited for
    writing.catch(() => {})
  }
  for await (const matter of matters) {
    county ??= matter.rows.county
    sums.add(matter.rows)
    batch.push(matter)
    if (batch.length === BATCH) await flush()
    // the sockets have their turn between matters that are made without waiting
    else if (batch.length % TURN === 0) await setImmediate()
  }
  if (batch.length > 0) await flush()
  await writing
  if (county !== undefined) {
    await addSums(tx, county, sums)
    await markMattersDue(tx, county, monthsOf(sums), new Date())
  }
  return done
}

/** Where and when what was written counts. */
const monthsOf = (sums: Pick<Sums, 'theme'>) =>
  sums.theme().map(({ process, region, month }) => ({
    process: String(process),
    region: String(region),
    month: String(month),
  }))

type Columns = Readonly<Record<string, Cell>>

/** The table's columns are those of its first row: all rows of one kind have the same. */
const copy = async (tx: Tx, table: string, rows: readonly Columns[]): Promise<void> => {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  await copyRows(
    tx,
    table,
    columns.map((column) => `"${column}"`),
    rows.map((row) => columns.map((column) => row[column])),
  )
}

const copyBatch = async (tx: Tx, batch: readonly BulkMatter[]): Promise<void> => {
  await copy(tx, 'matter', batch.map(matterRow))
  await copy(tx, 'matter_text', batch.map(textRow))
  await copy(tx, 'matter_entry', batch.flatMap(entryRows))
  await copy(tx, 'matter_task', batch.flatMap(taskRows))
  await copy(tx, 'matter_open', batch.flatMap(openRows))
  await copy(tx, 'matter_reach', batch.flatMap(reachRows))
}

const matterRow = ({ rows, lodged }: BulkMatter): Columns => ({
  county: rows.county,
  id: rows.id,
  region: rows.region,
  process: rows.process,
  ...lodged,
  ...foldColumns(rows.state, rows.tracking),
})

/** A tsvector as text: each word quoted. */
const textRow = ({ rows, lodged, words }: BulkMatter): Columns => ({
  county: rows.county,
  matter: rows.id,
  region: rows.region,
  lodged_at: lodged.lodged_at,
  words: [...words, ...marksOf(rows, lodged)]
    .map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`)
    .join(' '),
})

const entryRows = ({ rows }: BulkMatter): readonly Columns[] =>
  rows.entries.map(({ seq, at, action, effect, from, to, actor, data }) => ({
    county: rows.county,
    matter: rows.id,
    seq,
    at,
    action,
    effect,
    step_from: from,
    step_to: to,
    actor,
    data,
  }))

const taskRows = ({ rows }: BulkMatter): readonly Columns[] =>
  rows.state.tasks.map((task) => {
    const columns = taskColumns(task, rows.state)
    return {
      county: rows.county,
      matter: rows.id,
      region: rows.region,
      sealed: rows.state.sealed,
      hidden: rows.state.sealed && !rows.state.orgs.includes(task.desk),
      ...columns,
      due_at: columns.due_at ?? 'infinity',
    }
  })

const openRows = ({ rows, lodged }: BulkMatter): readonly Columns[] => {
  if (rows.state.closedAt !== null) return []
  const { sealed, orgs, step, responsible, category, due_at } = foldColumns(rows.state, rows.tracking)
  return [
    {
      county: rows.county,
      matter: rows.id,
      region: rows.region,
      sealed,
      orgs,
      owner: lodged.owner,
      process: rows.process,
      step,
      responsible,
      category,
      lodged_at: lodged.lodged_at,
      due_at: due_at ?? 'infinity',
      lapse_at: rows.lapseAt,
    },
  ]
}

const reachRows = ({ rows, lodged }: BulkMatter): readonly Columns[] =>
  rows.reach(rows.state).map(({ org, outside }) => ({
    county: rows.county,
    org,
    matter: rows.id,
    lodged_at: lodged.lodged_at,
    outside,
    closed: rows.state.closedAt !== null,
    responsible: org === responsibleOf(rows.state),
  }))
