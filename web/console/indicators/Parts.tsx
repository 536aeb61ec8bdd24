import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { IndicatorBody, IndicatorPage, ReadingBody } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { Covered, Figure } from './Figure.tsx'
import { inUnit, partShown, percent, sortedBy } from './format.ts'
import { nextSorting, SortHead } from './SortHead.tsx'

interface Shown {
  readonly key: string
  readonly title: string
  /** What it is sorted by. */
  readonly value: (row: ReadingBody) => number | null
  readonly cell: (row: ReadingBody) => React.ReactNode
}

const numberOf = (kept: string | null | undefined): number | null =>
  kept === null || kept === undefined ? null : Number(kept)

/** Parts of these add up to the whole. */
const ADDS_UP = new Set(['count', 'sum'])

const columnsOf = (page: IndicatorPage, t: (key: string) => string): readonly Shown[] => {
  const { indicator, here, below } = page
  if (indicator.bands.length > 0)
    return indicator.bands.map(({ key, title }) => {
      const of = (row: ReadingBody) => row.parts.find((part) => part.key === key)?.value.numerator
      return { key, title, value: (row) => numberOf(of(row)), cell: (row) => of(row) ?? '—' }
    })
  const whole = numberOf(here.value.numerator)
  const share = (row: ReadingBody): number | null => {
    const part = numberOf(row.value.numerator)
    return part === null || !whole ? null : part / whole
  }
  const made = below.some(({ value }) => value.denominator !== null)
  return [
    {
      key: 'value',
      title: inUnit(t('indicators.column.value'), indicator.unit, t),
      value: (row) => row.value.value,
      cell: (row) => <Figure indicator={indicator} value={row.value.value} why={row.why} bare />,
    },
    ...(made ? madeOf(indicator, t) : []),
    ...(ADDS_UP.has(indicator.kind) && whole
      ? [
          {
            key: 'share',
            title: t('indicators.column.share'),
            value: share,
            cell: (row: ReadingBody) => percent(share(row)),
          },
        ]
      : []),
    ...(below.some(({ coverage }) => coverage !== null)
      ? [
          {
            key: 'coverage',
            title: t('indicators.column.coverage'),
            value: ({ coverage }: ReadingBody) => (coverage && coverage.of > 0 ? coverage.have / coverage.of : null),
            cell: ({ coverage }: ReadingBody) => <Covered coverage={coverage} />,
          },
        ]
      : []),
  ]
}

const madeOf = (indicator: IndicatorBody, t: (key: string) => string): readonly Shown[] =>
  (['numerator', 'denominator'] as const).map((key) => ({
    key,
    title: t(`indicators.column.${key}`),
    value: (row) => numberOf(row.value[key]),
    cell: (row) => partShown(row.value[key], key === 'denominator' ? { ...indicator, scale: 1 } : indicator) || '—',
  }))

/** The regions below with what each has; a name leads into it. */
export const Parts = ({ page }: { page: IndicatorPage }) => {
  const { t } = useWords()
  const [sorting, setSorting] = useState({ by: 'code', down: false })
  const columns = columnsOf(page, t)
  const sorted = columns.find(({ key }) => key === sorting.by)
  const rows =
    sorting.by === 'name'
      ? sortedBy(page.below, ({ regionName }) => regionName, sorting.down)
      : sorted
        ? sortedBy(page.below, sorted.value, sorting.down)
        : page.below
  const sort = (by: string) => setSorting((now) => nextSorting(now, by))
  return (
    <section className="card indicator-parts" aria-labelledby="parts">
      <h2 id="parts">{t('indicators.parts', { n: page.below.length })}</h2>
      <div className="scroll" tabIndex={-1}>
        <table className="table table-plain">
          <thead>
            <tr>
              <SortHead by="name" sorting={sorting} sort={sort}>
                {t('indicators.column.region')}
              </SortHead>
              {columns.map(({ key, title }) => (
                <SortHead key={key} by={key} sorting={sorting} sort={sort} number>
                  {title}
                </SortHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.region}>
                <th scope="row">
                  <Link
                    to="/indicators/$indicator"
                    params={{ indicator: page.indicator.key }}
                    search={(now: object) => ({ ...now, region: row.region })}
                  >
                    {row.regionName}
                  </Link>
                </th>
                {columns.map(({ key, cell }) => (
                  <td key={key} className="num">
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
