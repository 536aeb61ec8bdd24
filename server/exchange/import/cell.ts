import type { CellValue } from 'exceljs'

/** A cell as read, and what keeps it from being taken. */
export interface Cell {
  readonly text: string
  readonly wrong?: 'formula' | 'cell-error' | 'digits-lost'
}
export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  readonly cells: readonly Cell[]
}

export const BLANK: Cell = { text: '' }

/** A time that a spreadsheet keeps as a day of its own calendar, as people see it: without a zone. */
const shown = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ')

const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed().trim()

/** A spreadsheet keeps 15 digits of a number; the rest of a long code is gone before it comes here. */
const ofNumber = (value: number): Cell =>
  Number.isInteger(value) && Math.abs(value) >= 1e15
    ? { text: String(value), wrong: 'digits-lost' }
    : { text: String(value) }

/** What a cell of XLSX says. A formula is refused: what it showed may be old, and what it does is not ours to do. */
export const cellOf = (value: CellValue | undefined): Cell => {
  if (value === null || value === undefined) return BLANK
  if (typeof value === 'string') return { text: clean(value) }
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value === 'boolean') return { text: String(value) }
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { text: '', wrong: 'cell-error' } : { text: shown(value) }
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = 'formula' in value ? value.formula : value.sharedFormula
    return { text: `=${formula ?? ''}`, wrong: 'formula' }
  }
  if ('error' in value) return { text: String(value.error), wrong: 'cell-error' }
  if ('richText' in value) return { text: clean(value.richText.map(({ text }) => text).join('')) }
  return 'text' in value ? { text: clean(String(value.text)) } : { text: '', wrong: 'cell-error' }
}

/** `="0012"` is how spreadsheets write a code into CSV so that its zeros stay. */
export const cellOfText = (text: string): Cell => ({ text: clean(/^="(.*)"$/.exec(text.trim())?.[1] ?? text) })
