import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../app/words.ts'
import { GridRow } from './GridRow.tsx'
import { type Column, ordered, type Spot } from './sheet.ts'
import type { GridState } from './useGrid.ts'

/** Pixels; as the style sheet has them. */
export const ROW = 32
const VIEW_ROWS = 14
const SPARE = 6

export const cellAt = ({ row, column }: Spot): string => `cell-${row}-${column}`

/** A table that is walked through cell by cell (WAI-ARIA grid): it has the focus as a whole. */
const asGrid = (active: Spot) => ({ role: 'grid', tabIndex: 0, 'aria-activedescendant': cellAt(active) }) as const

interface Props {
  readonly columns: readonly Column[]
  readonly grid: GridState
  /** What is wrong with a cell, in words. */
  readonly wrong: (row: number, key: string) => string | undefined
  readonly pasted: (cut: boolean) => void
}

/** What each key does to a place: how far it goes. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageDown: [VIEW_ROWS, 0],
  PageUp: [-VIEW_ROWS, 0],
  Enter: [1, 0],
  Tab: [0, 1],
}

/**
 * A sheet to paste into: arrows, typing, copying, filling down (Ctrl D) and taking back (Ctrl Z) as in a spreadsheet. Only the rows in sight
 * are drawn. The frame holds the focus and says which cell is meant.
 */
export const Grid = ({ columns, grid, wrong, pasted }: Props) => {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const [top, setTop] = useState(0)
  const [editing, setEditing] = useState<string | null>(null)
  const { rows, active } = grid
  const first = Math.max(0, Math.floor(top / ROW) - SPARE)
  const shown = rows.slice(first, first + VIEW_ROWS + 2 * SPARE).map((row, n) => ({ row, at: first + n }))
  useInSight(box, active)
  const commit = (text: string, step: readonly [number, number] | null) => {
    setEditing(null)
    grid.write(active, text)
    if (step) grid.go({ row: active.row + step[0], column: active.column + step[1] })
    table.current?.focus({ preventScroll: true })
  }
  const press = (event: KeyboardEvent) => {
    if (editing !== null || event.nativeEvent.isComposing) return
    const done = act(event, columns, grid, (begin) => setEditing(begin))
    if (done) event.preventDefault()
  }
  const paste = (event: ClipboardEvent) => {
    if (editing !== null) return
    event.preventDefault()
    pasted(grid.paste(event.clipboardData.getData('text/plain')))
  }
  const copy = (event: ClipboardEvent) => {
    if (editing !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', grid.copy())
    if (event.type === 'cut') grid.clear()
  }
  return (
    <div className="grid" ref={box} onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}>
      <table
        ref={table}
        {...asGrid(active)}
        aria-label={t('paste.grid')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={press}
        onPaste={paste}
        onCopy={copy}
        onCut={copy}
      >
        <GridHead columns={columns} />
        <tbody>
          <Blank rows={first} />
          {shown.map(({ row, at }) => (
            <GridRow
              key={at}
              at={at}
              row={row}
              columns={columns}
              span={ordered(grid.span)}
              active={active.row === at ? active.column : null}
              editing={active.row === at ? editing : null}
              wrong={wrong}
              go={(column, wide) => {
                grid.go({ row: at, column }, wide)
                table.current?.focus({ preventScroll: true })
              }}
              edit={() => setEditing(rows[active.row]?.[columns[active.column]?.key ?? ''] ?? '')}
              commit={commit}
            />
          ))}
          <Blank rows={rows.length - first - shown.length} />
        </tbody>
      </table>
    </div>
  )
}

/** The room of rows out of sight. */
const Blank = ({ rows }: { rows: number }) =>
  rows > 0 ? (
    <tr className="grid-blank" style={{ height: rows * ROW }}>
      <td />
    </tr>
  ) : null

const GridHead = ({ columns }: { columns: readonly Column[] }) => {
  const { t } = useWords()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{t('paste.number')}</th>
        {columns.map(({ key, title, unit, field }) => (
          <th key={key} scope="col" data-kind={field?.kind ?? 'region'}>
            {title}
            {field === null || field.required ? <b aria-hidden="true">*</b> : null}
            <small>{unit}</small>
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Keeps the cell one stands on in sight. */
const useInSight = (box: React.RefObject<HTMLDivElement | null>, active: Spot): void => {
  const { row, column } = active
  useEffect(() => {
    const frame = box.current
    if (!frame) return
    const [upper, lower] = [row * ROW, (row + 2) * ROW]
    if (upper < frame.scrollTop) frame.scrollTop = upper
    else if (lower > frame.scrollTop + frame.clientHeight) frame.scrollTop = lower - frame.clientHeight
    document.getElementById(cellAt({ row, column }))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [box, row, column])
}

const withCtrl = (event: KeyboardEvent, grid: GridState): boolean => {
  const key = event.key.toLowerCase()
  if (key === 'z') grid.undo()
  else if (key === 'd') grid.fillDown()
  else return false
  return true
}

/** Does what a key asks; false where it is the browser's. */
const act = (
  event: KeyboardEvent,
  columns: readonly Column[],
  grid: GridState,
  edit: (begin: string) => void,
): boolean => {
  if (event.ctrlKey || event.metaKey) return withCtrl(event, grid)
  const { row, column } = grid.active
  // at the last cell Tab leads out of the grid, so that nobody is caught in it
  if (event.key === 'Tab' && (event.shiftKey ? column === 0 : column === columns.length - 1)) return false
  const step = STEPS[event.key]
  if (step) {
    const [down, right] = event.key === 'Tab' && event.shiftKey ? [0, -1] : step
    grid.go({ row: row + down, column: column + right }, event.shiftKey && event.key.startsWith('Arrow'))
    return true
  }
  if (event.key === 'Delete' || event.key === 'Backspace') grid.clear()
  else if (event.key === 'F2') edit(grid.rows[row]?.[columns[column]?.key ?? ''] ?? '')
  else if (event.key.length === 1 && !event.altKey) edit(event.key === ' ' ? '' : event.key)
  else return false
  return true
}
