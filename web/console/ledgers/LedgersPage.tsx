import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Empty, Skeleton } from 'antd'
import type { LedgerBody, LedgerState } from '../../../server/contract/ledger.ts'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { SearchBox } from '../app/SearchBox.tsx'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { AskList } from '../elements/AskList.tsx'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { ledgersQuery, statesQuery } from './data.ts'
import { LedgerTable } from './LedgerTable.tsx'

/** Whether a ledger has to do with the words: its title, its pack, who keeps it, its fields, its basis. */
const matches = ({ title, about, keeperTitle, fields, basis, sources }: LedgerBody, q: string): boolean =>
  [
    title,
    about,
    keeperTitle,
    ...basis,
    ...sources.flatMap(({ document, says }) => [document, says]),
    ...fields.map((field) => field.title),
  ].some((text) => text.toLowerCase().includes(q.toLowerCase()))

/** All ledgers: what one keeps oneself with what is to be done there, then what others keep. */
export const LedgersPage = () => {
  const { t } = useWords()
  const { q = '' } = useSearch({ from: '/shell/ledgers' })
  const navigate = useNavigate({ from: '/ledgers' })
  const { region } = useRegion()
  const ledgers = useQuery(ledgersQuery)
  const states = useQuery(statesQuery(region))
  const session = useSession()
  const found = (ledgers.data?.items ?? []).filter((one) => matches(one, q))
  const known = new Map(states.data?.items.map((state) => [state.ledger, state]))
  return (
    <div className="page ledgers">
      <PageHead title={t('nav.ledgers')} purpose={t('purpose.ledgers')} />
      <search className="filters">
        <SearchBox
          value={q}
          label={t('ledgers.find')}
          most={40}
          search={(text) => navigate({ search: (now) => ({ ...now, q: text || undefined }), replace: true })}
        />
        {q !== '' && ledgers.data ? <span className="muted">{t('ledgers.found', { n: found.length })}</span> : null}
      </search>
      {can(session, 'forms') ? null : <AskList />}
      {ledgers.isPending ? <Skeleton active paragraph={{ rows: 12 }} title={false} /> : null}
      {ledgers.isError ? <Failure error={ledgers.error} reset={() => ledgers.refetch()} /> : null}
      <Part title={t('ledgers.mine')} items={found.filter(({ may }) => may.keep)} states={known} own />
      <Part title={t('ledgers.others')} items={found.filter(({ may }) => !may.keep)} states={known} own={false} />
      {ledgers.data && found.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(q === '' ? 'ledgers.noneAtAll' : 'ledgers.noneFound')}
        />
      ) : null}
    </div>
  )
}

const Part = (props: {
  title: string
  items: readonly LedgerBody[]
  states: ReadonlyMap<string, LedgerState>
  own: boolean
}) => {
  const { t } = useWords()
  const { title, items, states } = props
  if (items.length === 0) return null
  const all = items.flatMap(({ key }) => states.get(key) ?? [])
  const stale = all.filter((state) => state.stale > 0).length
  const lacking = all.filter(({ due }) => due && due.kept < due.expected).length
  return (
    <section className="ledgers-part">
      <h2>
        {title}
        <small className="muted">
          {t('ledgers.books', { n: items.length })}
          {stale > 0 ? t('ledgers.booksStale', { n: stale }) : null}
          {lacking > 0 ? t('ledgers.booksLacking', { n: lacking }) : null}
        </small>
      </h2>
      <LedgerTable items={items} states={states} own={props.own} />
    </section>
  )
}
