import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Progress, Radio } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { LedgerBody } from '../../../../server/contract/ledger.ts'
import { Notice } from '../../app/Notice.tsx'
import { useWords } from '../../app/words.ts'
import { refreshRecords } from '../data.ts'
import type { CheckedRow } from './check.ts'
import { Counts, Written } from './Outcome.tsx'
import { PIECE, type Ready, sendRows, type Told } from './send.ts'
import type { SheetRow } from './sheet.ts'
import type { Wrong } from './WrongList.tsx'

interface Props {
  readonly body: LedgerBody
  readonly rows: readonly SheetRow[]
  readonly checked: readonly (CheckedRow | null)[]
  readonly wrong: readonly Wrong[]
  readonly tell: (told: readonly Told[]) => void
  readonly removeRows: (gone: ReadonlySet<number>) => void
}

const SHORTEST = 2

/** First what would happen, then it happens: all rows or none, or only the right ones. */
export const SendBar = ({ body, rows, checked, wrong, tell, removeRows }: Props) => {
  const { t } = useWords()
  const client = useQueryClient()
  const [keep, setKeep] = useState<'all' | 'right'>('all')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState(0)
  const ready = useMemo(
    () => checked.flatMap((one, at): Ready[] => (one?.row ? [{ at, region: one.region, cells: one.row }] : [])),
    [checked],
  )
  const wrongRows = new Set(wrong.map(({ row }) => row))
  const look = useMutation({
    mutationFn: () => sendRows(body.key, ready, { dryRun: true, keep: 'right', reason: '' }, setDone),
    onMutate: () => setDone(0),
    onSuccess: ({ told }) => tell(told),
  })
  const write = useMutation({
    mutationFn: () => {
      const right = ready.filter(({ at }) => !wrongRows.has(at))
      return sendRows(body.key, right, { dryRun: false, keep, reason: reason.trim() }, setDone)
    },
    onMutate: () => setDone(0),
    onSuccess: async ({ told }) => {
      const refused = new Set(told.map(({ at }) => at))
      removeRows(new Set(ready.flatMap(({ at }) => (wrongRows.has(at) || refused.has(at) ? [] : [at]))))
      look.reset()
      await refreshRecords(client, body.key)
    },
  })
  // whatever was checked is another sheet by now
  const { reset: forget } = look
  useEffect(() => {
    void rows
    forget()
    tell([])
  }, [rows, forget, tell])
  const busy = look.isPending || write.isPending
  const reasonNeeded = (look.data?.corrected ?? 0) > 0
  const blocked = keep === 'all' && wrongRows.size > 0
  const short = reasonNeeded && reason.trim().length < SHORTEST
  const right = ready.filter(({ at }) => !wrongRows.has(at)).length
  if (!write.data && checked.every((one) => one === null)) return null
  return (
    <section className="send-bar card" aria-label={t('paste.send')}>
      {right + wrongRows.size > 0 ? <p role="status">{t('paste.state', { right, wrong: wrongRows.size })}</p> : null}
      <Notice error={look.error ?? write.error} />
      {write.data && !look.data ? <Written outcome={write.data} ledger={body.key} /> : null}
      {busy ? (
        <Progress
          percent={Math.round((100 * done) / Math.max(1, ready.length))}
          size="small"
          aria-label={t('paste.sending')}
        />
      ) : null}
      {look.data ? <Counts outcome={look.data} /> : null}
      {look.data && wrongRows.size > 0 ? (
        <Radio.Group
          value={keep}
          onChange={({ target }) => setKeep(target.value)}
          aria-label={t('paste.keep')}
          options={(['all', 'right'] as const).map((value) => ({ value, label: t(`paste.keep.${value}`) }))}
        />
      ) : null}
      {look.data && reasonNeeded ? (
        <label className="send-reason" htmlFor="send-reason">
          {t('paste.reason', { n: look.data.corrected })}
          <Input
            id="send-reason"
            value={reason}
            maxLength={200}
            onChange={({ target }) => setReason(target.value)}
            placeholder={t('ledgers.reasonExample')}
          />
        </label>
      ) : null}
      <div className="act-buttons">
        {look.data ? (
          <Button
            type="primary"
            disabled={blocked || short || right === 0}
            loading={write.isPending}
            onClick={() => write.mutate()}
          >
            {t(blocked ? 'paste.mendFirst' : 'paste.write', { n: right })}
          </Button>
        ) : (
          <Button type="primary" disabled={ready.length === 0} loading={look.isPending} onClick={() => look.mutate()}>
            {t('paste.check', { n: ready.length })}
          </Button>
        )}
      </div>
      {look.data && right > PIECE ? <p className="muted">{t('paste.pieces')}</p> : null}
    </section>
  )
}
