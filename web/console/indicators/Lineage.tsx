import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { IndicatorBody, IndicatorPage, LineagePage } from '../../../server/contract/indicator.ts'
import { momentWords } from '../../ui/dates.ts'
import { Failure } from '../app/Failure.tsx'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { indicatorsQuery, lineageQuery, valuesQuery } from './data.ts'
import { Figure } from './Figure.tsx'
import { inUnit, partShown } from './format.ts'
import { usePastDay } from './PastDay.tsx'

type Row = LineagePage['items'][number]

const headOf = ({ ledger, process }: IndicatorBody) => {
  if (process !== null) return 'indicators.matters'
  return ledger === null ? 'indicators.reads' : 'indicators.records'
}
/** What is said above the table: of matters, records of a past day, records. */
const saysOf = ({ process }: IndicatorBody, on: string | undefined) => {
  if (process !== null) return 'indicators.mattersSay'
  return on ? 'indicators.recordsThen' : 'indicators.recordsSay'
}

/** What the number rests on: the numbers that its formula reads, or the records with what each adds. */
export const Lineage = ({ page }: { page: IndicatorPage }) => {
  const { t } = useWords()
  const session = useSession()
  const { indicator } = page
  return (
    <section className="card" aria-labelledby="lineage">
      <h2 id="lineage">{t(headOf(indicator))}</h2>
      {indicator.ledger === null && indicator.process === null ? (
        <Reads page={page} />
      ) : can(session, 'forms') && (indicator.process === null || can(session, 'matters')) ? (
        <Records page={page} />
      ) : (
        <p className="muted">{t('indicators.recordsNotYours')}</p>
      )}
    </section>
  )
}

const Reads = ({ page }: { page: IndicatorPage }) => {
  const { t } = useWords()
  const { own } = useRegion()
  const { on, carried } = usePastDay()
  const { indicator, here } = page
  const all = useQuery(indicatorsQuery(on))
  const values = useQuery(valuesQuery({ region: here.region, period: here.period, on }))
  if (!all.data) return <Skeleton active paragraph={{ rows: 2 }} title={false} />
  const known = new Map(values.data?.items.map((one) => [one.key, one.here]))
  return (
    <ul className="indicator-reads">
      {all.data.items
        .filter(({ key }) => indicator.reads.includes(key))
        .map((one) => (
          <li key={one.key}>
            <Link
              to="/indicators/$indicator"
              params={{ indicator: one.key }}
              search={{
                ...carried,
                ...(here.region !== own && { region: here.region }),
                period: here.period || undefined,
              }}
            >
              {one.title}
            </Link>{' '}
            <Figure
              indicator={one}
              value={known.get(one.key)?.value.value ?? null}
              why={known.get(one.key)?.why ?? null}
            />
          </li>
        ))}
      {indicator.reads.length === 0 ? <li className="muted">{t('indicators.noReads')}</li> : null}
    </ul>
  )
}

const Records = ({ page }: { page: IndicatorPage }) => {
  const { t } = useWords()
  const { on } = usePastDay()
  const { indicator, here } = page
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    lineageQuery(indicator.key, { region: here.region, period: here.period, on }, here.value),
  )
  if (isPending) return <Skeleton active paragraph={{ rows: 3 }} title={false} />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  const rows = data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <p className="muted">{t('indicators.noRecords')}</p>
  return (
    <>
      <p className="muted">{t(saysOf(indicator, on))}</p>
      <RecordTable rows={rows} indicator={indicator} />
      {hasNextPage ? (
        <p className="list-end">
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('indicators.moreRecords')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

const kept = (value: number | null): string | null => (value === null ? null : String(value))

const RecordTable = ({ rows, indicator }: { rows: readonly Row[]; indicator: IndicatorBody }) => {
  const { t, language } = useWords()
  const made = rows.some(({ denominator }) => denominator !== null)
  const bands = new Map(indicator.bands.map(({ key, title }) => [key, title]))
  const adds = bands.size > 0 ? 'band' : made ? 'numerator' : 'adds'
  return (
    <div className="scroll" tabIndex={-1}>
      <table className="table table-plain">
        <thead>
          <tr>
            <th scope="col">{t(indicator.process ? 'indicators.column.matter' : 'indicators.column.record')}</th>
            <th scope="col" className="num">
              {inUnit(t(`indicators.column.${adds}`), adds === 'adds' ? indicator.unit : '', t)}
            </th>
            {made ? (
              <th scope="col" className="num">
                {t('indicators.column.denominator')}
              </th>
            ) : null}
            <th scope="col">{t(indicator.process ? 'indicators.column.lodgedAt' : 'indicators.column.recordedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.numerator ? undefined : 'adds-nothing'}>
              <th scope="row">
                <Opening row={row} indicator={indicator} />
                {row.name ? <small>{row.regionName}</small> : null}
              </th>
              <td className="num">
                {row.band
                  ? (bands.get(row.band) ?? row.band)
                  : partShown(kept(row.numerator), indicator) || t('indicators.leftOut')}
              </td>
              {made ? (
                <td className="num">{partShown(kept(row.denominator), { ...indicator, scale: 1 }) || '—'}</td>
              ) : null}
              <td className="nowrap">{momentWords(row.recordedAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The way to the record itself, or to the matter. */
const Opening = ({ row, indicator: { ledger } }: { row: Row; indicator: IndicatorBody }) => {
  const { own } = useRegion()
  if (ledger === null)
    return (
      <Link to="/matters/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    )
  const search = { ...(row.region !== own && { region: row.region }), record: row.id }
  return (
    <Link to="/ledgers/$ledger" params={{ ledger }} search={search}>
      {row.name ?? row.regionName}
    </Link>
  )
}
