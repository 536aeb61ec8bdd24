import { accept, type Result } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import type {
  ComparedCell,
  ComparedLine,
  ComparisonPage,
  GrowthOver,
  IndicatorBody,
  IndicatorPage,
  ReadingBody,
} from '../contract/indicator.ts'
import { type AskedComparison, compareIndicators } from '../indicator/comparison.ts'
import type { Program } from '../program.ts'
import { inUnit } from '../report/cell.ts'
import { sourcesLine } from '../sources.ts'
import { words } from '../words.ts'
import { minute } from './pages.ts'

/** A file of numbers: headings in words, and below the rows what each number means and as of when. */
export interface NumbersFile {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
}

type Say = (key: string) => string
const sayIn =
  (caller: StaffCaller): Say =>
  (key) =>
    words(`export.column.${key}`, caller.language)

/** As it is shown: in its unit, with its places; empty where there is none. */
const shown = (value: number | null, { scale, places }: IndicatorBody): string =>
  value === null ? '' : (value / scale).toFixed(places)

const notesOf = (
  { language }: StaffCaller,
  say: Say,
  indicators: readonly IndicatorBody[],
  asOf: string,
): readonly (readonly string[])[] => [
  [],
  ...indicators.flatMap((one) => [
    [say('indicator'), one.title, one.unit],
    [say('definition'), one.definition],
    [say('rule'), one.rule],
    [say('version'), one.version],
    [say('basis'), sourcesLine(one.sources, language)],
    [],
  ]),
  [say('asOf'), minute(asOf)],
]

/** Rows of one width, for a reader of CSV that insists on it. */
const even = (width: number, row: readonly string[]): readonly string[] =>
  Array.from({ length: width }, (_, index) => row[index] ?? '')

/** A number's parts below with their numerators and denominators as they are kept (money in 分), the whole last. */
export const partsFile = (caller: StaffCaller, { indicator, here, below, asOf }: IndicatorPage): NumbersFile => {
  const say = sayIn(caller)
  const header = [
    ...['code', 'name', 'period', 'numerator', 'denominator'].map(say),
    inUnit(caller.language, indicator),
    ...['covered', 'expected'].map(say),
    ...indicator.bands.map(({ title }) => title),
  ]
  const row = (one: ReadingBody): readonly string[] => [
    one.region,
    one.regionName,
    one.period,
    one.value.numerator ?? '',
    one.value.denominator ?? '',
    shown(one.value.value, indicator),
    String(one.coverage?.have ?? ''),
    String(one.coverage?.of ?? ''),
    ...indicator.bands.map(({ key }) => one.parts.find((part) => part.key === key)?.value.numerator ?? ''),
  ]
  const rows = [...below.map(row), row(here), ...notesOf(caller, say, [indicator], asOf)]
  return {
    name: `${indicator.title}-${here.regionName}${here.period === '' ? '' : `-${here.period}`}`,
    header,
    rows: rows.map((one) => even(header.length, one)),
  }
}

/**
 * Columns with the place of their cells in a line: period by period, at the end once what has no period and holds as it stands. `overs`: against
 * what each grew; the whole says it, for what can grow does so in every line.
 */
const columnsOf = ({ indicators, periods, whole }: ComparisonPage) => {
  const all = periods.flatMap((period, row) =>
    indicators.map((indicator, index) => {
      const cell = row * indicators.length + index
      const overs = indicator.by === 'none' ? [] : (whole.cells[cell]?.growth ?? []).map(({ over }) => over)
      return { period: indicator.by === 'none' ? '' : period, indicator, cell, overs }
    }),
  )
  const [standing, periodic] = [true, false].map((none) =>
    all.filter(({ indicator }) => (indicator.by === 'none') === none),
  )
  return [...(periodic ?? []), ...(standing ?? []).filter(({ cell }) => cell < indicators.length)]
}

/** Headings of a growth: the number, and what must be known to read it rightly. */
const growthHeads = (
  caller: StaffCaller,
  { period, indicator, over }: { period: string; indicator: IndicatorBody; over: GrowthOver },
): readonly string[] => {
  const { language } = caller
  const unit = indicator.unit === '%' ? words('report.points', language) : '%'
  const title = words('export.growth', language, {
    title: indicator.title,
    over: words(`report.growth.${over}`, language),
  })
  return [
    `${inUnit(language, { title, unit })}${period}`,
    words('export.growthCare', language, { over: words(`report.growth.${over}`, language), period }).trim(),
  ]
}

/** By how much it grew, in per cent or points; which side of it is covered only in part. Empty where there is no value. */
const growthTold = (say: Say, cell: ComparedCell | undefined, over: GrowthOver): readonly string[] => {
  const grown = cell?.growth?.find((one) => one.over === over)
  if (!grown || grown.value === null) return ['', '']
  return [(grown.value * 100).toFixed(1), grown.partial.map((side) => say(`partial.${side}`)).join('；')]
}

/** All lines of a comparison, read page by page; the whole last. Refusals of compareIndicators(). */
export const comparisonFile = async (
  program: Program,
  caller: StaffCaller,
  asked: Omit<AskedComparison, 'after' | 'limit'>,
): Promise<Result<NumbersFile>> => {
  const read = (after: string) => compareIndicators(program, caller, { ...asked, after, limit: 500 })
  const first = await read('')
  if (!first.ok) return first
  const say = sayIn(caller)
  const { indicators, region, whole, asOf } = first.value
  const columns = columnsOf(first.value)
  const header = [
    ...['code', 'above', 'name'].map(say),
    ...columns.flatMap(({ period, indicator, overs }) => [
      `${inUnit(caller.language, indicator)}${period}`,
      `${say('coverage')} ${period}`.trim(),
      ...overs.flatMap((over) => growthHeads(caller, { period, indicator, over })),
    ]),
  ]
  const row = ({ code, above, name, cells }: ComparedLine): readonly string[] => [
    code,
    above.join(' '),
    name,
    ...columns.flatMap(({ indicator, cell: at, overs }) => {
      const cell = cells[at]
      const coverage = cell?.coverage ? `${cell.coverage.have}/${cell.coverage.of}` : ''
      return [shown(cell?.value ?? null, indicator), coverage, ...overs.flatMap((over) => growthTold(say, cell, over))]
    }),
  ]
  async function* rows(): AsyncGenerator<readonly string[]> {
    for (let page: ComparisonPage | null = first.ok ? first.value : null; page !== null; ) {
      for (const line of page.items) yield even(header.length, row(line))
      const next: Result<ComparisonPage> | null = page.next === null ? null : await read(page.next)
      page = next?.ok ? next.value : null
    }
    for (const one of [row(whole), ...notesOf(caller, say, indicators, asOf)]) yield even(header.length, one)
  }
  return accept({ name: `${words('export.comparison', caller.language)}-${region.name}`, header, rows: rows() })
}
