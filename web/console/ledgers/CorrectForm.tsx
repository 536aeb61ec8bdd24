import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { RecordBody, RecordRow } from '../../../server/contract/ledger.ts'
import { isRefused } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { CellField, focusCell } from './CellField.tsx'
import { Conflict } from './Conflict.tsx'
import { cellWithUnit } from './cells.ts'
import { correctRecord, recordQuery, refreshRecords, type SentCells } from './data.ts'
import type { Definition } from './definition.ts'
import { changesOf, typedOf } from './typed.ts'
import { useCells } from './useCells.ts'

const REASONS = ['mistake', 'changed', 'late'] as const
/** As the server asks. */
const SHORTEST = 2
const LONGEST = 200

interface Props {
  readonly definition: Definition
  readonly record: RecordBody
  /** An older version that is to stand again. */
  readonly again: RecordRow | null
  readonly done: () => void
  readonly cancel: () => void
  readonly dirty: (is: boolean) => void
}

/** A correction: what stood beside what is typed, with its reason. */
export const CorrectForm = (props: Props) => {
  const words = useWords()
  const { t } = words
  const { definition, record, again, done } = props
  const { body } = definition
  const client = useQueryClient()
  const { message } = App.useApp()
  const stands = useMemo(
    () => new Set(body.fields.filter(({ key, sensitive }) => sensitive && record.cells[key]).map(({ key }) => key)),
    [body, record],
  )
  const state = useCells(definition, typedOf(definition, (again ?? record).cells), stands)
  const [reason, setReason] = useState(again ? t('ledgers.reason.again', { n: again.version }) : '')
  const [tried, setTried] = useState(false)
  /** How often somebody else was quicker. */
  const [stale, setStale] = useState(0)
  const { dirty } = props
  useEffect(() => dirty(state.dirty), [dirty, state.dirty])
  const changes = state.row ? changesOf(definition, record.cells, state.row, state.typed) : {}
  const finish = async () => {
    message.success(t('ledgers.corrected'))
    await refreshRecords(client, body.key)
    done()
  }
  const save = useMutation({
    mutationFn: ({ version, cells }: { version: number; cells: SentCells }) =>
      correctRecord(body.key, record.id, { version, reason: reason.trim(), cells }),
    onSuccess: finish,
    onError: (error) => {
      if (isRefused(error, 'stale-version')) setStale((n) => n + 1)
      else if (isRefused(error)) state.refused(error)
    },
  })
  if (stale > 0)
    return (
      <Conflict
        key={stale}
        error={isRefused(save.error, 'stale-version') ? null : save.error}
        pending={save.isPending}
        definition={definition}
        base={record}
        mine={changes}
        load={() => client.fetchQuery({ ...recordQuery(body.key, record.id), staleTime: 0 })}
        save={(version, cells) => save.mutate({ version, cells })}
        cancel={props.cancel}
      />
    )
  const short = reason.trim().length < SHORTEST
  const send = () => {
    setTried(true)
    const first = state.attempt()
    if (first) return focusCell(first)
    if (short) return document.getElementById('record-reason')?.focus()
    if (Object.keys(changes).length > 0) save.mutate({ version: record.version, cells: changes })
  }
  const unchanged = tried && state.row !== undefined && Object.keys(changes).length === 0
  return (
    <form
      className="record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Notice error={isRefused(save.error) && save.error.problems.length > 0 ? null : save.error} />
      {body.fields.map((field) => (
        <CellField
          key={field.key}
          field={field}
          state={state}
          region={record.region}
          placeholder={
            field.sensitive && record.cells[field.key]
              ? t('ledgers.staysUnlessTyped', { value: String(record.cells[field.key]) })
              : undefined
          }
          aside={
            field.key in changes && !field.sensitive ? (
              <p className="cell-was">
                {t('ledgers.was', {
                  value:
                    cellWithUnit(field, record.cells[field.key], words, { names: record.names }) || t('ledgers.empty'),
                })}
              </p>
            ) : null
          }
        />
      ))}
      <Reason reason={reason} setReason={setReason} wrong={tried && short} />
      <div className="form-foot">
        {unchanged ? <p className="field-error">{t('ledgers.nothingChanged')}</p> : null}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('ledgers.saveCorrection')}
        </Button>
        <Button type="text" onClick={props.cancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Why: the usual ones by one press, or in one's own words. */
export const Reason = (props: { reason: string; setReason: (reason: string) => void; wrong: boolean }) => {
  const { t } = useWords()
  const { reason, setReason, wrong } = props
  return (
    <div className="cell-field reason">
      <label htmlFor="record-reason">
        {t('ledgers.reason')}
        <span className="cell-must">*</span>
      </label>
      <div className="reason-usual">
        {REASONS.map((key) => (
          <Button key={key} size="small" onClick={() => setReason(t(`ledgers.reason.${key}`))}>
            {t(`ledgers.reason.${key}`)}
          </Button>
        ))}
      </div>
      <Input
        id="record-reason"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        maxLength={LONGEST}
        placeholder={t('ledgers.reasonExample')}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        aria-describedby="record-reason-said"
      />
      <p id="record-reason-said" className={wrong ? 'field-error' : 'muted'}>
        {t(wrong ? 'ledgers.reasonShort' : 'ledgers.reasonKept')}
      </p>
    </div>
  )
}
