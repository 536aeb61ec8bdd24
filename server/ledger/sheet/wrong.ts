import { PassThrough, Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { Packs } from '../../packs.ts'
import { xmlText } from '../../table.ts'
import { type Language, problemWords, words } from '../../words.ts'
import type { Heading } from './heading.ts'
import { type Sheet, type SheetLine, shownCell } from './lines.ts'
import type { CellProblem } from './row.ts'

interface WrongRows {
  readonly sheet: Sheet
  readonly heading: Heading
  readonly problems: readonly CellProblem[]
}

const WRONG = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE2DE' } } as const

/** Columns as the sheet has them, nothing lost, and one more that says what is wrong. */
const headingsOf = ({ columns }: Heading, line: SheetLine): readonly string[] => {
  const width = Math.max(line.cells.length, ...columns.map(({ at }) => at + 1))
  return Array.from({ length: width }, (_, at) => shownCell(line.cells[at]))
}

const byRow = (problems: readonly CellProblem[]): ReadonlyMap<number, readonly CellProblem[]> => {
  const rows = new Map<number, CellProblem[]>()
  for (const problem of problems) rows.set(problem.row, [...(rows.get(problem.row) ?? []), problem])
  return rows
}

const fill = async (
  { sheet, heading, problems }: WrongRows,
  packs: Packs,
  language: Language,
  out: PassThrough,
): Promise<void> => {
  const wrong = byRow(problems)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true })
  const page = book.addWorksheet('1', { views: [{ state: 'frozen', ySplit: 1 }] })
  let titles: readonly string[] = []
  const told = (row: number): string =>
    (wrong.get(row) ?? [])
      .map((problem) => {
        const title = heading.columns.find(({ at }) => at === problem.column)?.heading
        const message = problemWords(problem, language, packs)
        return title === undefined ? message : words('sheet.wrong.cell', language, { title, message })
      })
      .join('\n')
  for await (const lines of sheet.lines())
    for (const line of lines) {
      if (line.row === heading.row) {
        titles = headingsOf(heading, line)
        const columns = [...titles, words('sheet.wrong.column', language)]
        page.columns = columns.map((header) => ({ header, width: 18, style: { numFmt: '@' } }))
      }
      if (!wrong.has(line.row)) continue
      const row = page.addRow([...titles.map((_, at) => xmlText(shownCell(line.cells[at]))), xmlText(told(line.row))])
      for (const { column } of wrong.get(line.row) ?? []) if (column !== undefined) row.getCell(column + 1).fill = WRONG
      row.commit()
      if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve))
    }
  page.commit()
  await book.commit()
}

/** A workbook with the wrong rows alone, wrong cells coloured; `done` is called when the sheet is no longer read. */
export const wrongRowsBook = (
  rows: WrongRows,
  packs: Packs,
  language: Language,
  done: () => Promise<void>,
): ReadableStream => {
  const out = new PassThrough()
  fill(rows, packs, language, out)
    .catch((error: Error) => out.destroy(error))
    .finally(done)
  return Readable.toWeb(out) as ReadableStream
}
