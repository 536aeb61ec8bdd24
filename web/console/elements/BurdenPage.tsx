import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { monthAfter } from '../../../kernel/burden/index.ts'
import type { BurdenBody } from '../../../server/contract/element.ts'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useWords } from '../app/words.ts'
import { Spark } from '../indicators/Spark.tsx'
import { periodText } from '../ledgers/cells.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { burdenQuery } from './data.ts'

/** What is asked of villages in a month: how much, by whom, which way it goes. */
export const BurdenPage = () => {
  const words = useWords()
  const { t } = words
  const { month } = useSearch({ from: '/shell/burden' })
  const navigate = useNavigate({ from: '/burden' })
  const { region } = useRegion()
  const { data, isPending, error, refetch } = useQuery(burdenQuery(region, month))
  const go = (n: number) => data && navigate({ search: (now) => ({ ...now, month: monthAfter(data.month, n) }) })
  return (
    <div className="page burden">
      <PageHead title={t('nav.burden')} purpose={t('purpose.burden')} />
      {isPending ? <Skeleton active paragraph={{ rows: 10 }} title={false} /> : null}
      {error && !data ? <Failure error={error} reset={() => refetch()} /> : null}
      {data ? (
        <>
          <div className="filters burden-month">
            <button type="button" className="link" onClick={() => go(-1)}>
              {t('burden.before')}
            </button>
            <strong>{periodText(data.month, words)}</strong>
            <button type="button" className="link" onClick={() => go(1)}>
              {t('burden.after')}
            </button>
            <span className="muted">{t('burden.villages', { n: data.villages })}</span>
          </div>
          <Tiles data={data} />
          <Part title={t('burden.trend')}>
            <Trend rows={data.trend} />
          </Part>
          <Part title={t('burden.askers')} empty={data.askers.length === 0}>
            <Askers rows={data.askers} months={data.trend.map(({ month }) => month)} />
          </Part>
          <Part title={t('burden.kinds')} empty={data.kinds.length === 0}>
            <Kinds rows={data.kinds} />
          </Part>
          <Part title={t('burden.formsAsked')} empty={data.forms.length === 0}>
            <Forms rows={data.forms} />
          </Part>
          {data.offices.length > 0 ? (
            <Part title={t('burden.offices')}>
              <Offices rows={data.offices} />
            </Part>
          ) : null}
          {data.villages > 1 ? (
            <Part title={t('burden.regions')}>
              <Regions rows={data.regions} />
            </Part>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

const Part = ({ title, empty = false, children }: { title: string; empty?: boolean; children: ReactNode }) => {
  const { t } = useWords()
  return (
    <section className="card">
      <h2>{title}</h2>
      {empty ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('burden.none')} /> : children}
    </section>
  )
}

/** The month in four numbers; the quota beside the three that it limits is for one village. */
const Tiles = ({ data }: { data: BurdenBody }) => {
  const { t } = useWords()
  const { whole, quota } = data
  const limited = (['forms', 'fields', 'minutes'] as const).map((what) => ({
    what,
    hint: quota[what] === null ? t('burden.noQuota') : t(`burden.quota.${what}`, { n: quota[what] }),
  }))
  return (
    <dl className="burden-tiles">
      {limited.map(({ what, hint }) => (
        <div key={what}>
          <dt>{t(`burden.${what}`)}</dt>
          <dd>
            {whole[what].toLocaleString()} <small className="muted">{hint}</small>
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('burden.noted')}</dt>
        <dd>
          {whole.noted.toLocaleString()}{' '}
          <small className="muted">{t('burden.notedSum', { n: whole.notedMinutes })}</small>
        </dd>
      </div>
    </dl>
  )
}

/** Bars of minutes from zero, each with its numbers in words: the table is the chart. */
const Trend = ({ rows }: { rows: BurdenBody['trend'] }) => {
  const words = useWords()
  const { t } = words
  const all = (one: BurdenBody['trend'][number]): number => one.minutes + one.notedMinutes
  const most = Math.max(1, ...rows.map(all))
  return (
    <ul className="burden-trend">
      {rows.map((row) => (
        <li key={row.month}>
          <span>{periodText(row.month, words)}</span>
          <i style={{ width: `${(all(row) / most) * 100}%` }} />
          <small>{t('burden.sum', { forms: row.forms, noted: row.noted, minutes: all(row) })}</small>
        </li>
      ))}
    </ul>
  )
}

const LOAD = ['forms', 'fields', 'minutes', 'noted', 'notedMinutes'] as const

const Askers = ({ rows, months }: { rows: BurdenBody['askers']; months: readonly string[] }) => {
  const { t } = useWords()
  return (
    <Loads
      first={t('burden.asker')}
      rows={rows.map(({ asker, trend, ...load }) => ({
        key: asker,
        title: asker,
        beside: (
          <Spark
            points={trend.map((value, at) => ({ period: months[at] ?? '', value }))}
            label={`${asker} ${t('burden.trend')}: ${trend.join(' ')}`}
          />
        ),
        load: LOAD.map((what) => load[what]),
      }))}
      columns={LOAD.map((what) => t(`burden.${what}`))}
    />
  )
}

const Forms = ({ rows }: { rows: BurdenBody['forms'] }) => {
  const { t } = useWords()
  return (
    <Loads
      first={t('burden.form')}
      rows={rows.map(({ title, asker, regions, fields, minutes }, at) => ({
        key: `${at}`,
        title: `${title} · ${asker}`,
        load: [regions, fields, minutes],
      }))}
      columns={[t('burden.inVillages'), t('burden.fields'), t('burden.minutes')]}
    />
  )
}

/** What they are asked is on no village. */
const Offices = ({ rows }: { rows: BurdenBody['offices'] }) => {
  const { t } = useWords()
  return (
    <Loads
      first={t('burden.office')}
      rows={rows.map(({ name, forms, fields, minutes }) => ({
        key: name,
        title: name,
        load: [forms, fields, minutes],
      }))}
      columns={(['forms', 'fields', 'minutes'] as const).map((what) => t(`burden.${what}`))}
    />
  )
}

const Kinds = ({ rows }: { rows: BurdenBody['kinds'] }) => {
  const { t } = useWords()
  return (
    <Loads
      first={t('burden.kind')}
      rows={rows.map(({ title, times, minutes }) => ({ key: title, title, load: [times, minutes] }))}
      columns={[t('burden.noted'), t('burden.notedMinutes')]}
    />
  )
}

const Regions = ({ rows }: { rows: BurdenBody['regions'] }) => {
  const { t } = useWords()
  return (
    <Loads
      first={t('burden.village')}
      rows={rows.map(({ region, name, full, ...load }) => ({
        key: region,
        title: full ? `${name}${t('burden.full')}` : name,
        load: LOAD.map((what) => load[what]),
      }))}
      columns={LOAD.map((what) => t(`burden.${what}`))}
    />
  )
}

interface LoadsProps {
  readonly first: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly title: string
    readonly beside?: ReactNode
    readonly load: readonly number[]
  }[]
}

const Loads = ({ first, columns, rows }: LoadsProps) => (
  <table className="table table-labelled">
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {columns.map((column) => (
          <th key={column} scope="col" className="num">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, title, load, beside }) => (
        <tr key={key}>
          <th scope="row">
            {title} {beside}
          </th>
          {columns.map((column, at) => (
            <td key={column} className="num" data-label={column}>
              {load[at]?.toLocaleString()}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
