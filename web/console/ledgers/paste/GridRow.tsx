import { type KeyboardEvent, memo } from 'react'
import { cellText } from '../../../../kernel/ledger/index.ts'
import { useWords } from '../../app/words.ts'
import { cellAt } from './Grid.tsx'
import type { Column, SheetRow, Span } from './sheet.ts'

/** The grid itself has the focus and hears the keys (aria-activedescendant). */
const asCell = (chosen: boolean) => ({ role: 'gridcell', tabIndex: -1, 'aria-selected': chosen }) as const

interface Props {
  readonly at: number
  readonly row: SheetRow
  readonly columns: readonly Column[]
  readonly span: Span
  /** Column one stands on; null in every other row. */
  readonly active: number | null
  /** What the box of the active cell begins with; null where nobody types. */
  readonly editing: string | null
  readonly wrong: (row: number, key: string) => string | undefined
  readonly go: (column: number, wide: boolean) => void
  readonly edit: () => void
  readonly commit: (text: string, step: readonly [number, number] | null) => void
}

export const GridRow = (props: Props) => {
  const { at, row, columns, span, active, editing, wrong } = props
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
              if (active === n && editing !== null) return
              event.preventDefault()
              props.go(n, event.shiftKey)
            }}
            onDoubleClick={props.edit}
          >
            {active === n && editing !== null ? (
              <Box begin={editing} column={column} commit={props.commit} />
            ) : (
              row[column.key]
            )}
          </td>
        )
      })}
    </tr>
  )
}

const optionsOf = ({ field }: Column): readonly string[] => {
  if (field?.kind === 'yes-no') return [true, false].map((value) => cellText({ kind: 'yes-no' }, value))
  return field?.options?.map(({ title }) => title) ?? []
}

/** The box of the cell that is typed into; codes are offered by their titles. */
const Box = memo((props: { begin: string; column: Column; commit: Props['commit'] }) => {
  const { t } = useWords()
  const { begin, column, commit } = props
  const options = optionsOf(column)
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const { value } = event.currentTarget
    if (event.key === 'Escape') commit(begin, null)
    else if (event.key === 'Enter') commit(value, [1, 0])
    else if (event.key === 'Tab') commit(value, [0, event.shiftKey ? -1 : 1])
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={focusEnd}
        defaultValue={begin}
        list={options.length > 0 ? `options-${column.key}` : undefined}
        aria-label={t('paste.cell', { field: column.title })}
        onKeyDown={press}
        onBlur={({ currentTarget }) => commit(currentTarget.value, null)}
      />
      {options.length > 0 ? (
        <datalist id={`options-${column.key}`}>
          {options.map((title) => (
            <option key={title} value={title} />
          ))}
        </datalist>
      ) : null}
    </>
  )
})

const focusEnd = (box: HTMLInputElement | null): void => {
  if (!box || document.activeElement === box) return
  box.focus()
  box.setSelectionRange(box.value.length, box.value.length)
}
