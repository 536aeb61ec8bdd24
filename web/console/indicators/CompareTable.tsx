import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ComparedLine, ComparisonPage } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { CompareCell } from './CompareCell.tsx'
import { type ComparedColumn, columnsOf } from './columns.ts'
import { periodWords, sortedBy } from './format.ts'
import { nextSorting, SortHead, type Sorting, sortingOf, sortingText } from './SortHead.tsx'

const nameOf = ({ period, indicator, over }: ComparedColumn): string => [period, indicator.key, over].join(' ')

/** What a column is: a number can be sorted by, a distribution and a growth cannot. */
const Heading = (props: {
  column: ComparedColumn
  /** The only period: then it stands in the heading. */
  alone: boolean
  sorting: Sorting
  sort: (by: string) => void
}) => {
  const words = useWords()
  const { t } = words
  const { column, alone, sorting, sort } = props
  const { indicator, period, cell, over } = column
  if (over !== undefined)
    return (
      <th scope="col" className="num compare-grown">
        {t(`indicators.growth.${over}`)}
        <span className="unseen">{indicator.title}</span>
      </th>
    )
  const said = [indicator.unit, alone ? periodWords(period, words) : ''].filter((one) => one !== '')
  const unit = said.length === 0 ? null : <small>（{said.join(' · ')}）</small>
  if (indicator.bands.length > 0)
    return (
      <th scope="col">
        {indicator.title}
        {unit}
      </th>
    )
  return (
    <SortHead by={String(cell)} sorting={sorting} sort={sort} number>
      {indicator.title}
      {unit}
    </SortHead>
  )
}

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
            {columns.map((column) => (
              <Heading key={nameOf(column)} column={column} alone={groups.length === 1} sorting={sorting} sort={sort} />
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
  const { t } = useWords()
  const { line, columns, whole } = props
  return (
    <tr>
      <th scope="row">
        {whole ? t('indicators.whole', { name: line.name }) : line.name}
        {line.above.length > 0 ? <small>{line.above.join(' ')}</small> : null}
      </th>
      {columns.map((column) => (
        <CompareCell key={nameOf(column)} line={line} column={column} />
      ))}
    </tr>
  )
}
