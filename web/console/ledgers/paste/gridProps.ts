import type { Column, Spot } from './sheet.ts'
import type { GridState } from './useGrid.ts'

/** Rows in sight. */
export const VIEW_ROWS = 14

/** Id of the element that shows a cell. */
export const cellAt = ({ row, column }: Spot): string => `cell-${row}-${column}`

export interface GridProps {
  readonly columns: readonly Column[]
  readonly grid: GridState
  /** What is wrong with a cell, in words. */
  readonly wrong: (row: number, key: string) => string | undefined
  readonly pasted: (cut: boolean) => void
}
