import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import type { ComparedLine, ComparisonPage } from '../contract/indicator.ts'
import type { ReportFileQuery } from '../contract/report.ts'
import { minute } from '../exchange/pages.ts'
import { compareIndicators } from '../indicator/comparison.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { sourcesLine } from '../sources.ts'
import { type Language, words } from '../words.ts'
import { CARE, inUnit, type SheetCell, type SheetColumn, sheetColumns } from './cell.ts'

/** Lines of a report that is to be read on paper; more are exported as a plain table. */
const MOST_LINES = 2000

export interface SheetLine {
  readonly name: string
  /** Names of what lies between the report's region and the line. */
  readonly above: string
  readonly cells: readonly SheetCell[]
}
/** A report as it stands on paper, whatever program opens it. */
export interface ReportSheet {
  readonly title: string
  /** Who reports, of when, in which unit: under the title. */
  readonly under: readonly string[]
  readonly columns: readonly { readonly group: string; readonly head: string }[]
  readonly names: { readonly number: string; readonly region: string }
  readonly lines: readonly SheetLine[]
  readonly whole: SheetLine
  /** Who made it, and as of when: below the table. */
  readonly below: readonly string[]
  readonly notes: readonly string[]
}

type Say = (key: string, params?: Readonly<Record<string, unknown>>) => string
const sayIn =
  (language: Language): Say =>
  (key, params) =>
    words(`report.${key}`, language, params)

/** All lines, read page by page. Refusals of compareIndicators(); `too-many-lines`. */
const readAll = async (
  program: Program,
  caller: StaffCaller,
  asked: ReportFileQuery,
): Promise<Result<ComparisonPage>> => {
  const items: ComparedLine[] = []
  for (let after = ''; ; ) {
    const page = await compareIndicators(program, caller, { ...asked, after, limit: 500 })
    if (!page.ok) return page
    items.push(...page.value.items)
    if (items.length > MOST_LINES) return refuse('rules', 'too-many-lines', { params: { limit: MOST_LINES } })
    if (page.value.next === null) return accept({ ...page.value, items })
    after = page.value.next
  }
}

const lineOf =
  (columns: readonly SheetColumn[]) =>
  (line: ComparedLine): SheetLine => ({
    name: line.name,
    above: line.above.join(' '),
    cells: columns.map(({ cell }) => cell(line)),
  })

const titleOf = (say: Say, { region, indicators }: ComparisonPage): string => {
  const [only, ...more] = indicators
  return more.length === 0 && only
    ? say('titleOfOne', { region: region.name, title: only.title })
    : say('title', { region: region.name })
}

/** What must be known to read the table rightly: only what occurs in it; then what each number counts. */
const notesOf = (language: Language, page: ComparisonPage, lines: readonly SheetLine[]): readonly string[] => {
  const say = sayIn(language)
  const cells = lines.flatMap((line) => line.cells)
  return [
    ...(page.on === null ? [] : [say('note.past', { day: page.on })]),
    ...(cells.some(({ number }) => number === null) ? [say('note.none')] : []),
    ...(cells.some(({ mark }) => mark !== '' && mark !== CARE) ? [say('note.covered')] : []),
    ...(cells.some(({ mark }) => mark === CARE) ? [say('note.care')] : []),
    ...page.indicators.map((indicator) => {
      const { definition, version } = indicator
      const basis = sourcesLine(indicator.sources, language)
      return say('note.indicator', { head: inUnit(language, indicator), definition, basis, version })
    }),
  ]
}

/** The report as it is printed and sent. Refusals of compareIndicators(); `too-many-lines`. */
export const reportSheet = async (
  program: Program,
  caller: StaffCaller,
  asked: ReportFileQuery,
): Promise<Result<ReportSheet>> => {
  const read = await readAll(program, caller, asked)
  if (!read.ok) return read
  const page = read.value
  const say = sayIn(caller.language)
  const columns = sheetColumns(caller.language, page)
  const units = [...new Set(columns.map(({ unit }) => unit))]
  const [lines, whole] = [page.items.map(lineOf(columns)), lineOf(columns)(page.whole)]
  return accept({
    title: asked.title || titleOf(say, page),
    under: [
      say('office', { name: asked.office || page.region.name }),
      say('date', { day: todayOf(program) }),
      ...(units.every((unit) => unit === '')
        ? []
        : [say('unit', { unit: units.length === 1 ? (units[0] ?? '') : say('unitAbove') })]),
    ],
    columns: columns.map((column) => ({ group: column.group, head: inUnit(caller.language, column) })),
    names: { number: say('number'), region: say('region') },
    lines,
    whole: { ...whole, name: say('whole', { name: whole.name }) },
    below: [say('maker', { name: asked.maker || caller.account.name }), say('asOf', { at: minute(page.asOf) })],
    notes: notesOf(caller.language, page, [...lines, whole]),
  })
}
