import { staysUnlessGiven } from '../../../kernel/ledger/index.ts'
import type { Loaded } from '../../../store/ledger/load.ts'
import { allowLong, type LoadedRow } from '../../../store/ledger/stage.ts'
import type { Kept } from '../definitions.ts'
import { type IntakeStep, takeIn } from '../intake.ts'
import type { Keeping } from '../keeping.ts'
import { restDaysFor } from '../restDays.ts'
import { type Heading, isHeadingAgain } from './heading.ts'
import { type Sheet, SheetFault, shownCell } from './lines.ts'
import { placesOf } from './places.ts'
import { type CellProblem, rowReader } from './row.ts'

/** Five times what a sheet of a spreadsheet can hold. */
const MOST_ROWS = 5_000_000

export interface SheetAsked {
  readonly keep: 'all' | 'right'
  readonly reason: string
  /** Rows with problems that are told one by one; all are counted. */
  readonly most: number
}

export interface SheetOutcome extends Loaded {
  /** Rows below the heading with anything in them. */
  readonly read: number
  readonly refused: number
  /** In the order of rows. */
  readonly problems: readonly CellProblem[]
}

export interface SheetProgress {
  readonly read: number
  readonly step: 'reading' | IntakeStep
}

interface Read {
  count: number
  wrong: number
  readonly problems: CellProblem[]
}

async function* rightRows(
  { sheet, heading, most }: { readonly sheet: Sheet; readonly heading: Heading; readonly most: number },
  reader: ReturnType<typeof rowReader>,
  read: Read,
): AsyncGenerator<readonly LoadedRow[]> {
  for await (const lines of sheet.lines()) {
    const right: LoadedRow[] = []
    for (const line of lines) {
      if (line.row <= heading.row || isHeadingAgain(heading, line)) continue
      read.count += 1
      const found = reader(line)
      if ('row' in found) right.push(found.row)
      else {
        read.wrong += 1
        if (read.wrong <= most) read.problems.push(...found.problems)
      }
    }
    if (read.count > MOST_ROWS) throw new SheetFault('too-many-rows', { limit: MOST_ROWS })
    yield right
  }
}

/** What the database found wrong is told with what stands in the cell, too: the sheet is read again up to there. */
const withValues = async (
  sheet: Sheet,
  heading: Heading,
  found: readonly Omit<CellProblem, 'value'>[],
): Promise<readonly CellProblem[]> => {
  if (found.length === 0) return []
  const wanted = new Map<number, Map<string, string>>()
  for (const { row } of found) wanted.set(row, new Map())
  const last = Math.max(...wanted.keys())
  for await (const lines of sheet.lines()) {
    for (const { row, cells } of lines)
      for (const { key, at } of wanted.has(row) ? heading.columns : []) wanted.get(row)?.set(key, shownCell(cells[at]))
    if ((lines.at(-1)?.row ?? 0) >= last) break
  }
  return found.map((problem) => {
    const column = heading.columns.find(({ key }) => key === problem.path)
    const value = wanted.get(problem.row)?.get(problem.path) ?? ''
    return { ...problem, value, ...(column && { column: column.at }) }
  })
}

/** Secrets that must be there are looked for beside what stands, records by their numbers too. */
const mayBeFirst = ({ ledger }: Kept, { columns }: Heading): boolean =>
  !columns.some(({ key }) => key === 'record_id') &&
  !ledger.fields.some((field) => field.required === true && staysUnlessGiven(field))

/**
 * A sheet into a ledger, in the transaction of `keeping`, whatever its length: read, checked and set beside the ledger as it comes, kept at
 * the end. Wrong cells never enter. Throws SheetFault where the file breaks off.
 */
export const importSheet = async (
  keeping: Keeping,
  { sheet, heading }: { readonly sheet: Sheet; readonly heading: Heading },
  asked: SheetAsked,
  progress: (at: SheetProgress) => void,
): Promise<SheetOutcome> => {
  const { program, kept, tx } = keeping
  await allowLong(tx)
  const places = await placesOf(keeping, tx)
  const reader = rowReader(program, kept, {
    ...{ heading, places, merges: sheet.merges },
    ...(await restDaysFor(program, kept.ledger)),
  })
  let read: Read = { count: 0, wrong: 0, problems: [] }
  async function* rows(): AsyncGenerator<readonly LoadedRow[]> {
    read = { count: 0, wrong: 0, problems: [] }
    for await (const right of rightRows({ sheet, heading, most: asked.most }, reader, read)) {
      progress({ read: read.count, step: 'reading' })
      yield right
    }
  }
  const taken = await takeIn(keeping, {
    rows,
    mayBeFirst: mayBeFirst(kept, heading),
    wrong: () => read.wrong > 0,
    keep: asked.keep,
    reason: asked.reason,
    left: { absent: heading.absent },
    step: (step) => progress({ read: read.count, step }),
  })
  const told = await withValues(sheet, heading, taken.problems.slice(0, asked.most))
  const problems = [...read.problems, ...told].toSorted((a, b) => a.row - b.row)
  const { added, corrected, same } = taken
  return { read: read.count, added, corrected, same, refused: read.wrong + taken.left.size, problems }
}
