import { cellAt } from './gridProps.ts'
import type { Column, SheetRow, Span } from './sheet.ts'

/** The box over the active cell has the focus; the cells only say what they are. */
const asCell = (chosen: boolean) => ({ role: 'gridcell', tabIndex: -1, 'aria-selected': chosen }) as const

interface Props {
  readonly at: number
  readonly row: SheetRow
  readonly columns: readonly Column[]
  readonly span: Span
  /** Column one stands on; null in every other row. */
  readonly active: number | null
  readonly wrong: (row: number, key: string) => string | undefined
  readonly go: (column: number, wide: boolean) => void
  readonly edit: () => void
}

export const GridRow = (props: Props) => {
  const { at, row, columns, span, active, wrong } = props
  const chosen = (column: number) =>
    at >= span.from.row && at <= span.to.row && column >= span.from.column && column <= span.to.column
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row">{at + 1}</th>
      {columns.map((column, n) => {
        const said = wrong(at, column.key)
        return (
          <td
            key={column.key}
            id={cellAt({ row: at, column: n })}
            {...asCell(chosen(n))}
            data-kind={column.field?.kind ?? 'region'}
            data-chosen={chosen(n) || undefined}
            data-active={active === n || undefined}
            data-wrong={said !== undefined || undefined}
            aria-invalid={said !== undefined}
            title={said}
            onMouseDown={(event) => {
              event.preventDefault()
              props.go(n, event.shiftKey)
            }}
            onDoubleClick={props.edit}
          >
            {row[column.key]}
          </td>
        )
      })}
    </tr>
  )
}
