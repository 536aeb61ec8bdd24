import { Button } from 'antd'
import { Fragment } from 'react'
import type { LedgerBody, RecordBody, RecordRow } from '../../../server/contract/ledger.ts'
import type { ClosingBody } from '../../../server/contract/ledgerPeriod.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { cellWithUnit, periodText } from './cells.ts'
import { differing } from './difference.ts'

/** Every version, newest first: who, when, why, and what it changed, field by field. */
export const History = (props: { body: LedgerBody; record: RecordBody; restore?: (version: RecordRow) => void }) => {
  const { t } = useWords()
  const { body, record, restore } = props
  const versions: readonly RecordRow[] = [record, ...record.past]
  /** What was closed and opened since a version was written, and before the one after it. */
  const turned = (from: string, until: string | undefined) =>
    record.closings.filter(({ at }) => at >= from && (until === undefined || at < until))
  const [first] = versions.toReversed()
  return (
    <section aria-labelledby="record-history">
      <h3 id="record-history">{t('ledgers.history')}</h3>
      <ol className="versions">
        {record.until === undefined ? null : <Removed record={record} />}
        {versions.map((version, at) => (
          <Fragment key={version.version}>
            {turned(version.recordedAt, versions[at - 1]?.recordedAt).map((entry) => (
              <Turned key={`${entry.at}${entry.closes}`} entry={entry} />
            ))}
            <Version
              body={body}
              version={version}
              before={versions[at + 1]}
              restore={at > 0 && restore ? () => restore(version) : undefined}
            />
          </Fragment>
        ))}
        {record.closings
          .filter(({ at }) => first !== undefined && at < first.recordedAt)
          .map((entry) => (
            <Turned key={`${entry.at}${entry.closes}`} entry={entry} />
          ))}
      </ol>
    </section>
  )
}

/** Its period was closed, or opened again. */
export const Turned = ({ entry }: { entry: ClosingBody }) => {
  const words = useWords()
  const { t, language } = words
  const { regionName: place, period, closes, by, at, reason } = entry
  return (
    <li>
      <p>
        <strong>
          {t(closes ? 'periods.entry.closed' : 'periods.entry.opened', { place, period: periodText(period, words) })}
        </strong>{' '}
        {by} <span className="muted">{momentWords(at, language)}</span>
      </p>
      {reason ? <p>{t('ledgers.because', { reason })}</p> : null}
    </li>
  )
}

const Removed = ({ record }: { record: RecordRow }) => {
  const { t, language } = useWords()
  return (
    <li>
      <strong className="left-late">{t('ledgers.removedOn', { at: momentWords(record.until ?? '', language) })}</strong>
    </li>
  )
}

const Version = (props: {
  body: LedgerBody
  version: RecordRow
  before: RecordRow | undefined
  restore: (() => void) | undefined
}) => {
  const words = useWords()
  const { t, language } = words
  const { body, version, before } = props
  const changed = before ? differing(body.fields, before, version) : []
  const said = (row: RecordRow, field: LedgerBody['fields'][number]) =>
    cellWithUnit(field, row.cells[field.key], words, { names: row.names }) || t('ledgers.empty')
  return (
    <li>
      <p>
        <strong>{t(before ? 'ledgers.version' : 'ledgers.firstVersion', { n: version.version })}</strong>{' '}
        {version.recordedBy || t('ledgers.program')}{' '}
        <span className="muted">
          {momentWords(version.recordedAt, language)} {t(`ledgers.source.${version.source}`)}
        </span>
      </p>
      {version.reason ? <p>{t('ledgers.because', { reason: version.reason })}</p> : null}
      {changed.length > 0 ? (
        <dl className="changes">
          {changed.map((field) => (
            <div key={field.key}>
              <dt>{field.title}</dt>
              <dd>
                <del>{before ? said(before, field) : ''}</del> <ins>{said(version, field)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {before && changed.length === 0 ? <p className="muted">{t('ledgers.onlySensitive')}</p> : null}
      {props.restore ? (
        <Button size="small" type="link" className="version-again" onClick={props.restore}>
          {t('ledgers.again')}
        </Button>
      ) : null}
    </li>
  )
}
