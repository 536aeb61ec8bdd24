import type { LedgerField } from '../../../kernel/ledger/index.ts'
import { accept, type Problem, type Result, refuse } from '../../../kernel/refusal/index.ts'
import type { Packs } from '../../packs.ts'
import { type Language, words } from '../../words.ts'
import { type Kept, ledgersOf } from '../definitions.ts'
import { columnName, type Merge, type Sheet, type SheetLine, shownCell } from './lines.ts'

/** A title above the heading, a number of the form, a unit: the heading itself stands among the first rows. */
export const HEADING_WITHIN = 10

/** What a column may hold besides the ledger's fields: the place, by code or by name, and what a filled template says of itself. */
export const OWN = ['region', 'region_name', 'record_id', 'record_version'] as const
export type Own = (typeof OWN)[number]

export interface SheetColumn {
  readonly key: string
  /** From 0. */
  readonly at: number
  readonly letter: string
  readonly heading: string
}
export interface Heading {
  readonly row: number
  readonly columns: readonly SheetColumn[]
  /** Fields of the ledger that no column is for. */
  readonly absent: readonly string[]
  /** Headings that nothing is taken from. */
  readonly ignored: readonly string[]
}

/** What a client says that its columns are called; empty: not taken from the sheet. */
export type SheetMapping = Readonly<Record<string, string>>

const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** Stars mark what is needed; blanks, line ends and forms of signs count for nothing. */
const plain = (heading: string): string => heading.normalize('NFKC').replaceAll(/[\s*]/g, '').toLowerCase()

const UNIT = /^(.+?)[([]([^()[\]]*)[)\]]$/

/** The unit of a number as people read it; empty for what has none. */
export const unitOf = (packs: Packs, { type }: LedgerField, language: Language): string => {
  if (type.kind === 'money') return words('sheet.yuan', language)
  return 'unit' in type && type.unit !== undefined ? packs.words(type.unit, language) : ''
}

/** The heading of a field in our own sheets: title, unit, a star where it must be filled. */
export const headingOf = (packs: Packs, field: LedgerField, language: Language): string => {
  const unit = unitOf(packs, field, language)
  return `${packs.words(field.title, language)}${unit === '' ? '' : words('sheet.unit', language, { unit })}`
}

interface Names {
  /** Plain heading → key; null where two columns are called so. */
  readonly known: ReadonlyMap<string, string | null>
  readonly units: ReadonlyMap<string, readonly string[]>
  /** Headings of the names that stand beside codes in our own sheets. */
  readonly beside: ReadonlySet<string>
}

const namesOf = (kept: Kept, packs: Packs): Names => {
  const known = new Map<string, string | null>()
  const units = new Map<string, readonly string[]>()
  const add = (name: string, key: string): void => {
    const before = known.get(plain(name))
    known.set(plain(name), before === undefined || before === key ? key : null)
  }
  for (const field of kept.ledger.fields) {
    add(field.key, field.key)
    for (const language of LANGUAGES) {
      add(packs.words(field.title, language), field.key)
      add(headingOf(packs, field, language), field.key)
    }
    const said = LANGUAGES.map((language) => plain(unitOf(packs, field, language))).filter(Boolean)
    if (said.length > 0) units.set(field.key, said)
  }
  // 姓名（名称） is found as 姓名 too, where nothing else is called so
  for (const [name, key] of [...known]) {
    const bare = UNIT.exec(name)?.[1]
    if (bare !== undefined && key !== null && !known.has(bare)) known.set(bare, key)
  }
  for (const key of OWN)
    for (const language of LANGUAGES)
      for (const name of [key, ...words(`sheet.own.${key}`, language).split('|')])
        if (!known.has(plain(name))) known.set(plain(name), key)
  const beside = kept.ledger.fields.flatMap(({ title }) =>
    LANGUAGES.map((language) => plain(words('sheet.name-of', language, { title: packs.words(title, language) }))),
  )
  return { known, units, beside: new Set(beside) }
}

/** Which column a heading is, and the unit in its brackets where that is another one than the field's. */
const told = ({ known, units }: Names, heading: string): { key?: string | null; unit?: string } => {
  const whole = plain(heading)
  const key = known.get(whole)
  if (key !== undefined) return { key }
  const [, bare = '', unit = ''] = UNIT.exec(whole) ?? []
  const named = known.get(bare)
  if (named === undefined || named === null) return named === null ? { key: null } : {}
  const own = units.get(named)
  return own === undefined || own.includes(unit) ? { key: named } : { key: named, unit }
}

interface Found {
  readonly heading: Heading
  readonly problems: readonly Problem[]
}

const problem = (path: string, code: string, params?: Problem['params']): Problem => ({
  path,
  code,
  ...(params && { params }),
})

/** A row read as the heading, with everything that keeps it from being one. */
const asHeading = (kept: Kept, names: Names, line: SheetLine, mapping: SheetMapping, packs: Packs): Found => {
  const said = new Map(Object.entries(mapping).map(([key, heading]) => [plain(heading), key]))
  const columns: SheetColumn[] = []
  const ignored: string[] = []
  const problems: Problem[] = []
  for (const [at, cell] of line.cells.entries()) {
    const heading = shownCell(cell).trim()
    if (heading === '') continue
    const { key, unit } = said.has(plain(heading)) ? { key: said.get(plain(heading)) } : told(names, heading)
    const taken = key && (mapping[key] === undefined || said.has(plain(heading)))
    if (key === null) problems.push(problem(heading.slice(0, 40), 'ambiguous-heading'))
    const twice = columns.some((column) => column.key === key)
    // what our own sheets write beside a code
    if (!taken || (twice && names.beside.has(plain(heading)))) ignored.push(heading)
    else if (twice) problems.push(problem(key, 'repeated-heading', { column: columnName(at) }))
    else columns.push({ key, at, letter: columnName(at), heading })
    if (taken && unit !== undefined)
      problems.push(problem(key, 'other-unit', { given: unit, ...unitFor(kept, packs, key) }))
  }
  const has = (key: string): boolean => columns.some((column) => column.key === key)
  const absent = kept.ledger.fields.filter(({ key }) => !has(key))
  const missing = [
    ...(has('region') || has('region_name') ? [] : ['region']),
    ...absent.filter(({ key, required }) => required === true || mapping[key]).map(({ key }) => key),
  ]
  return {
    heading: { row: line.row, columns, absent: absent.map(({ key }) => key), ignored },
    problems: [...missing.map((key) => problem(key, 'column-missing')), ...problems],
  }
}

const unitFor = (kept: Kept, packs: Packs, key: string) => {
  const field = kept.ledger.fields.find((one) => one.key === key)
  return { unit: field ? unitOf(packs, field, 'zh-CN') : '' }
}

/** Merged cells that the heading lies in, or, where none was found, that make a heading of several rows. */
const mergedIn = (merges: readonly Merge[], row: number | undefined): Merge | undefined =>
  row === undefined
    ? merges.find(({ top, bottom }) => top <= HEADING_WITHIN && bottom > top)
    : merges.find(({ top, bottom }) => top <= row && bottom >= row)

const firstLines = async (sheet: Sheet): Promise<readonly SheetLine[]> => {
  const first: SheetLine[] = []
  for await (const lines of sheet.lines()) {
    first.push(...lines.slice(0, HEADING_WITHIN + 1))
    if (first.length > HEADING_WITHIN) break
  }
  return first.filter(({ row }) => row <= HEADING_WITHIN)
}

/** Titles of columns in a refusal, as their reader knows them. */
const titled = (kept: Kept, packs: Packs, language: Language, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => {
    const field = kept.ledger.fields.find(({ key }) => key === one.path)
    const title = field ? packs.words(field.title, language) : words('sheet.region', language)
    return one.code === 'column-missing' ? { ...one, params: { ...one.params, title } } : one
  })

const titleOf = (packs: Packs, key: string, language: Language): string => {
  const other = ledgersOf(packs).get(key)
  return other ? packs.words(other.ledger.title, language) : key
}

/**
 * The row that names the columns: the first of the upper rows with all that must be there. Refusals: `no-rows`, `no-heading` (with what
 * lacks in the row that comes nearest), `merged-heading`.
 */
export const findHeading = async (
  sheet: Sheet,
  kept: Kept,
  { packs, language, mapping }: { readonly packs: Packs; readonly language: Language; readonly mapping: SheetMapping },
): Promise<Result<Heading>> => {
  const other = sheet.about.get('ledger') ?? kept.ledger.key
  if (other !== kept.ledger.key)
    return refuse('input', 'other-ledger', { params: { title: titleOf(packs, other, language) } })
  const lines = await firstLines(sheet)
  if (lines.length === 0) return refuse('input', 'no-rows')
  const names = namesOf(kept, packs)
  const found = lines.map((line) => asHeading(kept, names, line, mapping, packs))
  const right = found.find(({ problems }) => problems.length === 0)
  const merged = mergedIn(sheet.merges, right?.heading.row)
  if (merged) return refuse('input', 'merged-heading', { params: { cells: merged.name } })
  if (right) return accept(right.heading)
  const nearest = found.toSorted((a, b) => b.heading.columns.length - a.heading.columns.length)[0]
  const problems = titled(kept, packs, language, nearest?.problems ?? [])
  return refuse('input', 'no-heading', { problems, params: { count: problems.length } })
}

/** Whether a row below says the heading again: keys under titles, or a heading repeated for each printed page. */
export const isHeadingAgain = ({ columns }: Heading, { cells }: SheetLine): boolean =>
  columns.every(({ at, key, heading }) => cells[at] === key || shownCell(cells[at]).trim() === heading)
