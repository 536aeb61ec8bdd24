import type { ComparisonPage, GrowthOver, IndicatorBody } from '../../../server/contract/indicator.ts'

/** A column of a comparison, with the place of its cell in a line. */
export interface ComparedColumn {
  /** '' for what has no period and holds as it stands. */
  readonly period: string
  readonly indicator: IndicatorBody
  readonly cell: number
  /** What it grew by, in place of the value. */
  readonly over?: GrowthOver
}

type Compared = Pick<ComparisonPage, 'indicators' | 'periods' | 'whole' | 'items'>

/** Against what any cell at a place says that it grew. */
const oversAt = ({ whole, items }: Compared, cell: number): readonly GrowthOver[] =>
  (['period', 'year'] as const).filter((over) =>
    [whole, ...items].some(({ cells }) => cells[cell]?.growth?.some((one) => one.over === over)),
  )

/** Columns by their period, in its order; at the end, once, what has none. */
export const columnsOf = (page: Compared): readonly (readonly [string, readonly ComparedColumn[]])[] => {
  const { indicators, periods } = page
  const all = periods.flatMap((period, row) =>
    indicators.map((indicator, index) => ({ period, indicator, cell: row * indicators.length + index })),
  )
  const periodic = all
    .filter(({ indicator }) => indicator.by !== 'none')
    .flatMap((one) => [one, ...oversAt(page, one.cell).map((over) => ({ ...one, over }))])
  const standing = all.filter(({ indicator, cell }) => indicator.by === 'none' && cell < indicators.length)
  return [...Map.groupBy([...periodic, ...standing.map((one) => ({ ...one, period: '' }))], ({ period }) => period)]
}
