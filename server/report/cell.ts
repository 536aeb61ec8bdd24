import type { ComparedCell, ComparedLine, ComparisonPage, IndicatorBody } from '../contract/indicator.ts'
import { type Language, words } from '../words.ts'

type Growth = NonNullable<ComparedCell['growth']>[number]

/** What stands in one place of the table. */
export interface SheetCell {
  /** As it is read; the words for no value where there is none. */
  readonly text: string
  /** In the unit of its column; null where there is no value. */
  readonly number: number | null
  /** Digits after the point. */
  readonly places: number
  /** What must be known to read it rightly: how far it is covered, that its period is not over. Empty where nothing. */
  readonly mark: string
}

export interface SheetColumn {
  /** The period, in words; columns of one group stand under one heading. */
  readonly group: string
  readonly title: string
  readonly unit: string
  readonly cell: (line: ComparedLine) => SheetCell
}

export const periodWords = (period: string, language: Language): string => {
  const [year = '', part = ''] = period.split('-')
  if (period === '') return words('report.standing', language)
  if (part === '') return words('report.year', language, { year })
  return /^\d/.test(part)
    ? words('report.month', language, { year, month: String(Number(part)) })
    : words(`report.${part}`, language, { year })
}

/** A title with the unit of its numbers; nothing where they have none. */
export const inUnit = (
  language: Language,
  { title, unit }: { readonly title: string; readonly unit: string },
): string => (unit === '' ? title : words('report.inUnit', language, { title, unit }))

const none = (language: Language): SheetCell => ({
  text: words('report.none', language),
  number: null,
  places: 0,
  mark: '',
})

const grouped = (value: number, places: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })

const valueCell = (language: Language, { scale, places }: IndicatorBody, cell: ComparedCell | undefined): SheetCell => {
  if (!cell || cell.value === null) return none(language)
  const { coverage, unfinished } = cell
  const partial =
    coverage !== null && coverage.have < coverage.of
      ? [words('report.covered', language, { have: coverage.have, of: coverage.of })]
      : []
  const mark = [...partial, ...(unfinished ? [words('report.unfinished', language)] : [])]
  const number = cell.value / scale
  return { text: grouped(number, places), number, places, mark: mark.join(words('report.and', language)) }
}

/** The mark of a growth that rests on what is covered in part. */
export const CARE = '＊'

const growthCell = (language: Language, grown: Growth | undefined): SheetCell => {
  if (!grown || grown.value === null) return none(language)
  const number = grown.value * 100
  return {
    text: `${number > 0 ? '+' : ''}${grouped(number, 1)}`,
    number,
    places: 1,
    mark: grown.partial.length > 0 ? CARE : '',
  }
}

const bandCell = (language: Language, cell: ComparedCell | undefined, at: number): SheetCell => {
  const part = cell?.parts?.[at]
  if (!part || part.numerator === null || part.value === null) return none(language)
  const number = Number(part.numerator)
  return { text: `${grouped(number, 0)}（${grouped(part.value * 100, 1)}%）`, number, places: 0, mark: '' }
}

interface Place {
  readonly group: string
  readonly indicator: IndicatorBody
  readonly at: number
}

const columnsAt = (
  language: Language,
  page: ComparisonPage,
  { group, indicator, at }: Place,
): readonly SheetColumn[] => {
  const { title, unit } = indicator
  if (indicator.bands.length > 0)
    return indicator.bands.map((band, index) => ({
      group,
      title: `${title}：${band.title}`,
      unit,
      cell: ({ cells }) => bandCell(language, cells[at], index),
    }))
  const grows = [page.whole, ...page.items].flatMap(({ cells }) => cells[at]?.growth ?? [])
  const overs = (['period', 'year'] as const).filter((over) => grows.some((one) => one.over === over))
  return [
    { group, title, unit, cell: ({ cells }) => valueCell(language, indicator, cells[at]) },
    ...overs.map((over) => ({
      group,
      title: words(`report.growth.${over}`, language),
      unit: grows.some(({ as }) => as === 'points') ? words('report.points', language) : '%',
      cell: ({ cells }: ComparedLine) =>
        growthCell(
          language,
          cells[at]?.growth?.find((one) => one.over === over),
        ),
    })),
  ]
}

/** Columns period by period; at the end, once, what has no period and holds as it stands. */
export const sheetColumns = (language: Language, page: ComparisonPage): readonly SheetColumn[] => {
  const { indicators, periods } = page
  const all = periods.flatMap((period, row) =>
    indicators.map((indicator, index) => ({
      group: periodWords(indicator.by === 'none' ? '' : period, language),
      indicator,
      at: row * indicators.length + index,
    })),
  )
  const periodic = all.filter(({ indicator }) => indicator.by !== 'none')
  const standing = all.filter(({ indicator, at }) => indicator.by === 'none' && at < indicators.length)
  return [...periodic, ...standing].flatMap((place) => columnsAt(language, page, place))
}
