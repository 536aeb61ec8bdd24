import { accept, type Problem, type Result, refuse } from '../../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../../store/database.ts'
import { addKeys, listKnown, lockSource } from '../../../store/exchange/keys.ts'
import { appendAudit } from '../../audit.ts'
import type { StaffCaller } from '../../caller.ts'
import type { ImportKind } from '../../contract/exchange.ts'
import type { Program } from '../../program.ts'
import { type Column, columnsIn, isCodes, type Mapping } from './heading.ts'
import { isBlank, type ReadRow, type RightRow, type RowProblem, readRow } from './row.ts'
import { SheetError, sheetRows } from './sheet.ts'
import { problemsOf, WRITERS } from './writers.ts'

export const MOST_ROWS = 50_000
/** A title above the heading, a note: the heading itself stands among the first rows. */
export const HEADING_WITHIN = 5
/** Rows of one transaction where the right ones are taken. */
const BATCH = 200
const MOST_PROBLEMS = 1000
const MOST_WRONG = 1000

export interface Asked {
  readonly kind: ImportKind
  readonly dryRun: boolean
  readonly take: 'all' | 'right'
  readonly mapping: Mapping
}
export interface Outcome {
  read: number
  written: number
  known: number
  refused: number
  readonly problems: RowProblem[]
  /** Refused rows as read. */
  readonly wrong: RightRow[]
}
/** A table whose heading is known. */
export interface Table {
  readonly columns: readonly Column[]
  readonly right: readonly RightRow[]
  readonly outcome: Outcome
}

/** Reads a whole file: what is right, and what is wrong with the rest. Refusals: `not-a-sheet`, `sheet-too-large`, `no-heading`, `too-many-rows`. */
export const readTable = async (bytes: Buffer, { kind, mapping }: Asked): Promise<Result<Table>> => {
  const outcome: Outcome = { read: 0, written: 0, known: 0, refused: 0, problems: [], wrong: [] }
  const right: RightRow[] = []
  let columns: readonly Column[] | undefined
  let missing: readonly Problem[] = []
  const seen = new Map<string, number>()
  try {
    for await (const sheet of sheetRows(bytes)) {
      if (isBlank(sheet)) continue
      if (columns === undefined) {
        const found = columnsIn(kind, sheet, mapping)
        if (isColumns(found)) columns = found
        else if (missing.length === 0 || found.length < missing.length) missing = found
        if (columns === undefined && sheet.row >= HEADING_WITHIN) break
        continue
      }
      if (outcome.read === 0 && isCodes(columns, sheet)) continue
      outcome.read += 1
      if (outcome.read > MOST_ROWS) return refuse('limit', 'too-many-rows', { params: { limit: MOST_ROWS } })
      const read = repeated(readRow(columns, sheet), seen)
      if (read.problems.length === 0) right.push({ row: read.row, values: read.values })
      else note(outcome, read)
    }
  } catch (error) {
    if (!(error instanceof SheetError)) throw error
    return error.code === 'sheet-too-large' ? refuse('limit', error.code) : refuse('input', error.code)
  }
  return columns
    ? accept({ columns, right, outcome })
    : refuse('input', 'no-heading', { problems: missing, params: { count: missing.length } })
}

const isColumns = (found: readonly Column[] | readonly Problem[]): found is readonly Column[] =>
  found.length > 0 && 'field' in (found[0] as object)

/** The same number twice in one file is a mistake of the file: which of the two counts? */
const repeated = (read: ReadRow, seen: Map<string, number>): ReadRow => {
  if (read.problems.length > 0) return read
  const external = read.values.external ?? ''
  const first = seen.get(external)
  if (first === undefined) {
    seen.set(external, read.row)
    return read
  }
  const problem = { row: read.row, field: 'external', value: external, code: 'repeated-row', params: { row: first } }
  return { ...read, problems: [problem] }
}

const note = (outcome: Outcome, { row, values, problems }: ReadRow): void => {
  outcome.refused += 1
  outcome.problems.push(...problems.slice(0, Math.max(0, MOST_PROBLEMS - outcome.problems.length)))
  if (outcome.wrong.length < MOST_WRONG) outcome.wrong.push({ row, values })
}

/** Undoes what a transaction wrote, on purpose. */
class Undo extends Error {}

/** Numbers are those of the office that keeps them: another town's file may count from 1 too. */
const sourceOf = (kind: ImportKind, { position }: StaffCaller): string =>
  `import:${kind}:${position?.org ?? position?.region ?? ''}`

interface Writing {
  readonly program: Program
  readonly caller: StaffCaller
  readonly asked: Asked
  readonly table: Table
  readonly progress: (done: number) => void
}

/** Writes the right rows: all in one transaction, or in batches. A dry run does the same and undoes it, so that it tells the truth. */
export const writeTable = async (writing: Writing): Promise<Outcome> => {
  const { asked, table } = writing
  const { outcome, right } = table
  const whole = asked.take === 'all'
  if (whole && outcome.refused > 0 && !asked.dryRun) return outcome
  const size = whole || asked.dryRun ? Math.max(1, right.length) : BATCH
  for (let at = 0; at < right.length; at += size) await writeBatch(writing, right.slice(at, at + size), at)
  return outcome
}

const writeBatch = async (
  { program, caller, asked, table, progress }: Writing,
  rows: readonly RightRow[],
  done: number,
): Promise<void> => {
  const { outcome } = table
  const source = sourceOf(asked.kind, caller)
  const before = { written: outcome.written, refused: outcome.refused }
  try {
    await inScope(program.database, caller.acting, async (tx) => {
      await lockSource(tx, program.county, source)
      const externals = rows.map(({ values }) => values.external ?? '')
      const known = await listKnown(tx, program.county, source, externals)
      for (const [index, row] of rows.entries()) {
        if (known.has(row.values.external ?? '')) outcome.known += 1
        else await writeRow({ program, caller, asked, outcome, source }, row, tx)
        if (index % 50 === 49) progress(done + index + 1)
      }
      const spoiled = asked.take === 'all' && outcome.refused > 0
      if (asked.dryRun || spoiled) throw new Undo()
      const detail = { kind: asked.kind, rows: outcome.written - before.written }
      appendAudit(program, tx, caller, { action: 'list.import', object: { kind: 'list', id: asked.kind }, detail })
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
    if (!asked.dryRun) outcome.written = before.written
  }
  progress(done + rows.length)
}

interface RowWriting {
  readonly program: Program
  readonly caller: StaffCaller
  readonly asked: Asked
  readonly outcome: Outcome
  readonly source: string
}

const writeRow = async (
  { program, caller, asked, outcome, source }: RowWriting,
  row: RightRow,
  tx: Tx,
): Promise<void> => {
  const made = await WRITERS[asked.kind](program, caller, row, tx)
  if (!made.ok) {
    const problems = problemsOf(made.refusal).map(({ path, code, params }) => ({
      row: row.row,
      field: path,
      value: row.values[path] ?? '',
      code,
      ...(params && { params }),
    }))
    note(outcome, { ...row, problems })
    return
  }
  addKeys(tx, program.county, [{ source, external: row.values.external ?? '', record: made.value }])
  outcome.written += 1
}
