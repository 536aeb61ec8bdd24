import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { Failure } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { EmptyInbox } from './EmptyInbox.tsx'
import { type Bucket, groupRows } from './group.ts'
import { InboxRow } from './InboxRow.tsx'
import type { Selection } from './selection.ts'

export interface ListProps {
  readonly list: UseInfiniteQueryResult
  readonly rows: readonly ListedRow[]
  readonly current: string | null
  readonly selection: Selection
  readonly look: (id: string) => void
  readonly choose: (id: string, range: boolean) => void
  readonly act: (id: string) => void
  readonly filtered: boolean
  /** How many there are in all by bucket, where the server said. */
  readonly counts: Readonly<Partial<Record<Bucket, number>>> | null
}

/** The rows under their headings. */
export const InboxList = (props: ListProps) => {
  const { t } = useWords()
  const { list, rows } = props
  if (list.isPending) return <Skeleton className="inbox-list" active title={false} paragraph={{ rows: 12 }} />
  if (list.isError && rows.length === 0) return <Failure error={list.error} reset={() => list.refetch()} />
  if (rows.length === 0) return <EmptyInbox filtered={props.filtered} />
  return (
    <div className="inbox-list" aria-busy={list.isFetching}>
      {groupRows(rows).map(({ bucket, rows: inGroup }) => (
        <section key={bucket} aria-labelledby={`group-${bucket}`}>
          <h2 id={`group-${bucket}`} className={`group group-${bucket}`}>
            {t(`bucket.${bucket}`)}
            <small>{t('inbox.rows', { n: Math.max(inGroup.length, props.counts?.[bucket] ?? 0) })}</small>
          </h2>
          <ul>
            {inGroup.map((row) => (
              <InboxRow
                key={row.id}
                row={row}
                current={row.id === props.current}
                chosen={props.selection.chosen.has(row.id)}
                look={props.look}
                choose={props.choose}
                act={props.act}
              />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage ? (
        <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      ) : (
        <p className="list-end">{t('list.end', { n: rows.length })}</p>
      )}
    </div>
  )
}
