import { useState } from 'react'
import {
  blockText,
  type Column,
  cellsIn,
  fillSpan,
  ordered,
  parseBlock,
  place,
  type SheetRow,
  type Span,
  type Spot,
} from './sheet.ts'

const EMPTY_ROWS = 20
const MOST_STEPS = 50
/** Rows of one pasting; beyond it a file is the better way. */
export const MOST_ROWS = 20_000

const emptyRows = (): readonly SheetRow[] => Array.from({ length: EMPTY_ROWS }, () => ({}))
const HOME: Span = { from: { row: 0, column: 0 }, to: { row: 0, column: 0 } }

/** Rows of a grid, what is chosen in it, and the steps that lead back. */
export const useGrid = (columns: readonly Column[]) => {
  const [rows, setRows] = useState(emptyRows)
  const [span, setSpan] = useState(HOME)
  const [past, setPast] = useState<readonly (readonly SheetRow[])[]>([])
  const [unknown, setUnknown] = useState<readonly string[]>([])
  const change = (next: readonly SheetRow[]) => {
    setPast([...past, rows].slice(-MOST_STEPS))
    setRows(next)
  }
  const last: Spot = { row: rows.length - 1, column: columns.length - 1 }
  const inside = ({ row, column }: Spot): Spot => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  })
  const { from, to } = ordered(span)
  return {
    rows,
    span,
    unknown,
    active: span.to,
    /** Goes to a cell; with `wide` the span grows to it. */
    go: (spot: Spot, wide = false) => {
      const at = inside(spot)
      setSpan(wide ? { from: span.from, to: at } : { from: at, to: at })
    },
    write: ({ row, column }: Spot, text: string) => {
      const key = columns[column]?.key
      if (key === undefined || (rows[row]?.[key] ?? '') === text) return
      change(rows.map((one, at) => (at === row ? { ...one, [key]: text } : one)))
    },
    paste: (text: string) => {
      const placed = place(rows, columns, from, parseBlock(text))
      change(placed.rows.slice(0, MOST_ROWS))
      setUnknown(placed.unknown)
      setSpan(placed.span)
      return placed.rows.length > MOST_ROWS
    },
    copy: () => blockText(cellsIn(rows, columns, span)),
    clear: () => change(fillSpan(rows, columns, span, () => '')),
    /** The first row of the span into all below it. */
    fillDown: () => change(fillSpan(rows, columns, span, ({ key }) => rows[from.row]?.[key] ?? '')),
    undo: () => {
      const before = past.at(-1)
      if (!before) return
      setRows(before)
      setPast(past.slice(0, -1))
    },
    canUndo: past.length > 0,
    removeRows: (gone?: ReadonlySet<number>) => {
      const left = rows.filter((_, at) => (gone ? !gone.has(at) : at < from.row || at > to.row))
      change(left.length > 0 ? left : emptyRows())
      setSpan(HOME)
    },
    addRow: () => {
      change([...rows, {}])
      setSpan({ from: { row: rows.length, column: 0 }, to: { row: rows.length, column: 0 } })
    },
  }
}
export type GridState = ReturnType<typeof useGrid>
