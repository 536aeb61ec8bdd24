/** What stands in a cell and can't be taken: `text` is what its writer sees. */
export interface FaultyCell {
  readonly wrong: 'formula' | 'cell-error' | 'unreadable'
  readonly text: string
}
export type SheetCell = string | number | boolean | Date | FaultyCell | null

export interface SheetLine {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  readonly cells: readonly SheetCell[]
}

/** A block of cells that were made one; rows and columns count from 1 and 0. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly name: string
}

/** A table that can be read from its beginning as often as needed. Lines come in bundles, blank ones left out. */
export interface Sheet {
  readonly lines: () => AsyncGenerator<readonly SheetLine[]>
  readonly merges: readonly Merge[]
  /** What one of our templates says of itself; empty for any other sheet. */
  readonly about: ReadonlyMap<string, string>
}

/** The file is no table, or too large a one. */
export class SheetFault extends Error {
  override readonly name = 'SheetFault'
  readonly code: 'not-a-sheet' | 'sheet-too-large' | 'unpacked-too-large' | 'open-quote' | 'too-many-rows'
  readonly params: Readonly<Record<string, number>>
  constructor(code: SheetFault['code'], params: SheetFault['params'] = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** Columns to the right of this are nobody's. */
export const MOST_COLUMNS = 250

export const isFaulty = (cell: SheetCell | undefined): cell is FaultyCell =>
  typeof cell === 'object' && cell !== null && 'wrong' in cell

const two = (number: number): string => String(number).padStart(2, '0')

/** A day as people see it; the time of day only where there is one. */
export const shownDate = (at: Date): string => {
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
  return time === '00:00' ? day : `${day} ${time}`
}

/** A cell as its writer sees it. */
export const shownCell = (cell: SheetCell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : shownDate(cell)
  return isFaulty(cell) ? cell.text : String(cell)
}

/** `0` → `A`, `26` → `AA`. */
export const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`

/** `AA` → 26. */
export const columnAt = (letters: string): number => {
  let at = 0
  for (let index = 0; index < letters.length; index += 1) at = at * 26 + letters.charCodeAt(index) - 64
  return at - 1
}
