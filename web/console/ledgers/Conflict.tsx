import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import type { RecordBody, RecordRow } from '../../../server/contract/ledger.ts'
import { momentWords } from '../../ui/dates.ts'
import { Failure } from '../app/Failure.tsx'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { type Cells, cellWithUnit } from './cells.ts'
import type { SentCells } from './data.ts'
import type { Definition } from './definition.ts'
import { type Clash, clashesOf } from './difference.ts'

interface Props {
  readonly definition: Definition
  /** The version that one began from. */
  readonly base: RecordRow
  /** What one wants to change. */
  readonly mine: SentCells
  readonly load: () => Promise<RecordBody>
  readonly save: (version: number, cells: SentCells) => void
  readonly cancel: () => void
  readonly pending: boolean
  readonly error: unknown
}

/** Somebody else wrote meanwhile: what he changed, field by field, and whose stands where both did. */
export const Conflict = (props: Props) => {
  const { data, error, isPending } = useQuery({
    queryKey: ['conflict', props.base.id, props.base.version],
    queryFn: props.load,
    gcTime: 0,
    staleTime: 0,
  })
  if (isPending) return <Skeleton active />
  if (!data) return <Failure error={error} />
  return <Decide {...props} now={data} />
}

const Decide = ({ definition, base, mine, now, save, cancel, pending, error }: Props & { now: RecordBody }) => {
  const words = useWords()
  const { t, language } = words
  const clashes = clashesOf(definition.body.fields, base, now, mine)
  const [taken, setTaken] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({})
  const open = clashes.filter(({ both, field }) => both && taken[field.key] === undefined)
  const cells = Object.fromEntries(Object.entries(mine).filter(([key]) => taken[key] !== 'theirs'))
  const who = now.recordedBy || t('ledgers.program')
  if (now.until !== undefined || !now.may.keep)
    return (
      <Alert type="warning" showIcon role="alert" title={t('ledgers.conflict.gone', { who, reason: now.reason })} />
    )
  return (
    <div className="conflict">
      <Notice error={error} />
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('ledgers.conflict.title', { who, at: momentWords(now.recordedAt, language) })}
        description={t('ledgers.conflict.why', { reason: now.reason || t('ledgers.empty') })}
      />
      <ul className="clashes">
        {clashes.map((clash) => (
          <ClashLine
            key={clash.field.key}
            clash={clash}
            base={base}
            now={now}
            mine={mine}
            taken={taken[clash.field.key]}
            take={(whose) => setTaken((before) => ({ ...before, [clash.field.key]: whose }))}
          />
        ))}
      </ul>
      {clashes.length === 0 ? <p className="muted">{t('ledgers.conflict.same')}</p> : null}
      <div className="form-foot">
        <Button type="primary" loading={pending} disabled={open.length > 0} onClick={() => save(now.version, cells)}>
          {open.length > 0 ? t('ledgers.conflict.decide', { n: open.length }) : t('ledgers.conflict.save')}
        </Button>
        <Button type="text" onClick={cancel}>
          {t('ledgers.conflict.leave')}
        </Button>
      </div>
    </div>
  )
}

const ClashLine = (props: {
  clash: Clash
  base: RecordRow
  now: RecordRow
  mine: SentCells
  taken: 'mine' | 'theirs' | undefined
  take: (whose: 'mine' | 'theirs') => void
}) => {
  const words = useWords()
  const { t } = words
  const { clash, base, now, mine } = props
  const { field, both } = clash
  const said = (value: unknown, names: RecordRow['names'] = {}) =>
    cellWithUnit(field, value as Cells[string], words, { names }) || t('ledgers.empty')
  const theirs = said(now.cells[field.key], now.names)
  return (
    <li>
      <h3>{field.title}</h3>
      <p className="muted">{t('ledgers.conflict.before', { value: said(base.cells[field.key], base.names) })}</p>
      {both ? (
        <Radio.Group
          value={props.taken}
          onChange={({ target }) => props.take(target.value)}
          aria-label={field.title}
          options={[
            { value: 'theirs', label: t('ledgers.conflict.theirs', { value: theirs }) },
            { value: 'mine', label: t('ledgers.conflict.mine', { value: said(mine[field.key]) }) },
          ]}
        />
      ) : (
        <p>{t('ledgers.conflict.theirsOnly', { value: theirs })}</p>
      )}
    </li>
  )
}
