import { Link } from '@tanstack/react-router'
import { Empty, Skeleton } from 'antd'
import type { MatterRow } from '../../../server/contract/matter.ts'
import { dayWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { Clock } from '../matter/TimeLeft.tsx'
import { useSort } from './sort.ts'

const COLUMNS = ['what', 'where', 'category', 'lodged', 'step', 'holder', 'time'] as const

/** A plain table: one line a matter; on a narrow screen each becomes a card. */
export const MatterTable = (props: { rows: readonly MatterRow[]; loading: boolean; stale: boolean }) => {
  const { t } = useWords()
  if (props.loading) return <Skeleton active title={false} paragraph={{ rows: 12 }} />
  if (props.rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('matters.none')} />
  return (
    <table className="table matters" aria-busy={props.stale}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

const Line = ({ row }: { row: MatterRow }) => {
  const { language } = useWords()
  const sort = useSort(row)
  return (
    <tr>
      <th scope="row">
        <Link to="/matters/$id" params={{ id: row.id }}>
          {row.subject}
        </Link>
        <small>{row.number}</small>
      </th>
      <td>{row.region.path || row.region.name}</td>
      <td>{sort}</td>
      <td className="nowrap">{dayWords(row.lodgedAt, language)}</td>
      <td>{row.outcomeTitle ?? row.stepTitle}</td>
      <td>{row.holder ?? ''}</td>
      <td className="nowrap">
        <Clock row={row} />
      </td>
    </tr>
  )
}
