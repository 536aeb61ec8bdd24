import { LockOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { memo } from 'react'
import type { LedgerBody, LedgerFieldBody, RecordRow } from '../../../server/contract/ledger.ts'
import { dayWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { useHeldOn } from '../held/held.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { calling, cellWords, isNumber, unitOf } from './cells.ts'
import type { View } from './columns.ts'
import { titleOf } from './title.ts'
import { useConfirm } from './useConfirm.ts'
import type { Picking } from './usePicking.ts'

/** A table made from the definition; its first column says which record it is and stays while the rest moves sideways. */
export const RecordTable = (props: {
  body: LedgerBody
  view: View
  items: readonly RecordRow[]
  open: (id: string) => void
  /** Null where nothing can be done with many at once. */
  picking: Picking | null
}) => {
  const words = useWords()
  const { t } = words
  const { region } = useRegion()
  const { body, view, items, picking } = props
  const named = new Set(calling(body.fields, body.grain).map(({ key }) => key))
  const fields = body.fields.filter(({ key }) => !named.has(key) && !view.hidden.includes(key))
  const chosen = picking?.selection.chosen
  const all = items.length > 0 && items.every(({ id }) => chosen?.has(id))
  return (
    <table className="table table-labelled records">
      <thead>
        <tr>
          <th scope="col">
            {picking ? (
              <Checkbox
                checked={all}
                indeterminate={!all && (chosen?.size ?? 0) > 0}
                onChange={({ target }) => picking.chooseAll(target.checked)}
                aria-label={t('ledgers.chooseAll')}
              />
            ) : null}
            {t('ledgers.which')}
          </th>
          {fields.map((field) => (
            <th key={field.key} scope="col" className={isNumber(field) ? 'num' : undefined}>
              {field.title}
              <small>{isNumber(field) ? unitOf(field, words, view.money) : ''}</small>
            </th>
          ))}
          <th scope="col">{t('ledgers.recorded')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((row) => (
          <Row
            key={row.id}
            body={body}
            fields={fields}
            view={view}
            region={region}
            row={row}
            open={props.open}
            picking={picking}
            chosen={chosen?.has(row.id) ?? false}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly body: LedgerBody
  readonly fields: readonly LedgerFieldBody[]
  readonly view: View
  /** What one looks at: its name says nothing new in each row. */
  readonly region: string
  readonly row: RecordRow
  readonly open: (id: string) => void
  readonly picking: Picking | null
  readonly chosen: boolean
}

const Row = memo((props: RowProps) => {
  const words = useWords()
  const { body, row, view, picking } = props
  const held = useHeldOn(row.id)
  const [title, place] = titleOf(body, row, words, props.region)
  return (
    <tr data-chosen={props.chosen || undefined}>
      <th scope="row">
        <div className="record-head">
          {picking ? (
            <Checkbox
              checked={props.chosen}
              disabled={held !== undefined || row.closed}
              aria-label={words.t('ledgers.choose', { title })}
              onChange={({ nativeEvent }) => picking.choose(row.id, nativeEvent.shiftKey)}
            />
          ) : null}
          <span>
            <button type="button" className="link record-link" onClick={() => props.open(row.id)}>
              {title}
            </button>
            {row.closed ? (
              <LockOutlined
                className="record-lock"
                role="img"
                aria-label={words.t('periods.rowClosed')}
                title={words.t('periods.rowClosed')}
              />
            ) : null}
            {place === '' ? null : <small>{place}</small>}
          </span>
        </div>
      </th>
      {props.fields.map((field) => (
        <td key={field.key} className={isNumber(field) ? 'num' : undefined} data-label={field.title}>
          <CellText field={field} row={row} view={view} />
        </td>
      ))}
      <td data-label={words.t('ledgers.recorded')} className="record-fresh">
        {held ? <span className="tag">{words.t('held.row')}</span> : <Fresh body={body} row={row} />}
      </td>
    </tr>
  )
})

/** A cell; on a telephone, where there is no heading above it, with its unit. */
const CellText = ({ field, row, view }: { field: LedgerFieldBody; row: RecordRow; view: View }) => {
  const words = useWords()
  const text = cellWords(field, row.cells[field.key], words, { names: row.names, money: view.money })
  if (text === '' || !isNumber(field)) return text
  return (
    <span>
      {text}
      <span className="cell-unit"> {unitOf(field, words, view.money)}</span>
    </span>
  )
}

/** When it was last said to be right; where that is long ago, one press says so anew. */
const Fresh = ({ body, row }: { body: LedgerBody; row: RecordRow }) => {
  const { t, language } = useWords()
  const confirm = useConfirm(body)
  if (row.fresh) return <span className="muted nowrap">{dayWords(row.confirmedAt, language)}</span>
  return (
    <span>
      <span className="left-today nowrap">{t('ledgers.stale')}</span>{' '}
      {body.may.keep && !row.closed ? (
        <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate([row])}>
          {t('ledgers.stillRight')}
        </Button>
      ) : null}
    </span>
  )
}
