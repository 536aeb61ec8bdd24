import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ComparedLine, ComparisonPage } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { type ComparedColumn, columnsOf } from './columns.ts'
import { Figure } from './Figure.tsx'
import { coverageWords, isPartial, periodWords, sortedBy } from './format.ts'
import { usePastDay } from './PastDay.tsx'
import { nextSorting, SortHead, sortingOf, sortingText } from './SortHead.tsx'

/** Regions as lines, numbers as columns, the region itself last. Order is what one asks for, never a rank. */
export const CompareTable = ({ page, lines }: { page: ComparisonPage; lines: readonly ComparedLine[] }) => {
  const words = useWords()
  const { t } = words
  const sorting = sortingOf(useSearch({ from: '/shell/indicators/compare' }).sort)
  const navigate = useNavigate({ from: '/indicators/compare' })
  const groups = columnsOf(page)
  const columns = groups.flatMap(([, those]) => those)
  const rows =
    sorting.by === 'name'
      ? sortedBy(lines, ({ name }) => name, sorting.down)
      : sorting.by === 'code'
        ? lines
        : sortedBy(lines, ({ cells }) => cells[Number(sorting.by)]?.value ?? null, sorting.down)
  const sort = (by: string) =>
    navigate({
      search: (now) => ({ ...now, sort: sortingText(nextSorting(sorting, by)) }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className="compare-wide" tabIndex={-1}>
      <table className="table table-plain compare-table">
        <thead>
          {groups.length > 1 ? (
            <tr>
              <td />
              {groups.map(([period, those]) => (
                <th key={period} scope="colgroup" colSpan={those.length} className="compare-period">
                  {periodWords(period, words)}
                </th>
              ))}
            </tr>
          ) : null}
          <tr>
            <SortHead by="name" sorting={sorting} sort={sort}>
              {t('indicators.column.region')}
            </SortHead>
            {columns.map(({ period, indicator, cell }) => (
              <SortHead key={`${period}-${indicator.key}`} by={String(cell)} sorting={sorting} sort={sort} number>
                {indicator.title}
                <small>
                  （{indicator.unit}
                  {groups.length === 1 ? ` · ${periodWords(period, words)}` : ''}）
                </small>
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <Line key={line.code} line={line} columns={columns} />
          ))}
        </tbody>
        <tfoot>
          <Line line={page.whole} columns={columns} whole />
        </tfoot>
      </table>
    </div>
  )
}

const Line = (props: { line: ComparedLine; columns: readonly ComparedColumn[]; whole?: boolean }) => {
  const words = useWords()
  const { own } = useRegion()
  const { carried } = usePastDay()
  const { line, columns, whole } = props
  return (
    <tr>
      <th scope="row">
        {whole ? words.t('indicators.whole', { name: line.name }) : line.name}
        {line.above.length > 0 ? <small>{line.above.join(' ')}</small> : null}
      </th>
      {columns.map(({ period, indicator, cell: at }) => {
        const cell = line.cells[at]
        const partial = cell && cell.value !== null && cell.coverage && isPartial(cell.coverage) ? cell.coverage : null
        return (
          <td key={`${period}-${indicator.key}`} className="num">
            <Link
              to="/indicators/$indicator"
              params={{ indicator: indicator.key }}
              search={{ ...carried, ...(line.code !== own && { region: line.code }), period: period || undefined }}
            >
              <Figure indicator={indicator} value={cell?.value ?? null} why={cell?.why ?? null} bare />
            </Link>
            {partial ? <small className="covered-partial">{coverageWords(partial, words)}</small> : null}
          </td>
        )
      })}
    </tr>
  )
}
