import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { LedgerPeriod } from '../../../../server/contract/ledgerPeriod.ts'
import { dayWords } from '../../../ui/dates.ts'
import { useWords } from '../../app/words.ts'
import { periodText } from '../cells.ts'
import type { Turning } from './useTurn.tsx'

/** Periods, newest first. */
export const PeriodTable = (props: {
  items: readonly LedgerPeriod[]
  show: (period: string) => void
  turn: Turning
}) => {
  const words = useWords()
  const { t } = words
  const { items, show, turn } = props
  const acts = items.some(({ may }) => may.close || may.reopen)
  return (
    <table className="table table-labelled periods">
      <thead>
        <tr>
          <th scope="col">{t('periods.period')}</th>
          <th scope="col">{t('periods.state')}</th>
          <th scope="col" className="num">
            {t('ledgers.column.records')}
          </th>
          <th scope="col">{t('periods.progress')}</th>
          {acts ? <th scope="col">{t('periods.act')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.period}>
            <th scope="row">
              <button type="button" className="link" onClick={() => show(item.period)}>
                {periodText(item.period, words)}
              </button>
            </th>
            <td data-label={t('periods.state')}>
              <PeriodState item={item} />
            </td>
            <td className="num" data-label={t('ledgers.column.records')}>
              {item.records.toLocaleString()}
            </td>
            <td data-label={t('periods.progress')}>
              <Progress kept={item.kept} expected={item.expected} />
            </td>
            {acts ? (
              <td data-label={t('periods.act')} className="period-acts">
                <PeriodActs item={item} turn={turn} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const PeriodActs = ({ item, turn }: { item: LedgerPeriod; turn: Turning }) => {
  const { t } = useWords()
  return (
    <>
      {item.may.close ? (
        <Button size="small" onClick={() => turn('close', item)}>
          {t('periods.close')}
        </Button>
      ) : null}
      {item.may.reopen ? (
        <Button size="small" onClick={() => turn('reopen', item)}>
          {t('periods.reopen')}
        </Button>
      ) : null}
    </>
  )
}

/** Open, or closed by whom and when; and the places below where it is otherwise. */
export const PeriodState = ({ item }: { item: LedgerPeriod }) => {
  const { t, language } = useWords()
  const { closed, exceptions, over } = item
  const names = exceptions.map(({ regionName }) => regionName).join(t('list.join'))
  return (
    <>
      {closed ? (
        <span className="period-closed">
          <LockOutlined aria-hidden="true" /> {t('periods.closed')}
          <small className="muted">
            {' '}
            {t('periods.closedBy.on', { who: closed.by, day: dayWords(closed.at, language), place: closed.regionName })}
          </small>
        </span>
      ) : (
        <span>{t(over ? 'periods.open' : 'periods.running')}</span>
      )}
      {names ? (
        <small className="period-but">{t(closed ? 'periods.butOpen' : 'periods.butClosed', { names })}</small>
      ) : null}
    </>
  )
}

/** How many places are still missing. */
export const Progress = ({ kept, expected }: { kept: number; expected: number | null }) => {
  const { t } = useWords()
  if (expected === null) return <span className="muted">{t('periods.places', { n: kept })}</span>
  if (kept >= expected) return <span className="left-done">{t('periods.allThere', { n: expected })}</span>
  return <span className="left-today">{t('periods.lacks', { n: expected - kept, of: expected })}</span>
}
