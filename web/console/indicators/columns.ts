import type { ComparisonPage, IndicatorBody } from '../../../server/contract/indicator.ts'

/** A column of a comparison, with the place of its cell in a line. */
export interface ComparedColumn {
  /** '' for what has no period and holds as it stands. */
  readonly period: string
  readonly indicator: IndicatorBody
  readonly cell: number
}

/** Columns by their period, in its order; at the end, once, what has none. */
export const columnsOf = ({
  indicators,
  periods,
}: Pick<ComparisonPage, 'indicators' | 'periods'>): readonly (readonly [string, readonly ComparedColumn[]])[] => {
  const all = periods.flatMap((period, row) =>
    indicators.map((indicator, index) => ({ period, indicator, cell: row * indicators.length + index })),
  )
  const periodic = all.filter(({ indicator }) => indicator.by !== 'none')
  const standing = all.filter(({ indicator, cell }) => indicator.by === 'none' && cell < indicators.length)
  return [...Map.groupBy([...periodic, ...standing.map((one) => ({ ...one, period: '' }))], ({ period }) => period)]
}
