import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { IndicatorBody, IndicatorValues } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { Covered, Figure } from './Figure.tsx'
import { periodWords } from './format.ts'
import { usePastDay } from './PastDay.tsx'
import { Spark } from './Spark.tsx'

const COLUMNS = ['value', 'period', 'trend', 'coverage'] as const
type Value = IndicatorValues['items'][number]

interface Choice {
  readonly chosen: ReadonlySet<string>
  readonly choose: (chosen: ReadonlySet<string>) => void
}

/** Numbers under the names of their packs. */
export const IndicatorTable = (props: { items: readonly IndicatorBody[]; values: readonly Value[] } & Choice) => {
  const { t } = useWords()
  const { items, values, chosen, choose } = props
  const known = new Map(values.map((one) => [one.key, one]))
  const subjects = Map.groupBy(items, ({ about }) => about)
  if (items.length === 0) return null
  return (
    <table className="table table-labelled indicator-list">
      <thead>
        <tr>
          <th scope="col">{t('indicators.column.indicator')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={column === 'value' ? 'num' : undefined}>
              {t(`indicators.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {[...subjects].map(([about, those]) => (
        <tbody key={about}>
          <tr className="indicator-subject">
            <th colSpan={COLUMNS.length + 1} scope="rowgroup">
              {about} <small className="muted">{t('indicators.count', { n: those.length })}</small>
            </th>
          </tr>
          {those.map((one) => (
            <Line key={one.key} indicator={one} value={known.get(one.key)} chosen={chosen} choose={choose} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const Line = ({
  indicator,
  value,
  chosen,
  choose,
}: { indicator: IndicatorBody; value: Value | undefined } & Choice) => {
  const words = useWords()
  const { t } = words
  const { region, own } = useRegion()
  const { carried } = usePastDay()
  const { key, title } = indicator
  const toggle = () => choose(new Set(chosen.has(key) ? [...chosen].filter((one) => one !== key) : [...chosen, key]))
  const spread = indicator.bands.length > 0
  return (
    <tr>
      <th scope="row">
        <div className="indicator-name">
          <Checkbox
            checked={chosen.has(key)}
            disabled={spread}
            onChange={toggle}
            aria-label={t('indicators.choose', { title })}
          />
          <div>
            <Link
              to="/indicators/$indicator"
              params={{ indicator: key }}
              search={{ ...carried, ...(region !== own && { region }) }}
            >
              {title}
            </Link>
            <small>{indicator.definition}</small>
          </div>
        </div>
      </th>
      <td className="num" data-label={t('indicators.column.value')}>
        {spread && !value?.here.why ? (
          <span className="muted">{t('indicators.spread', { n: indicator.bands.length })}</span>
        ) : (
          <Figure indicator={indicator} value={value?.here.value.value ?? null} why={value?.here.why ?? null} />
        )}
      </td>
      <td className="nowrap" data-label={t('indicators.column.period')}>
        {value ? periodWords(value.here.period, words) : ''}
      </td>
      <td data-label={t('indicators.column.trend')}>
        {value ? <Spark points={value.trend} label={t('indicators.trendOf', { title })} /> : null}
      </td>
      <td data-label={t('indicators.column.coverage')}>
        {value && value.here.why === null ? <Covered coverage={value.here.coverage} /> : null}
      </td>
    </tr>
  )
}
