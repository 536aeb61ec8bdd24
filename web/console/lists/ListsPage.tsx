import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty, Skeleton } from 'antd'
import type { ListHead } from '../../../server/contract/list.ts'
import { Failure } from '../app/Failure.tsx'
import { Heads } from '../app/Heads.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { listsQuery } from './data.ts'
import { Source } from './Parts.tsx'

const COLUMNS = ['list', 'items', 'met', 'soon', 'late', 'reported', 'mine', 'receipts'] as const

/** Every numbered list in force, with how it stands in the region one looks at. */
export const ListsPage = () => {
  const { t } = useWords()
  const { region } = useRegion()
  const { data, error, refetch } = useQuery(listsQuery(region))
  return (
    <div className="page lists">
      <PageHead title={t('nav.lists')} purpose={t('purpose.lists')} />
      {error && !data ? <Failure error={error} reset={() => refetch()} /> : null}
      {!data && !error ? <Skeleton active paragraph={{ rows: 6 }} title={false} /> : null}
      {data && data.items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('lists.none')} />
      ) : null}
      {data && data.items.length > 0 ? (
        <table className="table table-labelled">
          <Heads titles={COLUMNS.map((column) => t(`lists.column.${column}`))} />
          <tbody>
            {data.items.map((list) => (
              <Line key={list.key} list={list} />
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  )
}

const Line = ({ list }: { list: ListHead }) => {
  const { t } = useWords()
  const { region, own } = useRegion()
  const { counts, receipts, version, kind } = list
  const at = region === own ? {} : { region }
  const tasks = kind === 'tasks'
  const count = (state: 'met' | 'soon' | 'late' | 'reported') => (
    <td data-label={t(`lists.column.${state}`)} data-none={!tasks || undefined}>
      {tasks && counts[state] > 0 ? (
        <Link to="/lists/$list" params={{ list: list.key }} search={{ ...at, state }} className={`list-count-${state}`}>
          {counts[state]}
        </Link>
      ) : (
        <span className="muted">{tasks ? 0 : '—'}</span>
      )}
    </td>
  )
  return (
    <tr>
      <th scope="row">
        <Link to="/lists/$list" params={{ list: list.key }} search={at}>
          {list.title}
        </Link>
        <small>
          <Source version={version} />
        </small>
      </th>
      <td data-label={t('lists.column.items')}>{counts.items}</td>
      {count('met')}
      {count('soon')}
      {count('late')}
      {count('reported')}
      <td data-label={t('lists.column.mine')}>
        {counts.mine > 0 ? (
          <Link to="/lists/$list" params={{ list: list.key }} search={{ ...at, mine: 'true' }}>
            {counts.mine}
          </Link>
        ) : (
          <span className="muted">0</span>
        )}
      </td>
      <td data-label={t('lists.column.receipts')}>
        {receipts.due ? (
          <strong className="list-unmet">{t('lists.receiptDue')}</strong>
        ) : receipts.asked > 0 ? (
          t('lists.receivedOf', { received: receipts.received, asked: receipts.asked })
        ) : (
          <span className="muted">{t('lists.notPublished')}</span>
        )}
      </td>
    </tr>
  )
}
