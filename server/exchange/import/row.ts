import type { Cell, SheetRow } from './cell.ts'
import { BLANK } from './cell.ts'
import { timeOf } from './fields.ts'
import type { Column } from './heading.ts'

/** One thing that is wrong with a row; `field` empty for the whole row. */
export interface RowProblem {
  readonly row: number
  readonly field: string
  readonly value: string
  readonly code: string
  readonly params?: Readonly<Record<string, unknown>>
}
/** A row as it is to be written: field → text, empty where nothing is said. */
export interface RightRow {
  readonly row: number
  readonly values: Readonly<Record<string, string>>
}

export const isBlank = ({ cells }: SheetRow): boolean => cells.every(({ text, wrong }) => text === '' && !wrong)

const textOf = ({ field }: Column, { text }: Cell): string =>
  field.read === 'code' ? text.normalize('NFKC').replaceAll(/\s/g, '') : text

const problemOf = (
  { field }: Column,
  cell: Cell,
  text: string,
): { code: string; params?: RowProblem['params'] } | null => {
  if (cell.wrong) return { code: cell.wrong }
  if (text === '') return field.required ? { code: 'required' } : null
  if ([...text].length > field.max) return { code: 'too_big', params: { maximum: field.max } }
  if (text.includes('\uFFFD')) return { code: 'unreadable' }
  if (field.form && !field.form.test(text)) return { code: 'invalid_format' }
  return field.read === 'time' && timeOf(text) === undefined ? { code: 'invalid_format' } : null
}

/** A row as read, and everything that is wrong with its cells. */
export interface ReadRow extends RightRow {
  readonly problems: readonly RowProblem[]
}

export const readRow = (columns: readonly Column[], sheet: SheetRow): ReadRow => {
  const read = columns.map((column) => {
    const cell = column.at === undefined ? BLANK : (sheet.cells[column.at] ?? BLANK)
    const text = textOf(column, cell)
    return { key: column.field.key, text, value: cell.text, problem: problemOf(column, cell, text) }
  })
  const problems = read.flatMap(({ key, value, problem }) =>
    problem ? [{ row: sheet.row, field: key, value, ...problem }] : [],
  )
  return { row: sheet.row, problems, values: Object.fromEntries(read.map(({ key, text }) => [key, text])) }
}
