import { Link } from '@tanstack/react-router'
import type { ComparedCell, ComparedLine, IndicatorBody } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import type { ComparedColumn } from './columns.ts'
import { Figure } from './Figure.tsx'
import { coverageWords, isPartial, percent, periodWords } from './format.ts'
import { usePastDay } from './PastDay.tsx'

/** One number of a line: a value, what it grew by, or how records lie in bands. */
export const CompareCell = ({ line, column }: { line: ComparedLine; column: ComparedColumn }) => {
  const cell = line.cells[column.cell]
  if (column.over !== undefined) return <Grown cell={cell} over={column.over} />
  return (
    <td className={column.indicator.bands.length > 0 ? 'compare-spread' : 'num'}>
      {column.indicator.bands.length > 0 ? (
        <Spread indicator={column.indicator} cell={cell} />
      ) : (
        <Opened line={line} column={column} cell={cell} />
      )}
      <Marks cell={cell} />
    </td>
  )
}

const Opened = (props: { line: ComparedLine; column: ComparedColumn; cell: ComparedCell | undefined }) => {
  const { own } = useRegion()
  const { carried } = usePastDay()
  const { line, cell } = props
  const { indicator, period } = props.column
  return (
    <Link
      to="/indicators/$indicator"
      params={{ indicator: indicator.key }}
      search={{ ...carried, ...(line.code !== own && { region: line.code }), period: period || undefined }}
    >
      <Figure indicator={indicator} value={cell?.value ?? null} why={cell?.why ?? null} bare />
    </Link>
  )
}

/** What must be known to read a number rightly. */
const Marks = ({ cell }: { cell: ComparedCell | undefined }) => {
  const words = useWords()
  if (!cell || (cell.value === null && !cell.parts)) return null
  const { coverage, unfinished } = cell
  return (
    <>
      {coverage && isPartial(coverage) ? (
        <small className="covered-partial">{coverageWords(coverage, words)}</small>
      ) : null}
      {unfinished ? <small className="covered-partial">{words.t('indicators.unfinished')}</small> : null}
    </>
  )
}

const Grown = ({ cell, over }: { cell: ComparedCell | undefined; over: 'period' | 'year' }) => {
  const words = useWords()
  const { t } = words
  const grown = cell?.growth?.find((one) => one.over === over)
  if (!grown || grown.value === null)
    return (
      <td className="num">
        <span className="figure-none">
          —<span className="unseen">{t('indicators.why.no-earlier')}</span>
        </span>
      </td>
    )
  const sign = grown.value > 0 ? '+' : ''
  const value =
    grown.as === 'points' ? t('indicators.points', { n: (grown.value * 100).toFixed(1) }) : percent(grown.value)
  return (
    <td className="num">
      <span title={t('indicators.grownFrom', { period: periodWords(grown.from, words) })}>
        {sign}
        {value}
      </span>
      {grown.partial.length > 0 ? (
        <small className="covered-partial">
          {t(`indicators.grownPartial.${grown.partial.length === 2 ? 'both' : grown.partial[0]}`)}
        </small>
      ) : null}
    </td>
  )
}

/** Shares of the bands as one bar, and each band that has any in words: a shade alone says nothing. */
const Spread = ({ indicator, cell }: { indicator: IndicatorBody; cell: ComparedCell | undefined }) => {
  const { t } = useWords()
  const bands = indicator.bands.map(({ key, title }, index) => {
    const part = cell?.parts?.[index]
    return { key, title, index, n: Number(part?.numerator ?? 0), share: part?.value ?? null }
  })
  const filled = bands.filter(({ n }) => n > 0)
  if (filled.length === 0) return <span className="figure-none">— {t('indicators.none')}</span>
  return (
    <div className="spread-cell">
      <span className="spread-bar" aria-hidden="true">
        {filled.map(({ key, index, share }) => (
          <i key={key} className={`band-${index % 6}`} style={{ width: `${(share ?? 0) * 100}%` }} />
        ))}
      </span>
      <ul>
        {filled.map(({ key, title, index, n, share }) => (
          <li key={key}>
            <i className={`band-${index % 6}`} aria-hidden="true" /> {title}{' '}
            <strong>{n.toLocaleString('en-US')}</strong> <span className="muted">{percent(share)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
