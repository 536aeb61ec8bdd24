import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../app/words.ts'
import { GridBox } from './GridBox.tsx'
import { GridRow } from './GridRow.tsx'
import { type GridProps, VIEW_ROWS } from './gridProps.ts'
import { type Column, ordered, type Spot } from './sheet.ts'

/** Pixels; as the style sheet has them. */
export const ROW = 32
const SPARE = 6

/** A table that is walked through cell by cell (WAI-ARIA grid). */
const GRID = { role: 'grid' } as const

/**
 * A sheet to paste into: arrows, typing, copying, filling down (Ctrl D) and taking back (Ctrl Z) as in a spreadsheet. Only the rows in sight
 * are drawn. A box lies over the active cell and has the focus: input methods write into nothing else.
 */
export const Grid = (props: GridProps) => {
  const { t } = useWords()
  const { columns, grid, wrong } = props
  const frame = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLInputElement>(null)
  const [top, setTop] = useState(0)
  const [editing, setEditing] = useState<string | null>(null)
  const { rows, active } = grid
  const first = Math.max(0, Math.floor(top / ROW) - SPARE)
  const shown = rows.slice(first, first + VIEW_ROWS + 2 * SPARE).map((row, n) => ({ row, at: first + n }))
  useInSight(frame, active)
  const edit = () => setEditing(rows[active.row]?.[columns[active.column]?.key ?? ''] ?? '')
  const go = (spot: Spot, wide: boolean) => {
    if (editing !== null) grid.write(active, editing)
    setEditing(null)
    grid.go(spot, wide)
    box.current?.focus({ preventScroll: true })
  }
  return (
    <div className="grid" ref={frame} onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}>
      <table {...GRID} aria-label={t('paste.grid')} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1}>
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
              wrong={wrong}
              go={(column, wide) => go({ row: at, column }, wide)}
              edit={edit}
            />
          ))}
          <Blank rows={rows.length - first - shown.length} />
        </tbody>
      </table>
      <GridBox {...props} box={box} editing={editing} setEditing={setEditing} edit={edit} />
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

/** Keeps the cell one stands on in sight; the page itself stays where it is. */
const useInSight = (frame: React.RefObject<HTMLDivElement | null>, { row, column }: Spot): void => {
  useEffect(() => {
    const view = frame.current
    if (!view) return
    const head = view.querySelector('thead')?.offsetHeight ?? 0
    const [upper, lower] = [row * ROW, head + (row + 1) * ROW]
    if (upper < view.scrollTop) view.scrollTop = upper
    else if (lower > view.scrollTop + view.clientHeight) view.scrollTop = lower - view.clientHeight
    const heading = view.querySelectorAll<HTMLElement>('thead th')
    const [corner, cell] = [heading[0]?.offsetWidth ?? 0, heading[column + 1]]
    if (!cell) return
    const [left, right] = [cell.offsetLeft - corner, cell.offsetLeft + cell.offsetWidth]
    if (left < view.scrollLeft) view.scrollLeft = left
    else if (right > view.scrollLeft + view.clientWidth) view.scrollLeft = right - view.clientWidth
  }, [frame, row, column])
}
