import { type ClipboardEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import { cellText } from '../../../../kernel/ledger/index.ts'
import { useWords } from '../../app/words.ts'
import { cellAt, type GridProps, VIEW_ROWS } from './gridProps.ts'
import type { Column, Spot } from './sheet.ts'
import type { GridState } from './useGrid.ts'

type Step = readonly [number, number]

/** What each key does to a place: how far it goes. */
const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageDown: [VIEW_ROWS, 0],
  PageUp: [-VIEW_ROWS, 0],
  Enter: [1, 0],
  Tab: [0, 1],
}
const stepOf = (event: KeyboardEvent): Step | undefined =>
  event.key === 'Tab' && event.shiftKey ? [0, -1] : STEPS[event.key]

interface Props extends GridProps {
  readonly box: RefObject<HTMLInputElement | null>
  /** What is being typed; null where one only walks. */
  readonly editing: string | null
  readonly setEditing: (text: string | null) => void
  readonly edit: () => void
}

/** The box over the active cell: it hears the keys and the clipboard, and shows itself once somebody types. */
export const GridBox = ({ columns, grid, wrong, pasted, box, editing, setEditing, edit }: Props) => {
  const { t } = useWords()
  const { rows, active } = grid
  const column = columns[active.column]
  const options = column ? optionsOf(column) : []
  const stands = rows[active.row]?.[column?.key ?? ''] ?? ''
  const said = wrong(active.row, column?.key ?? '')
  const write = (step: Step | null) => {
    if (editing !== null) grid.write(active, editing)
    setEditing(null)
    if (step) grid.go({ row: active.row + step[0], column: active.column + step[1] })
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const done = editing === null ? walk(event, columns, grid, edit) : finish(event, write, setEditing)
    if (done) event.preventDefault()
  }
  const copy = (event: ClipboardEvent) => {
    if (editing !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', grid.copy())
    if (event.type === 'cut') grid.clear()
  }
  return (
    <>
      <input
        ref={box}
        className="grid-box"
        style={usePlace(active)}
        data-editing={editing !== null || undefined}
        value={editing ?? ''}
        list={options.length > 0 ? 'grid-options' : undefined}
        autoComplete="off"
        aria-label={t('paste.cell', { row: active.row + 1, field: column?.title ?? '', value: stands })}
        aria-invalid={said !== undefined}
        onChange={({ target }) => setEditing(target.value)}
        onCompositionStart={() => editing === null && setEditing('')}
        onKeyDown={press}
        onPaste={(event) => {
          if (editing !== null) return
          event.preventDefault()
          pasted(grid.paste(event.clipboardData.getData('text/plain')))
        }}
        onCopy={copy}
        onCut={copy}
        onBlur={() => write(null)}
      />
      <datalist id="grid-options">
        {options.map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
    </>
  )
}

/** Codes are offered by their titles. */
const optionsOf = ({ field }: Column): readonly string[] => {
  if (field?.kind === 'yes-no') return [true, false].map((value) => cellText({ kind: 'yes-no' }, value))
  return field?.options?.map(({ title }) => title) ?? []
}

/** Where the active cell is drawn; where it was while it is out of sight. */
const usePlace = ({ row, column }: Spot) => {
  const [place, setPlace] = useState({ left: 0, top: 0, width: 0, height: 0 })
  useLayoutEffect(() => {
    const cell = document.getElementById(cellAt({ row, column }))
    if (!cell) return
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = cell
    setPlace((now) =>
      now.left === left && now.top === top && now.width === width && now.height === height
        ? now
        : { left, top, width, height },
    )
  })
  return place
}

/** Keys while one types. */
const finish = (
  event: KeyboardEvent,
  write: (step: Step | null) => void,
  setEditing: (text: string | null) => void,
): boolean => {
  if (event.key === 'Escape') setEditing(null)
  else if (event.key === 'Enter' || event.key === 'Tab') write(stepOf(event) ?? null)
  else return false
  return true
}

const withCtrl = (event: KeyboardEvent, grid: GridState): boolean => {
  const key = event.key.toLowerCase()
  if (key === 'z') grid.undo()
  else if (key === 'd') grid.fillDown()
  else return false
  return true
}

/** Keys while one walks; false where the key is the browser's, or a letter that the box takes. */
const walk = (event: KeyboardEvent, columns: readonly Column[], grid: GridState, edit: () => void): boolean => {
  if (event.ctrlKey || event.metaKey) return withCtrl(event, grid)
  const { row, column } = grid.active
  // at the last cell Tab leads out of the grid, so that nobody is caught in it
  if (event.key === 'Tab' && (event.shiftKey ? column === 0 : column === columns.length - 1)) return false
  const step = stepOf(event)
  if (step) grid.go({ row: row + step[0], column: column + step[1] }, event.shiftKey && event.key.startsWith('Arrow'))
  else if (event.key === 'Delete' || event.key === 'Backspace') grid.clear()
  else if (event.key === 'F2') edit()
  else return false
  return true
}
