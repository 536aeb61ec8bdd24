import type ExcelJS from 'exceljs'
import { type Cell, type LedgerField, MOST_MONEY } from '../../../kernel/ledger/index.ts'
import type { Packs } from '../../packs.ts'
import { type Language, words } from '../../words.ts'
import type { Kept } from '../definitions.ts'
import { unitOf } from './heading.ts'

/** How a column of a template looks and what it lets in, by the type of its field. */

const FORMATS: Partial<Readonly<Record<LedgerField['type']['kind'], string>>> = {
  integer: '0',
  year: '0',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
}

/** Codes, ids, months and places are text, or the spreadsheet would make numbers and days of them. */
export const formatOf = ({ type, sensitive }: LedgerField): string => {
  if (sensitive !== undefined) return '@'
  return type.kind === 'decimal' ? `0.${'0'.repeat(type.places)}` : (FORMATS[type.kind] ?? '@')
}

interface Bounds {
  readonly least: number | undefined
  readonly most: number | undefined
}

const boundsOf = ({ type }: LedgerField): Bounds => {
  if (type.kind === 'money') return { least: type.negative ? -MOST_MONEY / 100 : 0, most: MOST_MONEY / 100 }
  if (type.kind === 'integer' || type.kind === 'decimal') return { least: type.least, most: type.most }
  if (type.kind === 'year') return { least: 1000, most: 9999 }
  return { least: undefined, most: type.kind === 'text' ? type.most : undefined }
}

/** What a field asks for, in a few lines: its kind and bounds, when it must be filled, why it is asked. */
export const noteOf = (packs: Packs, field: LedgerField, language: Language): string => {
  const { type, required, need, sensitive } = field
  const { least, most } = boundsOf(field)
  const unit = unitOf(packs, field, language)
  const lines = [
    words(`sheet.note.${type.kind}`, language, { places: 'places' in type ? type.places : '' }),
    unit && words('sheet.note.unit', language, { unit }),
    type.kind === 'text' && words('sheet.note.length', language, { most }),
    type.kind !== 'text' &&
      type.kind !== 'year' &&
      least !== undefined &&
      words('sheet.note.least', language, { least }),
    !['text', 'year', 'money'].includes(type.kind) &&
      most !== undefined &&
      words('sheet.note.most', language, { most }),
    required === true && words('sheet.note.required', language),
    typeof required === 'string' && words('sheet.note.required-when', language, { rule: required }),
    sensitive !== undefined && words('sheet.note.sensitive', language),
    need && words('sheet.note.need', language, { need }),
  ]
  return lines.filter((line): line is string => typeof line === 'string' && line !== '').join('\n')
}

const FAR = 10 ** 15
const number = (type: 'whole' | 'decimal', { least = -FAR, most = FAR }: Partial<Bounds>): ExcelJS.DataValidation => ({
  type,
  operator: 'between',
  formulae: [least, most],
})

const ruleOf = (field: LedgerField, list: string | undefined): ExcelJS.DataValidation | undefined => {
  const { type, sensitive } = field
  const { least, most } = boundsOf(field)
  const bounds = { ...(least !== undefined && { least }), ...(most !== undefined && { most }) }
  // what stands is shown masked, and no rule would let that in
  if (sensitive !== undefined) return undefined
  if (list !== undefined) return { type: 'list', formulae: [list] }
  if (type.kind === 'integer' || type.kind === 'year') return number('whole', bounds)
  if (type.kind === 'decimal' || type.kind === 'money') return number('decimal', bounds)
  if (type.kind === 'text') return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [type.most] }
  if (type.kind === 'date') return { type: 'date', operator: 'greaterThan', formulae: [new Date(Date.UTC(1900, 2, 1))] }
  return undefined
}

/** The spreadsheet's own limits of its prompts. */
const [TITLE, PROMPT] = [32, 250]
const cut = (text: string, most: number): string => [...text].slice(0, most).join('')

/** What the spreadsheet lets into a column and says beside its cells. `list`: where its choices stand. */
export const validationOf = (
  packs: Packs,
  field: LedgerField,
  language: Language,
  list: string | undefined,
): ExcelJS.DataValidation | undefined => {
  const rule = ruleOf(field, list)
  const note = noteOf(packs, field, language)
  return (
    rule && {
      ...rule,
      allowBlank: true,
      showErrorMessage: true,
      showInputMessage: true,
      errorStyle: 'stop',
      errorTitle: cut(packs.words(field.title, language), TITLE),
      error: cut(note, PROMPT),
      promptTitle: cut(packs.words(field.title, language), TITLE),
      prompt: cut(note, PROMPT),
    }
  )
}

/** Choices of a field as its drop-down shows them: titles, and codes before them where two are titled alike. */
export const choicesOf = (packs: Packs, kept: Kept, { type }: LedgerField, language: Language): readonly string[] => {
  if (type.kind === 'yes-no') return [words('sheet.yes', language), words('sheet.no', language)]
  if (type.kind !== 'code') return []
  const items = (kept.list(type.list)?.items ?? []).map(
    ({ code, title }) => [code, packs.words(title, language)] as const,
  )
  return items.map(([code, title]) =>
    items.filter(([, other]) => other === title).length > 1 ? `${code} ${title}` : title,
  )
}

/** A cell of a record as the template's column holds it. */
export const templateCell = (
  field: LedgerField,
  cell: Cell,
  titleOf: (code: string) => string,
  language: Language,
): ExcelJS.CellValue => {
  const { type, sensitive } = field
  if (cell === null) return null
  if (sensitive !== undefined) return String(cell)
  switch (type.kind) {
    case 'money':
      return Number(cell) / 100
    case 'integer':
    case 'decimal':
    case 'year':
      return Number(cell)
    case 'date':
      return new Date(`${cell}T00:00:00Z`)
    case 'yes-no':
      return words(cell ? 'sheet.yes' : 'sheet.no', language)
    case 'code':
      return titleOf(String(cell))
    default:
      return typeof cell === 'object' ? cell.join(' ') : String(cell)
  }
}
