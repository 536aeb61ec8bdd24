import { LockOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { LedgerBody } from '../../../../server/contract/ledger.ts'
import type { PeriodBody } from '../../../../server/contract/ledgerPeriod.ts'
import { Failure } from '../../app/Failure.tsx'
import { useWords } from '../../app/words.ts'
import { lackingQuery } from '../data.ts'
import { Turned } from '../History.tsx'
import { periodQuery } from './data.ts'
import { PeriodActs, PeriodState, Progress } from './PeriodTable.tsx'
import type { Turning } from './useTurn.tsx'

/** One period: how far each place is, who keeps it there, and when it was closed and opened again. */
export const PeriodView = (props: { body: LedgerBody; period: string; region: string; turn: Turning }) => {
  const { t } = useWords()
  const { body, period, region, turn } = props
  const { data, error, refetch } = useQuery(periodQuery(body.key, period, region))
  if (!data) return error ? <Failure error={error} reset={() => refetch()} /> : <Skeleton active />
  return (
    <div className="period">
      <div className="act-buttons">
        <PeriodActs item={data} turn={turn} />
      </div>
      <p>
        <PeriodState item={data} />
      </p>
      <p>
        {t('ledgers.records', { n: data.records })} <Progress kept={data.kept} expected={data.expected} />
      </p>
      <Parts body={body} data={data} />
      <h3>{t('ledgers.history')}</h3>
      {data.history.length === 0 ? (
        <p className="muted">{t('periods.neverClosed')}</p>
      ) : (
        <ol className="versions">
          {data.history.map((entry) => (
            <Turned key={`${entry.at}${entry.region}${entry.closes}`} entry={entry} />
          ))}
        </ol>
      )}
    </div>
  )
}

const Parts = ({ body, data }: { body: LedgerBody; data: PeriodBody }) => {
  const { t } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  if (data.parts.length === 0) return null
  return (
    <table className="table table-labelled period-parts">
      <thead>
        <tr>
          <th scope="col">{t('ledgers.region')}</th>
          <th scope="col">{t('periods.progress')}</th>
          <th scope="col">{t('ledgers.column.keeper')}</th>
        </tr>
      </thead>
      <tbody>
        {data.parts.map((part) => (
          <tr key={part.region}>
            <th scope="row">
              {part.closed ? <LockOutlined title={t('periods.closed')} /> : null} {part.regionName}
            </th>
            <td data-label={t('periods.progress')}>
              <Progress kept={part.kept} expected={part.expected} />
              {part.expected !== null && part.kept < part.expected && part.expected > 1 ? (
                <Button
                  size="small"
                  type="link"
                  aria-expanded={open === part.region}
                  onClick={() => setOpen(open === part.region ? null : part.region)}
                >
                  {t('periods.which')}
                </Button>
              ) : null}
              {open === part.region ? <Missing ledger={body.key} region={part.region} period={data.period} /> : null}
            </td>
            <td data-label={t('ledgers.column.keeper')}>
              {part.keepers.length > 0 ? (
                part.keepers.join(t('list.join'))
              ) : (
                <span className="muted">{body.keeperTitle}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Places without a record of the period, by their names. */
const Missing = ({ ledger, region, period }: { ledger: string; region: string; period: string }) => {
  const { t } = useWords()
  const list = useInfiniteQuery(lackingQuery(ledger, { region, period }))
  const names = list.data?.pages.flatMap(({ items }) => items.map(({ name }) => name)) ?? []
  return (
    <p className="period-missing">
      {names.join(t('list.join'))}
      {list.hasNextPage ? (
        <Button size="small" type="link" onClick={() => list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : null}
    </p>
  )
}
