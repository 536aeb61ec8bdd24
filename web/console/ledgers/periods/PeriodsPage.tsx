import { ArrowLeftOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Drawer, Skeleton } from 'antd'
import type { LedgerBody } from '../../../../server/contract/ledger.ts'
import { Failure } from '../../app/Failure.tsx'
import { PageHead } from '../../app/PageHead.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { useWords } from '../../app/words.ts'
import { useRegion } from '../../shell/RegionCrumbs.tsx'
import { periodText } from '../cells.ts'
import { ledgerQuery } from '../data.ts'
import { periodKind } from '../filters.ts'
import { periodsQuery } from './data.ts'
import { LongerPeriod } from './LongerPeriod.tsx'
import { PeriodTable } from './PeriodTable.tsx'
import { PeriodView } from './PeriodView.tsx'
import { useTurn } from './useTurn.tsx'

export const PeriodsPage = () => {
  const { ledger } = useParams({ from: '/shell/ledgers/$ledger/periods' })
  const { data, isPending, error, refetch } = useQuery(ledgerQuery(ledger))
  if (isPending) return <Waiting />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  return <Periods key={ledger} body={data} />
}

/** Periods of one ledger: which are closed, what is still missing, and the buttons of whoever closes them. */
const Periods = ({ body }: { body: LedgerBody }) => {
  const words = useWords()
  const { t } = words
  const { region, own } = useRegion()
  const { open } = useSearch({ from: '/shell/ledgers/$ledger/periods' })
  const navigate = useNavigate({ from: '/ledgers/$ledger/periods' })
  const show = (period: string | undefined) =>
    navigate({ search: (now) => ({ ...now, open: period }), resetScroll: false })
  const list = useInfiniteQuery(periodsQuery(body.key, region))
  const { turn, dialog } = useTurn(body, region)
  const first = list.data?.pages[0]
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const longer = body.may.close && periodKind(body) !== 'year' && items.some(({ may }) => may.close || may.reopen)
  return (
    <div className="page ledger">
      <Link
        to="/ledgers/$ledger"
        params={{ ledger: body.key }}
        search={region === own ? {} : { region }}
        className="ledger-back"
      >
        <ArrowLeftOutlined aria-hidden="true" /> {body.title}
      </Link>
      <PageHead
        title={t('periods.title', { ledger: body.title })}
        purpose={t(body.may.close ? 'periods.youClose' : 'periods.closedBy', {
          closers: (first?.closers ?? []).join(t('list.join')),
        })}
      >
        {longer ? <LongerPeriod items={items} turn={turn} /> : null}
      </PageHead>
      {list.isPending ? <Skeleton active paragraph={{ rows: 10 }} title={false} /> : null}
      {list.isError && items.length === 0 ? <Failure error={list.error} reset={() => list.refetch()} /> : null}
      {items.length > 0 ? <PeriodTable items={items} show={show} turn={turn} /> : null}
      {list.hasNextPage ? (
        <Button block onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('periods.older')}
        </Button>
      ) : null}
      <Drawer
        open={open !== undefined}
        onClose={() => show(undefined)}
        size={680}
        destroyOnHidden
        title={open === undefined ? '' : `${body.title} ${periodText(open, words)}`}
      >
        {open === undefined ? null : <PeriodView body={body} period={open} region={region} turn={turn} />}
      </Drawer>
      {dialog}
    </div>
  )
}
