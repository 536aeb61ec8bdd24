import { LockOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { LedgerBody, LedgerFieldBody, RecordBody, RecordRow } from '../../../server/contract/ledger.ts'
import { dayWords, momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { useHeldOn } from '../held/held.ts'
import { Reason } from './CorrectForm.tsx'
import { cellWithUnit, moneyText, periodText } from './cells.ts'
import { FileList } from './FilesInput.tsx'
import { History } from './History.tsx'
import { Reveal } from './Reveal.tsx'
import { titleOf } from './title.ts'
import { useConfirm } from './useConfirm.ts'
import { useWithdraw } from './useWithdraw.ts'

const WAN = 1_000_000

interface Props {
  readonly body: LedgerBody
  readonly record: RecordBody
  /** Corrects it; a version that is to stand again. */
  readonly correct: (again: RecordRow | null) => void
  readonly close: () => void
}

/** One record: its cells with units, what may be done, and everything that stood before. */
export const RecordView = ({ body, record, correct, close }: Props) => {
  const { t, language } = useWords()
  const [doing, setDoing] = useState<'withdraw' | 'reveal' | null>(null)
  const held = useHeldOn(record.id)
  const confirm = useConfirm(body)
  const may = record.may.keep && held === undefined
  return (
    <div className="record">
      {may && doing !== 'withdraw' ? (
        <div className="act-buttons">
          <Button type="primary" onClick={() => correct(null)}>
            {t('ledgers.correct')}
          </Button>
          {body.freshDays === null ? null : (
            <Button loading={confirm.isPending} onClick={() => confirm.mutate([record])}>
              {t('ledgers.stillRight')}
            </Button>
          )}
          {record.may.reveal ? <Button onClick={() => setDoing('reveal')}>{t('ledgers.reveal')}</Button> : null}
          <Button type="text" danger onClick={() => setDoing('withdraw')}>
            {t('ledgers.withdraw')}
          </Button>
        </div>
      ) : null}
      {held ? <span className="tag">{t('held.row')}</span> : null}
      {doing === 'withdraw' ? (
        <Withdraw body={body} record={record} cancel={() => setDoing(null)} done={close} />
      ) : null}
      <Closed body={body} record={record} />
      {record.until === undefined ? null : <p className="left-late">{t('ledgers.noLonger')}</p>}
      <Facts body={body} record={record} files={record.files} />
      <p className="muted record-source">
        {t('ledgers.recordedBy', {
          who: record.recordedBy || t('ledgers.program'),
          at: momentWords(record.recordedAt, language),
          how: t(`ledgers.source.${record.source}`),
        })}{' '}
        {record.confirmedAt === record.recordedAt
          ? null
          : t('ledgers.confirmedOn', { day: dayWords(record.confirmedAt, language) })}
        {record.fresh ? null : <span className="left-today"> {t('ledgers.stale')}</span>}
      </p>
      <History body={body} record={record} restore={may ? (version) => correct(version) : undefined} />
      <Reveal body={body} record={record} open={doing === 'reveal'} close={() => setDoing(null)} />
    </div>
  )
}

/** Why nothing can be changed, and who could open it again. */
const Closed = ({ body, record }: { body: LedgerBody; record: RecordBody }) => {
  const words = useWords()
  const { t, language } = words
  const { closing } = record
  if (closing === null || record.until !== undefined) return null
  return (
    <div className="record-closed">
      <LockOutlined aria-hidden="true" />
      <p>
        {t('periods.recordClosed', {
          place: closing.regionName,
          period: periodText(closing.period, words),
          who: closing.by,
          day: dayWords(closing.at, language),
        })}{' '}
        <Link to="/ledgers/$ledger/periods" params={{ ledger: body.key }}>
          {t('periods.howToOpen')}
        </Link>
      </p>
    </div>
  )
}

const Facts = (props: { body: LedgerBody; record: RecordRow; files: RecordBody['files'] }) => {
  const words = useWords()
  const { t } = words
  const { body, record } = props
  /** Photos and links, where the cell holds files that one may open. */
  const filesIn = ({ kind, key }: LedgerFieldBody) => {
    const ids = record.cells[key]
    const files = kind === 'files' && Array.isArray(ids) ? props.files.filter(({ id }) => ids.includes(id)) : []
    return files.length > 0 ? <FileList files={files} /> : undefined
  }
  const said = (field: LedgerFieldBody) => cellWithUnit(field, record.cells[field.key], words, { names: record.names })
  return (
    <dl className="record-facts">
      <div>
        <dt>{t('ledgers.region')}</dt>
        <dd>
          {record.above} {record.regionName}
        </dd>
      </div>
      {body.fields.map((field) => {
        const value = record.cells[field.key]
        const wan = field.kind === 'money' && typeof value === 'number' && Math.abs(value) >= WAN
        return (
          <div key={field.key}>
            <dt>{field.title}</dt>
            <dd>
              {filesIn(field) ?? (said(field) || <span className="muted">{t('ledgers.empty')}</span>)}
              {wan ? <small className="muted"> {t('ledgers.inWan', { wan: moneyText(value, 'wan') })}</small> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const SHORTEST = 2

/** It should not have stood: out of the numbers, kept among what stood. */
const Withdraw = (props: { body: LedgerBody; record: RecordBody; cancel: () => void; done: () => void }) => {
  const words = useWords()
  const { t } = words
  const withdraw = useWithdraw(props.body)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const short = reason.trim().length < SHORTEST
  const go = () => {
    setTried(true)
    if (short) return
    withdraw(props.record, titleOf(props.body, props.record, words)[0], reason.trim())
    props.done()
  }
  return (
    <form
      className="withdraw"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <p className="consequence">{t('ledgers.withdrawConsequence')}</p>
      <Reason reason={reason} setReason={setReason} wrong={tried && short} />
      <div className="act-buttons">
        <Button danger htmlType="submit">
          {t('ledgers.withdraw')}
        </Button>
        <Button type="text" onClick={props.cancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
