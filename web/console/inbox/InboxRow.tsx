import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { memo } from 'react'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { useWords } from '../app/words.ts'
import { useHeldOn } from '../held/held.ts'
import { Clock } from '../matter/TimeLeft.tsx'
import { useSort } from '../matters/sort.ts'
import { inPlace } from './group.ts'

interface RowProps {
  readonly row: ListedRow
  readonly current: boolean
  readonly chosen: boolean
  readonly look: (id: string) => void
  readonly choose: (id: string, range: boolean) => void
  readonly act: (id: string) => void
}

const Row = ({ row, current, chosen, look, choose, act }: RowProps) => {
  const { t } = useWords()
  const offer = inPlace(row)
  const held = useHeldOn(row.id)
  const sort = useSort(row)
  return (
    <li id={`row-${row.id}`} className="row" aria-current={current || undefined} data-chosen={chosen || undefined}>
      <Checkbox
        checked={chosen}
        aria-label={t('inbox.select', { subject: row.subject })}
        onClick={(event) => {
          event.preventDefault()
          choose(row.id, event.shiftKey)
        }}
      />
      <div className="row-what">
        <Link to="/matters/$id" params={{ id: row.id }} className="row-subject" onFocus={() => look(row.id)}>
          {row.subject}
        </Link>
        <span className="row-where">
          {row.region.path || row.region.name}
          <Dot />
          {sort}
          <Dot />
          {row.channelTitle}
        </span>
      </div>
      <button type="button" className="row-look" onClick={() => look(row.id)} tabIndex={-1} aria-hidden="true" />
      <div className="row-when">
        <Clock row={row} />
        <span>{row.task && row.task.kind !== 'lead' ? t(`kind.${row.task.kind}`) : row.stepTitle}</span>
      </div>
      {held ? (
        <span className="tag">{t('held.row')}</span>
      ) : offer ? (
        <Button size="small" onClick={() => act(row.id)}>
          {offer.title}
        </Button>
      ) : null}
    </li>
  )
}

const Dot = () => <i aria-hidden="true"> · </i>

/** One matter: what, where, who asked, time left, one action in place. */
export const InboxRow = memo(Row)
