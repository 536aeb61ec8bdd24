import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { DEFAULT_LAYERS, levelOf } from '../../../kernel/place/index.ts'
import type { RecordRow } from '../../../server/contract/ledger.ts'
import { isRefused } from '../../ui/api.ts'
import { civilDate, dayWords } from '../../ui/dates.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { RegionSelect } from '../places/RegionSelect.tsx'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { type Known, knownOf, sameKind } from './before.ts'
import { CellField, focusCell } from './CellField.tsx'
import { cellWithUnit, periodText } from './cells.ts'
import { addRecord, refreshRecords, regionRecordsQuery } from './data.ts'
import { type Definition, inGrain } from './definition.ts'
import { likelyPeriod } from './filters.ts'
import { type Typed, typedOf } from './typed.ts'
import { type CellsState, useCells } from './useCells.ts'

interface Props {
  readonly definition: Definition
  readonly about: string | undefined
  readonly period: string | undefined
  /** Another record instead: the one that is there already, or nothing more. */
  readonly open: (id: string | undefined) => void
  readonly dirty: (is: boolean) => void
}

/** The region that a new record is about: the one asked for, or where one looks if there is none below it to choose from. */
const regionFrom = (levels: readonly number[], about: string | undefined, ...looking: readonly string[]): string => {
  const levelAt = (code: string) => levelOf(code, DEFAULT_LAYERS) ?? 0
  if (about !== undefined && levels.includes(levelAt(about))) return about
  return looking.find((code) => levels.includes(levelAt(code)) && levels.every((one) => one <= levelAt(code))) ?? ''
}

const beginning = ({ body }: Definition, period: string | undefined): Typed =>
  body.period === null ? {} : { [body.period]: period ?? likelyPeriod(body, civilDate(new Date())) }

/** A new record: where and of which period first, then what is known of the period before beside each field. */
export const AddForm = ({ definition, about, period, open, dirty }: Props) => {
  const { t } = useWords()
  const { body } = definition
  const looking = useRegion()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [region, setRegion] = useState(() => regionFrom(body.levels, about, looking.region, looking.own))
  const [tried, setTried] = useState(false)
  const state = useCells(definition, beginning(definition, period))
  const { data: rows = [] } = useQuery(regionRecordsQuery(body.key, region, sameKind(definition, state.typed)))
  const known = knownOf(definition, rows, state.typed)
  useEffect(() => dirty(state.dirty), [dirty, state.dirty])
  const save = useMutation({
    mutationFn: (_: { another: boolean }) => addRecord(body.key, { region, cells: state.row ?? {} }),
    onSuccess: async (_, { another }) => {
      message.success(t('ledgers.added'))
      await refreshRecords(client, body.key)
      if (!another) return open(undefined)
      state.reset(beginning(definition, period))
      setTried(false)
      if (!about) setRegion(regionFrom(body.levels, undefined, looking.region, looking.own))
    },
    onError: (error) => isRefused(error) && state.refused(error),
  })
  const send = (another: boolean) => {
    setTried(true)
    const first = state.attempt()
    if (first) return focusCell(first)
    if (region !== '') save.mutate({ another })
  }
  const { fields } = body
  return (
    <form
      className="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(false)
      }}
    >
      <Exists known={known} error={save.error} open={open} />
      <fieldset>
        <legend>{t('ledgers.whichRecord')}</legend>
        <div className="cell-field">
          <label htmlFor="record-region">
            {t('ledgers.region')}
            <span className="cell-must">*</span>
          </label>
          <RegionSelect id="record-region" value={region || undefined} onChange={setRegion} />
          {tried && region === '' ? <p className="field-error">{t('ledgers.regionFirst')}</p> : null}
          {state.said('region') ? <p className="field-error">{state.said('region')}</p> : null}
        </div>
        {fields
          .filter(({ key }) => inGrain(definition, key))
          .map((field) => (
            <CellField key={field.key} field={field} state={state} region={region} />
          ))}
      </fieldset>
      <Contents definition={definition} state={state} region={region} before={known.before} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={known.same !== undefined}>
          {t('form.save')}
        </Button>
        <Button loading={save.isPending} disabled={known.same !== undefined} onClick={() => send(true)}>
          {t('ledgers.saveAndNext')}
        </Button>
        <Button type="text" onClick={() => open(undefined)}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** The record is there already: it is to be corrected. */
const Exists = (props: { known: Known; error: unknown; open: (id: string) => void }) => {
  const { t } = useWords()
  const { known, error, open } = props
  const told = isRefused(error, 'record-exists') ? error.may[0] : undefined
  const id = known.same?.id ?? told
  if (id === undefined) return <Notice error={isRefused(error) && error.problems.length > 0 ? null : error} />
  return (
    <Alert
      className="notice"
      type="warning"
      showIcon
      role="alert"
      title={t('ledgers.exists')}
      action={
        <Button size="small" onClick={() => open(id)}>
          {t('ledgers.openIt')}
        </Button>
      }
    />
  )
}

/** All fields but those that name the record, with what stood in the period before. */
const Contents = (props: {
  definition: Definition
  state: CellsState
  region: string
  before: RecordRow | undefined
}) => {
  const words = useWords()
  const { t, language } = words
  const { definition, state, before } = props
  const { body } = definition
  const fields = body.fields.filter(({ key }) => !inGrain(definition, key))
  const texts = before ? typedOf(definition, before.cells) : {}
  const offered = fields.filter(
    ({ key, kind }) => kind !== 'files' && (texts[key] ?? '') !== '' && state.typed[key] !== texts[key],
  )
  const period = before && body.period !== null ? periodText(String(before.cells[body.period] ?? ''), words) : ''
  const takeAll = () => {
    const empty = offered.filter(({ key }) => (state.typed[key] ?? '') === '')
    state.set(Object.fromEntries((empty.length > 0 ? empty : offered).map(({ key }) => [key, texts[key] ?? ''])))
  }
  return (
    <fieldset>
      <legend>{t('ledgers.contents')}</legend>
      {before ? (
        <div className="before">
          <p>
            {t('ledgers.before', {
              period,
              who: before.recordedBy || t('ledgers.program'),
              day: dayWords(before.recordedAt, language),
            })}
          </p>
          <Button size="small" onClick={takeAll} disabled={offered.length === 0}>
            {t('ledgers.takeAll')}
          </Button>
        </div>
      ) : null}
      {fields.map((field) => (
        <CellField
          key={field.key}
          field={field}
          state={state}
          region={props.region}
          aside={
            before && offered.includes(field) ? (
              <button
                type="button"
                className="link before-one"
                onClick={() => state.set({ [field.key]: texts[field.key] ?? '' })}
              >
                {t('ledgers.takeOne', {
                  period,
                  value: cellWithUnit(field, before.cells[field.key], words, { names: before.names }),
                })}
              </button>
            ) : null
          }
        />
      ))}
    </fieldset>
  )
}
