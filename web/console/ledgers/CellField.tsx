import type { ReactNode } from 'react'
import type { LedgerFieldBody } from '../../../server/contract/ledger.ts'
import type { Words } from '../../ui/words.tsx'
import { useWords } from '../app/words.ts'
import { CellInput } from './CellInput.tsx'
import { moneyText } from './cells.ts'
import type { CellsState } from './useCells.ts'

/** Ten thousand 元 in 分: from here on it is said in 万元 too. */
const WAN = 1_000_000

/** What a field lets in, where that is not plain from its box. */
const hintOf = (field: LedgerFieldBody, { t }: Words, value: unknown): string => {
  const { kind, least, most, places } = field
  if (kind === 'money' && typeof value === 'number' && Math.abs(value) >= WAN)
    return t('ledgers.hint.wan', { wan: moneyText(value, 'wan') })
  if (kind === 'integer' || kind === 'decimal') {
    const bounded =
      least !== undefined && most !== undefined
        ? t('ledgers.hint.between', { least, most })
        : least !== undefined && least !== 0
          ? t('ledgers.hint.least', { least })
          : ''
    return [bounded, places === undefined ? '' : t('ledgers.hint.places', { places })]
      .filter(Boolean)
      .join(t('list.comma'))
  }
  if (kind === 'money' && field.negative) return t('ledgers.hint.negative')
  if (kind === 'point') return t('ledgers.hint.point')
  return ''
}

/** A field of a form made from a definition: title, box with unit, hint, what is wrong, and beside it what is known already. */
export const CellField = (props: {
  field: LedgerFieldBody
  state: CellsState
  region: string
  aside?: ReactNode
  placeholder?: string
}) => {
  const words = useWords()
  const { t } = words
  const { field, state } = props
  const id = cellId(field.key)
  const wrong = state.said(field.key)
  const hint = hintOf(field, words, state.row?.[field.key])
  const required = state.required.has(field.key)
  return (
    <div className="cell-field" data-wrong={wrong !== undefined || undefined}>
      <label htmlFor={id} id={`${id}-label`}>
        {field.title}
        {required ? (
          <span className="cell-must" title={t('form.required')}>
            *<span className="unseen">{t('ledgers.must')}</span>
          </span>
        ) : null}
        {field.disclosed ? <small className="muted">{t('ledgers.disclosed')}</small> : null}
      </label>
      <CellInput
        id={id}
        field={field}
        value={state.typed[field.key] ?? ''}
        set={(value) => state.set({ [field.key]: value })}
        leave={() => state.touch(field.key)}
        wrong={wrong !== undefined}
        describedBy={`${id}-said`}
        placeholder={props.placeholder}
        region={props.region}
        ledger={state.ledger}
      />
      <div id={`${id}-said`} className="cell-said">
        {wrong ? <p className="field-error">{wrong}</p> : null}
        {hint ? <p className="muted">{hint}</p> : null}
        {field.requiredWhen && !required ? <p className="muted">{t('ledgers.hint.when')}</p> : null}
      </div>
      {props.aside}
    </div>
  )
}

export const cellId = (key: string): string => `cell-${key}`

/** Where the eye should go: the first field that is wrong. */
export const focusCell = (key: string): void => {
  const box = document.getElementById(cellId(key))
  const target = box?.matches('input, textarea, button') ? box : (box?.querySelector('input') ?? box)
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}
