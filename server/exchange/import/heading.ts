import { accept, type Problem, type Result, refuse } from '../../../kernel/refusal/index.ts'
import type { ImportKind } from '../../contract/exchange.ts'
import { words } from '../../words.ts'
import type { SheetRow } from './cell.ts'
import { IMPORT_FIELDS, type ImportField } from './fields.ts'

export interface Column {
  readonly field: ImportField
  /** From 0; undefined where the file has none. */
  readonly at: number | undefined
  readonly heading: string | null
}

/** A star marks what is needed; blanks and forms of signs count for nothing. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/[\s*＊]/g, '')
    .toLowerCase()

export const titleOf = (kind: ImportKind, key: string, language: 'zh-CN' | 'en'): string =>
  words(`import.${kind}.${key}`, language)

/** Headings under which a column is known: the field itself and its title in both languages. */
const namesOf = (kind: ImportKind, key: string): readonly string[] =>
  [key, titleOf(kind, key, 'zh-CN'), titleOf(kind, key, 'en')].map(plain)

/** What a client says that its columns are called; empty: the field is not taken from the file. */
export type Mapping = Readonly<Record<string, string>>

export const readMapping = (kind: ImportKind, json: string | undefined): Result<Mapping> => {
  const wrong = (code: string, path = 'mapping'): Result<never> =>
    refuse('input', 'invalid-input', { problems: [{ path, code }], params: { count: 1 } })
  if (json === undefined || json.trim() === '') return accept({})
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('invalid_type')
    const unknown = Object.keys(value).find((key) => !IMPORT_FIELDS[kind].some((field) => field.key === key))
    if (unknown !== undefined) return wrong('unknown-field', `mapping.${unknown.slice(0, 40)}`)
    if (!Object.values(value).every((heading) => typeof heading === 'string')) return wrong('invalid_type')
    return accept(value as Mapping)
  } catch {
    return wrong('invalid_format')
  }
}

const placeOf = (heads: readonly string[], names: readonly string[]): number | undefined => {
  const at = heads.findIndex((head) => head !== '' && names.includes(head))
  return at < 0 ? undefined : at
}

/** Which of a row's cells is known by its name as which field; a row without any is no heading. */
export const knownIn = (kind: ImportKind, { cells }: SheetRow): ReadonlyMap<string, string> => {
  const heads = cells.map(({ text }) => plain(text))
  return new Map(
    IMPORT_FIELDS[kind].flatMap(({ key }) => {
      const at = placeOf(heads, namesOf(kind, key))
      return at === undefined ? [] : [[key, cells[at]?.text ?? '']]
    }),
  )
}

/** The columns that a row names, where it is the heading: every needed field is in it, and every one of the mapping. */
export const columnsIn = (
  kind: ImportKind,
  { cells }: SheetRow,
  mapping: Mapping,
): readonly Column[] | readonly Problem[] => {
  const heads = cells.map(({ text }) => plain(text))
  const columns = IMPORT_FIELDS[kind].map((field): Column => {
    const said = mapping[field.key]
    const at = placeOf(heads, said === undefined ? namesOf(kind, field.key) : [plain(said)])
    return { field, at, heading: at === undefined ? null : (cells[at]?.text ?? null) }
  })
  const missing = columns.filter(({ field, at }) => at === undefined && (field.required || mapping[field.key]))
  return missing.length === 0 ? columns : missing.map(({ field }) => ({ path: field.key, code: 'column-missing' }))
}

/** The second heading of our own templates: codes of the fields. */
export const isCodes = (columns: readonly Column[], { cells }: SheetRow): boolean =>
  columns.every(({ field, at }) => at === undefined || cells[at]?.text === field.key)
