import { Link } from '@tanstack/react-router'
import type { ItemBody, ListBody } from '../../../server/contract/list.ts'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { Proof, State, When } from './Parts.tsx'

const COLUMNS = ['item', 'lead', 'due', 'state', 'proof'] as const

/** Items under their groups; those that one leads oneself in a group of their own, first. */
export const ItemTable = ({ list }: { list: ListBody }) => {
  const { t } = useWords()
  const mine = list.items.filter((item) => item.mine)
  const others = Map.groupBy(
    list.items.filter((item) => !item.mine),
    ({ group }) => group,
  )
  const apart = mine.length > 0 && mine.length < list.items.length
  const groups: readonly (readonly [string, readonly ItemBody[]])[] = apart
    ? [[t('lists.mine'), mine], ...others]
    : [...Map.groupBy(list.items, ({ group }) => group)]
  return (
    <table className="table table-labelled list-items">
      <thead>
        <tr>
          {COLUMNS.filter((column) => list.kind === 'tasks' || !['due', 'state'].includes(column)).map((column) => (
            <th key={column} scope="col">
              {t(`lists.item.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(([group, items]) => (
        <tbody key={group}>
          {group === '' ? null : (
            <tr className="indicator-subject">
              <th colSpan={COLUMNS.length} scope="rowgroup">
                {group} <small className="muted">{t('lists.count', { n: items.length })}</small>
              </th>
            </tr>
          )}
          {items.map((item) => (
            <Line key={item.key} list={list} item={item} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const Line = ({ list, item }: { list: ListBody; item: ItemBody }) => {
  const { t } = useWords()
  const { region, own } = useRegion()
  const tasks = list.kind === 'tasks'
  return (
    <tr>
      <th scope="row">
        <span className="list-number">{item.number}</span>
        <div>
          <Link
            to="/lists/$list/$item"
            params={{ list: list.key, item: item.key }}
            search={region === own ? {} : { region }}
          >
            {item.title}
          </Link>
          {item.task ? <small>{t('lists.taskHere', { task: item.task })}</small> : null}
          {item.may.includes('receive') ? <small className="list-unmet">{t('lists.toReceive')}</small> : null}
        </div>
      </th>
      <td data-label={t('lists.item.lead')}>
        <LeadOf item={item} />
      </td>
      {tasks ? (
        <>
          <td data-label={t('lists.item.due')}>
            <When item={item} />
          </td>
          <td data-label={t('lists.item.state')}>
            <State state={item.state} />
          </td>
        </>
      ) : null}
      <td data-label={t('lists.item.proof')}>
        {item.proofs.map((proof) => (
          <Proof key={`${proof.kind} ${proof.key}`} proof={proof} />
        ))}
        {item.proofs.length === 0 ? <Reported item={item} /> : null}
      </td>
    </tr>
  )
}

export const LeadOf = ({ item }: { item: ItemBody }) => {
  const { t } = useWords()
  if (item.lead)
    return (
      <>
        {item.lead.title}
        {item.lead.people.length > 0 ? <small className="muted list-people">{item.lead.people.join(' ')}</small> : null}
      </>
    )
  const roles = item.leads
    .map(({ level, role }) => t('lists.leadAt', { level: t(`elements.level.${level}`), role }))
    .join('；')
  return <span className="muted">{item.own ? t('lists.nobody', { roles }) : roles}</span>
}

/** Of an item that no number proves: what was said of it, or how far the levels below are. */
const Reported = ({ item }: { item: ItemBody }) => {
  const { t } = useWords()
  if (item.below)
    return (
      <span>
        {t('lists.confirmedBelow', {
          confirmed: item.below.confirmed,
          of: item.below.of,
          level: t(`elements.level.${item.below.level}`),
        })}
      </span>
    )
  if (!item.report) return <span className="muted">{t('lists.byReport')}</span>
  return (
    <span>
      {item.report.note}
      <small className="muted list-people">
        {item.report.by} · {t(`lists.reported.${item.report.state}`)}
      </small>
    </span>
  )
}
