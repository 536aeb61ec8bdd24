import { uuidv7 } from 'uuidv7'
import { readRow } from '../../kernel/ledger/index.ts'
import { accept, type Problem, type Result } from '../../kernel/refusal/index.ts'
import {
  dropStaged,
  keepStaged,
  type Loaded,
  type LoadedRow,
  listProblems,
  stageRows,
} from '../../store/ledger/load.ts'
import { appendAudit } from '../audit.ts'
import { todayOf } from '../places.ts'
import { sealed } from './cells.ts'
import { inCells, type Keeping, keeps, writingOf } from './keep.ts'

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

const readAll = ({ program, kept }: Keeping, rows: readonly BulkRow[]): Read => {
  const right: LoadedRow[] = []
  const problems: RowProblem[] = []
  for (const [index, { region, cells }] of rows.entries()) {
    const read = readRow(kept.ledger, cells, { from: 'json', inList: kept.inList })
    const row = index + 1
    if (read.ok) right.push({ id: uuidv7(), row, region, cells: sealed(program.crypto, kept.ledger, read.value) })
    else problems.push(...inCells(read.refusal.problems ?? []).map((problem) => ({ row, ...problem })))
  }
  return { right, problems }
}

/**
 * Many rows in one transaction: right ones are added or correct what stands under their grain. With `keep: 'all'` one wrong row keeps
 * all out; the report says so by `added` and `corrected` of 0. Refusal: `not-the-keeper`.
 */
export const bulkInto = async (
  keeping: Keeping,
  rows: readonly BulkRow[],
  asked: { readonly keep: 'all' | 'right'; readonly reason: string },
): Promise<Result<Bulk>> => {
  const { program, caller, kept, tx } = keeping
  const may = keeps(keeping)
  if (!may.ok) return may
  const read = readAll(keeping, rows)
  const writing = writingOf(keeping, asked.reason)
  await stageRows(tx, kept.ledger, read.right, writing)
  const { lo, hi } = caller.acting.scope
  const found = await listProblems(tx, kept.ledger, { day: todayOf(program), lo, hi, most: MOST_PROBLEMS })
  const problems = [...read.problems, ...found].toSorted((a, b) => a.row - b.row)
  const wrong = new Set(problems.map(({ row }) => row))
  const report = { refused: wrong.size, problems: problems.slice(0, MOST_PROBLEMS) }
  if (asked.keep === 'all' && wrong.size > 0) return accept({ added: 0, corrected: 0, same: 0, ...report })
  await dropStaged(tx, [...new Set(found.map(({ row }) => row))])
  const loaded = await keepStaged(tx, kept.ledger, writing)
  if (loaded.added + loaded.corrected > 0)
    appendAudit(program, tx, caller, {
      action: 'ledger.bulk',
      object: { kind: 'ledger', id: kept.ledger.key },
      detail: { added: loaded.added, corrected: loaded.corrected },
    })
  return accept({ ...loaded, ...report })
}
