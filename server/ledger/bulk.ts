import { uuidv7 } from 'uuidv7'
import { isBlank, type Ledger, readRow } from '../../kernel/ledger/index.ts'
import { accept, type Problem, type Result } from '../../kernel/refusal/index.ts'
import type { Loaded } from '../../store/ledger/load.ts'
import type { LoadedRow } from '../../store/ledger/stage.ts'
import { sealed } from './cells.ts'
import { fileFields } from './files.ts'
import { takeIn } from './intake.ts'
import { inCells, keeps } from './keep.ts'
import type { Keeping } from './keeping.ts'
import { restDaysFor } from './restDays.ts'

export interface BulkRow {
  readonly region: string
  readonly cells: Readonly<Record<string, unknown>>
}

/** What is wrong with one row; rows count from 1. */
export interface RowProblem extends Problem {
  readonly row: number
}

export interface Bulk extends Loaded {
  readonly refused: number
  readonly problems: readonly RowProblem[]
}

const MOST_PROBLEMS = 1000

interface Read {
  readonly right: readonly LoadedRow[]
  readonly problems: readonly RowProblem[]
}

/** Many rows say nothing of files: what a record holds stays, and the store says where one is missing that must be there. */
const withoutFiles = (ledger: Ledger): Ledger => ({
  ...ledger,
  fields: ledger.fields.map((field) => (field.type.kind === 'files' ? { ...field, required: false } : field)),
})

const readAll = async ({ program, kept }: Keeping, rows: readonly BulkRow[]): Promise<Read> => {
  const right: LoadedRow[] = []
  const problems: RowProblem[] = []
  const files = fileFields(kept.ledger)
  const ledger = withoutFiles(kept.ledger)
  const rest = await restDaysFor(program, ledger)
  for (const [index, { region, cells }] of rows.entries()) {
    const row = index + 1
    const given = files.filter(({ key }) => !isBlank(cells[key]))
    const read = readRow(ledger, cells, { from: 'json', inList: kept.inList, ...rest })
    if (given.length > 0)
      problems.push(...given.map(({ key }) => ({ row, path: `cells.${key}`, code: 'files-one-by-one' })))
    else if (read.ok) right.push({ id: uuidv7(), row, region, cells: sealed(program.crypto, kept.ledger, read.value) })
    else problems.push(...inCells(read.refusal.problems ?? []).map((problem) => ({ row, ...problem })))
  }
  return { right, problems }
}

/** Key of a field, as the body of a request names it. */
const inBody = (path: string): string => (path === '' || path === 'region' ? path : `cells.${path}`)

/**
 * Many rows in one transaction: right ones are added or correct what stands under their grain. With `keep: 'all'` one wrong row keeps
 * all out; the report says so by `added` and `corrected` of 0. Refusal: `not-the-keeper`.
 */
export const bulkInto = async (
  keeping: Keeping,
  rows: readonly BulkRow[],
  asked: { readonly keep: 'all' | 'right'; readonly reason: string },
): Promise<Result<Bulk>> => {
  const may = keeps(keeping)
  if (!may.ok) return may
  const read = await readAll(keeping, rows)
  const taken = await takeIn(keeping, { ...asked, rows: () => [read.right], wrong: () => read.problems.length > 0 })
  const found = taken.problems.map((problem) => ({ ...problem, path: inBody(problem.path) }))
  const problems = [...read.problems, ...found].toSorted((a, b) => a.row - b.row)
  const { added, corrected, same } = taken
  const refused = new Set(problems.map(({ row }) => row)).size
  return accept({ added, corrected, same, refused, problems: problems.slice(0, MOST_PROBLEMS) })
}
