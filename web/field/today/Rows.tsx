import type { MatterPage } from '../../../server/contract/matter.ts'
import { dayWords } from '../../ui/dates.ts'
import { groupRows, inPlace } from '../../ui/matter/group.ts'
import type { ListedRow } from '../../ui/matter/rows.ts'
import { useSession } from '../../ui/session.ts'
import { Go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { DueAt, TimeLeft } from '../parts/TimeLeft.tsx'
import { placeWithin } from './within.ts'

/** Late, today, later with how many of each; or one list where nothing waits for me. */
export const Rows = (props: { rows: readonly ListedRow[]; grouped: boolean; counts: MatterPage['counts'] }) => {
  const { t } = useWords()
  if (!props.grouped)
    return (
      <ul className="cards">
        {props.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    )
  return groupRows(props.rows).map(({ bucket, rows }) => (
    <section key={bucket} className="group" aria-labelledby={`group-${bucket}`}>
      <h2 id={`group-${bucket}`} className={`group-${bucket}`}>
        {t(`bucket.${bucket}`)} <span>{props.counts?.[bucket] ?? rows.length}</span>
      </h2>
      <ul className="cards">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </section>
  ))
}

/** What, where, by when; one action in place. */
const Row = ({ row }: { row: ListedRow }) => {
  const { t, language } = useWords()
  const own = useSession().position.regionName
  const offer = inPlace(row)
  const to = `/matters/${row.id}`
  return (
    <li className="card">
      <Go to={to} className="card-link">
        <span className="card-top">
          <TimeLeft row={row} />
          <span className="muted">{row.processTitle}</span>
        </span>
        <strong className="card-title">{row.subject}</strong>
        <span className="muted">
          {placeWithin(row.region.path, own)} · {row.stepTitle}
          {row.task && row.task.kind !== 'lead' ? ` · ${t(`task.${row.task.kind}`)}` : null}
        </span>
        <span className="muted">
          {row.timeLeft && !row.closedAt ? (
            <DueAt at={row.timeLeft.dueAt} />
          ) : (
            t('today.lodged', { at: dayWords(row.lodgedAt, language) })
          )}
        </span>
      </Go>
      {offer ? (
        <Go to={to} search={{ act: offer.action }} className="button card-act">
          {offer.title}
        </Go>
      ) : null}
    </li>
  )
}
