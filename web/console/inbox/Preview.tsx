import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useDeferredValue } from 'react'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { useWords } from '../app/words.ts'
import { Acts } from '../matter/Acts.tsx'
import { matterQuery } from '../matter/data.ts'
import { Stages } from '../matter/Stages.tsx'
import { Clock } from '../matter/TimeLeft.tsx'
import { Timeline } from '../matter/Timeline.tsx'

const LATEST = 4

/** The matter beside the list: enough to decide, without leaving the list. */
export const Preview = ({ row, act }: { row: ListedRow | undefined; act: (action: string) => void }) => {
  const { t } = useWords()
  const id = useDeferredValue(row?.id ?? '')
  const { data } = useQuery(matterQuery(id))
  if (!row) return <aside className="preview" />
  const matter = data?.id === row.id ? data : undefined
  return (
    <aside className="preview" aria-label={t('inbox.preview')}>
      <header>
        <Link to="/matters/$id" params={{ id: row.id }}>
          <h2>{row.subject}</h2>
        </Link>
        <p className="muted">
          {row.number} · {row.region.path || row.region.name}
        </p>
        <Clock row={row} />
      </header>
      {matter ? (
        <>
          <Stages stages={matter.stages} />
          <p className="said">{matter.body}</p>
          <div className="preview-actions">
            <Acts id={matter.id} offers={matter.offers} act={act} />
          </div>
          <h3>{t('matter.story')}</h3>
          <Timeline items={matter.timeline.slice(-LATEST)} />
          {matter.timeline.length > LATEST ? (
            <Link to="/matters/$id" params={{ id: row.id }}>
              {t('matter.wholeStory', { n: matter.timeline.length })}
            </Link>
          ) : null}
        </>
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      )}
    </aside>
  )
}
