import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { LedgerBody } from '../../../../server/contract/ledger.ts'
import type { LedgerPeriod } from '../../../../server/contract/ledgerPeriod.ts'
import { Notice } from '../../app/Notice.tsx'
import { useWords } from '../../app/words.ts'
import { regionQuery } from '../../places/regions.ts'
import { periodText } from '../cells.ts'
import { refreshPeriods, type Turn, turnPeriod } from './data.ts'

type How = 'close' | 'reopen'
type Item = Pick<LedgerPeriod, 'period'> & Partial<Pick<LedgerPeriod, 'kept' | 'expected' | 'over'>>
export type Turning = (how: How, item: Item) => void

/** As the server asks. */
const SHORTEST = 2
const LONGEST = 200

/** Closing and opening, each after a question that says what follows; `dialog` is to be shown on the page. */
export const useTurn = (body: LedgerBody, region: string): { readonly turn: Turning; readonly dialog: ReactNode } => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { message } = App.useApp()
  const { data: named } = useQuery(regionQuery(region))
  const [asked, setAsked] = useState<{ readonly how: How; readonly item: Item } | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: (turn: Turn) => turnPeriod(body.key, turn),
    onSuccess: async (_, turn) => {
      message.success(t(turn.reason === undefined ? 'periods.didClose' : 'periods.didOpen'))
      setAsked(null)
      await refreshPeriods(client, body.key)
    },
  })
  const turn: Turning = (how, item) => {
    save.reset()
    setReason('')
    setTried(false)
    setAsked({ how, item })
  }
  const opens = asked?.how === 'reopen'
  const short = reason.trim().length < SHORTEST
  const go = () => {
    setTried(true)
    if (asked === null || (opens && short)) return
    save.mutate({ period: asked.item.period, region, ...(opens && { reason: reason.trim() }) })
  }
  const { kept = 0, expected = null, over = true } = asked?.item ?? {}
  const said = { place: named?.name ?? region, period: asked ? periodText(asked.item.period, words) : '' }
  const dialog = (
    <Modal
      open={asked !== null}
      title={t(opens ? 'periods.askOpen' : 'periods.askClose', said)}
      okText={t(opens ? 'periods.reopen' : 'periods.close')}
      cancelText={t('form.cancel')}
      confirmLoading={save.isPending}
      onOk={go}
      onCancel={() => setAsked(null)}
      destroyOnHidden
    >
      <Notice error={save.error} />
      <p>{t(opens ? 'periods.openConsequence' : 'periods.closeConsequence')}</p>
      {!opens && expected !== null && kept < expected ? (
        <p className="left-today">{t('periods.stillLacks', { n: expected - kept, of: expected })}</p>
      ) : null}
      {!opens && !over ? <p className="left-today">{t('periods.notOver')}</p> : null}
      {opens ? (
        <div className="cell-field">
          <label htmlFor="reopen-reason">
            {t('periods.why')}
            <span className="cell-must">*</span>
          </label>
          <Input
            id="reopen-reason"
            value={reason}
            maxLength={LONGEST}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={go}
            status={tried && short ? 'error' : ''}
            placeholder={t('periods.whyExample')}
          />
          <p className={tried && short ? 'field-error' : 'muted'}>
            {t(tried && short ? 'ledgers.reasonShort' : 'periods.reasonKept')}
          </p>
        </div>
      ) : null}
    </Modal>
  )
  return { turn, dialog }
}
