import { ArrowLeftOutlined, LockOutlined, PlusOutlined, TableOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback } from 'react'
import { readKeeper } from '../../../kernel/ledger/index.ts'
import type { LedgerBody } from '../../../server/contract/ledger.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useWords } from '../app/words.ts'
import { useKeys } from '../shell/keys.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { useView } from './columns.ts'
import { ledgerQuery } from './data.ts'
import { Lacking } from './Lacking.tsx'
import { LedgerFilters } from './LedgerFilters.tsx'
import { RecordDrawer } from './RecordDrawer.tsx'
import { RecordList } from './RecordList.tsx'
import { ViewChooser } from './ViewChooser.tsx'

export const LedgerPage = () => {
  const { ledger } = useParams({ from: '/shell/ledgers/$ledger' })
  const { data, isPending, error, refetch } = useQuery(ledgerQuery(ledger))
  if (isPending) return <Waiting />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  return <Ledger key={ledger} body={data} />
}

/** A department or an office keeps for itself, in its whole county or town. */
const youKeep = ({ keeper }: LedgerBody): string =>
  readKeeper(keeper).organisation === undefined ? 'ledgers.youKeep' : 'ledgers.yourOfficeKeeps'

/** One ledger: its records of the region one looks at, what still lacks, and the record that is open. */
const Ledger = ({ body }: { body: LedgerBody }) => {
  const { t } = useWords()
  const { region, own } = useRegion()
  const search = useSearch({ from: '/shell/ledgers/$ledger' })
  const navigate = useNavigate({ from: '/ledgers/$ledger' })
  const [view, change] = useView(body)
  const open = useCallback(
    (record: string | undefined, about?: string) =>
      navigate({ search: (now) => ({ ...now, record, about }), resetScroll: false }),
    [navigate],
  )
  const add = () => open('new')
  useKeys({ n: () => body.may.keep && add() })
  return (
    <div className="page ledger">
      <Link to="/ledgers" search={region === own ? {} : { region }} className="ledger-back">
        <ArrowLeftOutlined aria-hidden="true" /> {t('nav.ledgers')}
      </Link>
      <PageHead
        title={body.title}
        purpose={body.may.keep ? t(youKeep(body)) : t('ledgers.keptBy', { keeper: body.keeperTitle })}
      >
        <ExportButtons
          path={`ledgers/${body.key}/records`}
          query={{ region, period: search.period, equal: search.equal, stale: search.stale }}
          personal={body.fields.some(({ sensitive }) => sensitive)}
        />
        {body.period === null ? null : (
          <Link to="/ledgers/$ledger/periods" params={{ ledger: body.key }} search={region === own ? {} : { region }}>
            <Button icon={<LockOutlined aria-hidden="true" />} tabIndex={-1}>
              {t('periods.link')}
            </Button>
          </Link>
        )}
        <ViewChooser body={body} view={view} change={change} />
        {body.may.keep ? (
          <>
            <Link to="/ledgers/$ledger/paste" params={{ ledger: body.key }} search={region === own ? {} : { region }}>
              <Button icon={<TableOutlined aria-hidden="true" />} tabIndex={-1}>
                {t('ledgers.paste')}
              </Button>
            </Link>
            <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
              {t('ledgers.add')}
            </Button>
          </>
        ) : null}
      </PageHead>
      <details className="ledger-about">
        <summary>{t('ledgers.basisOf', { n: body.basis.length })}</summary>
        <ul>
          {body.sources.map(({ code, document, says }) => (
            <li key={code ?? document}>
              {says === '' ? document : t('ledgers.sourceSays', { document, says })}
              {code === null ? null : <small className="muted"> {code}</small>}
            </li>
          ))}
        </ul>
      </details>
      <Lacking
        body={body}
        region={region}
        period={search.period}
        begin={search.lacking === 'true'}
        add={(about) => open('new', about)}
      />
      <LedgerFilters body={body} />
      <RecordList body={body} view={view} open={open} />
      <RecordDrawer body={body} record={search.record} about={search.about} open={open} />
    </div>
  )
}
