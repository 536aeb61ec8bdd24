import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import { useSession } from '../../ui/session.ts'
import { Go, go, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Failure } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { More } from '../parts/More.tsx'
import { Old } from '../parts/Old.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { balanceQuery, householdsQuery, sumOf } from './data.ts'

/** My households: whom I keep contact with, found by door or name. */
export const HouseholdsPage = () => {
  const { t } = useWords()
  const { position } = useSession()
  const { search } = useAddress()
  const q = search.q ?? ''
  const unassigned = search.unassigned === 'true'
  const list = useInfiniteQuery(householdsQuery(q, unassigned))
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const find = useCallback((text: string) => go('/households', { replace: true, search: { q: text } }), [])
  const total = list.data?.pages[0]?.total
  return (
    <div className="page">
      <Head title={t('nav.households')} note={position.regionName} />
      <Balance />
      <SearchBox label={t('households.find')} value={q} search={find} />
      {unassigned ? (
        <p className="notice notice-info">
          {t('households.onlyUnassigned')} <Go to="/households">{t('households.all')}</Go>
        </p>
      ) : null}
      {list.isError && !list.data ? <Failure error={list.error} again={() => list.refetch()} /> : null}
      {list.isPending ? <Waiting /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <div className="empty">
          <h2>{t(q === '' ? 'households.none' : 'households.noneFits')}</h2>
          <p>{t(q === '' ? 'households.noneHint' : 'households.noneFitsHint')}</p>
        </div>
      ) : null}
      {list.isRefetchError ? <Old again={() => list.refetch()} /> : null}
      {total !== undefined && rows.length > 0 ? <p className="muted">{t('households.total', { n: total })}</p> : null}
      <ul className="cards">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      <More list={list} />
    </div>
  )
}

const Row = ({ row }: { row: HouseholdRow }) => {
  const { t } = useWords()
  return (
    <li className="card">
      <Go to={`/households/${row.id}`} className="card-link">
        <span className="card-top">
          <strong className="card-title">{row.door}</strong>
          <span>{t('households.persons', { n: row.persons })}</span>
        </span>
        <span>
          {row.head} <span className="muted">{row.phone ?? t('households.noPhone')}</span>
        </span>
        {row.note ? <span className="muted clip">{row.note}</span> : null}
      </Go>
    </li>
  )
}

/** Whether each worker has about as many as the county aims at; never a rank. */
const Balance = () => {
  const { t } = useWords()
  const { data } = useQuery(balanceQuery)
  if (!data || data.items.length === 0) return null
  const sum = sumOf(data)
  return (
    <p className="notice notice-info">
      {t(sum.workers > 1 ? 'balance.many' : 'balance.one', { ...sum, ...perWorker(data.target, data.low, data.high) })}
      {sum.unassigned > 0 ? (
        <>
          {' '}
          <Go to="/households" search={{ unassigned: 'true' }}>
            {t('balance.unassigned', { n: sum.unassigned })}
          </Go>
        </>
      ) : null}
    </p>
  )
}

const perWorker = (target: number, low: number, high: number) => ({ target, low, high })
