import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ItemPage } from '../../../server/contract/list.ts'
import { momentWords } from '../../ui/dates.ts'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useWords } from '../app/words.ts'
import { shown, withUnit } from '../indicators/format.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { itemQuery } from './data.ts'
import { ItemActs } from './ItemActs.tsx'
import { LeadOf } from './ItemTable.tsx'
import { Proof, Source, State, When } from './Parts.tsx'

/** One item in the region one looks at: what proves it, who leads it, and how the level below stands. */
export const ItemScreen = () => {
  const { list, item } = useParams({ from: '/shell/lists/$list/$item' })
  const { region } = useRegion()
  const { data, isPending, error, refetch } = useQuery(itemQuery(list, item, region))
  if (isPending) return <Waiting />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  return <OneItem key={data.region.code} page={data} />
}

const OneItem = ({ page }: { page: ItemPage }) => {
  const { t } = useWords()
  const { region, own } = useRegion()
  const { item, list } = page
  return (
    <div className="page lists">
      <Link
        to="/lists/$list"
        params={{ list: list.key }}
        search={region === own ? {} : { region }}
        className="ledger-back"
      >
        {t('lists.backTo', { title: list.title })}
      </Link>
      <PageHead
        title={
          <>
            <span className="list-number">{item.number}</span> {item.title}
          </>
        }
        purpose={
          <>
            {page.region.name} · <Source version={list.version} />
          </>
        }
      />
      <div className="list-page">
        <div>
          {item.text ? <p className="list-text">{item.text}</p> : null}
          {item.task ? (
            <p className="list-note">
              {t('lists.taskHere', { task: item.task })}
              {item.received ? ` ${t('lists.receivedBy', { by: item.received.by })}` : null}
            </p>
          ) : null}
          <section className="card">
            <h2>{t('lists.item.proof')}</h2>
            {item.proofs.length === 0 ? <p className="muted">{t('lists.byReportLong')}</p> : null}
            <ul className="plain list-proofs">
              {item.proofs.map((proof) => (
                <li key={`${proof.kind} ${proof.key}`}>
                  <Proof proof={proof} />
                </li>
              ))}
            </ul>
            <History page={page} />
          </section>
          <Below page={page} />
        </div>
        <aside className="card">
          <dl className="list-facts">
            {list.kind === 'tasks' ? (
              <>
                <dt>{t('lists.item.state')}</dt>
                <dd>
                  <State state={item.state} />
                </dd>
                <dt>{t('lists.item.due')}</dt>
                <dd>
                  <When item={item} />
                </dd>
              </>
            ) : null}
            <dt>{t('lists.item.lead')}</dt>
            <dd>
              <LeadOf item={item} />
            </dd>
            {item.leads
              .filter(({ helpers }) => helpers.length > 0)
              .map(({ level, helpers }) => (
                <div key={level}>
                  <dt>{t('lists.helpers', { level: t(`elements.level.${level}`) })}</dt>
                  <dd>{helpers.join('、')}</dd>
                </div>
              ))}
          </dl>
          <ItemActs page={page} />
        </aside>
      </div>
    </div>
  )
}

/** What was said of it, and what the level above answered. */
const History = ({ page }: { page: ItemPage }) => {
  const { t, language } = useWords()
  if (page.history.length === 0) return null
  return (
    <ol className="plain list-history">
      {page.history.map((report) => (
        <li key={report.at}>
          <p>
            <strong>{t(`lists.reported.${report.state}`)}</strong> {report.note}
            {report.evidence ? <small className="muted"> {t('lists.evidence', { at: report.evidence })}</small> : null}
          </p>
          <small className="muted">
            {report.by} · {momentWords(report.at, language)}
            {report.decidedAt
              ? ` — ${report.decidedBy} · ${momentWords(report.decidedAt, language)} ${report.decision}`
              : null}
          </small>
        </li>
      ))}
    </ol>
  )
}

/** The level below, region by region; each opens its own view of the item. */
const Below = ({ page }: { page: ItemPage }) => {
  const words = useWords()
  const { t } = words
  const { below, item, list } = page
  if (below.level === null || below.items.length === 0) return null
  const first = item.proofs[0]
  return (
    <section className="card list-below">
      <h2>{t('lists.below', { level: t(`elements.level.${below.level}`), n: below.items.length })}</h2>
      <table className="table table-labelled">
        <thead>
          <tr>
            <th scope="col">{t('lists.region')}</th>
            {list.kind === 'tasks' ? <th scope="col">{t('lists.item.state')}</th> : null}
            {first && first.kind !== 'service' ? (
              <th scope="col" className="num">
                {first.title}
              </th>
            ) : null}
            <th scope="col">{t('lists.item.lead')}</th>
          </tr>
        </thead>
        <tbody>
          {below.items.map((one) => (
            <tr key={one.code}>
              <th scope="row">
                <Link to="/lists/$list/$item" params={{ list: list.key, item: item.key }} search={{ region: one.code }}>
                  {one.name}
                </Link>
              </th>
              {list.kind === 'tasks' ? (
                <td data-label={t('lists.item.state')}>
                  <State state={one.state} />
                </td>
              ) : null}
              {first && first.kind !== 'service' ? (
                <td className="num" data-label={first.title}>
                  {one.proofs[0]?.value == null ? '—' : withUnit(shown(one.proofs[0].value, first), first.unit, words)}
                </td>
              ) : null}
              <td data-label={t('lists.item.lead')}>{one.lead}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {below.next ? <p className="muted">{t('lists.belowMore')}</p> : null}
    </section>
  )
}
