import { PassThrough, Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { inScope } from '../../../store/database.ts'
import type { RecordFilter } from '../../../store/ledger/records.ts'
import type { StaffCaller } from '../../caller.ts'
import type { Program } from '../../program.ts'
import { xmlText } from '../../table.ts'
import { words } from '../../words.ts'
import type { Kept } from '../definitions.ts'
import { shownRecords } from './export.ts'
import { choicesOf, formatOf, noteOf, templateCell, validationOf } from './fieldSheet.ts'
import { headingOf } from './heading.ts'
import { columnName } from './lines.ts'
import { META } from './meta.ts'
import { type Places, placesOf } from './places.ts'

/** Rows that drop-downs and bounds reach below what is filled. */
const SPARE_ROWS = 5000
/** A drop-down of more places than this is no help. */
const MOST_PLACES = 20_000

interface Making {
  readonly program: Program
  readonly caller: StaffCaller
  readonly kept: Kept
  readonly places: Places
  readonly out: PassThrough
}

/** Types of the library say nothing of it, though its streaming sheets have it as the others do. */
type Validated = ExcelJS.Worksheet & {
  readonly dataValidations: { readonly add: (range: string, rule: ExcelJS.DataValidation) => void }
}

const sheetName = (title: string): string => [...title.replaceAll(/[\\/*?:[\]]/g, ' ').trim()].slice(0, 31).join('')

const own = (key: string, { caller }: Making): string => words(`sheet.own.${key}`, caller.language).split('|')[0] ?? key

/** The sheet of all choices, a column for each drop-down; answers where those of a field stand. */
const addChoices = (book: ExcelJS.stream.xlsx.WorkbookWriter, making: Making): ReadonlyMap<string, string> => {
  const { program, caller, kept, places } = making
  const { language } = caller
  const title = words('sheet.choices', language)
  const lists = [
    ['region', places.all.slice(0, MOST_PLACES).map(({ code }) => `${code} ${places.fullName(code)}`)] as const,
    ...kept.ledger.fields.map((field) => [field.key, choicesOf(program.packs, kept, field, language)] as const),
  ].filter(([, choices]) => choices.length > 0)
  const sheet = book.addWorksheet(title, { state: 'hidden' })
  const height = Math.max(0, ...lists.map(([, choices]) => choices.length))
  sheet.addRow(lists.map(([key]) => key)).commit()
  for (let row = 0; row < height; row += 1) sheet.addRow(lists.map(([, choices]) => choices[row] ?? null)).commit()
  sheet.commit()
  return new Map(
    lists.map(([key, choices], at) => {
      const column = columnName(at)
      return [key, `'${title}'!$${column}$2:$${column}$${choices.length + 1}`]
    }),
  )
}

/** Which ledger it is the template of, so that it is not taken in by another one. */
const addMeta = (book: ExcelJS.stream.xlsx.WorkbookWriter, { program, kept }: Making): void => {
  const sheet = book.addWorksheet(META, { state: 'veryHidden' })
  const rows = [
    ['ledger', kept.ledger.key],
    ['pack', `${kept.pack.key} ${kept.pack.version}`],
    ['made', program.now().toISOString()],
    ['fields', kept.ledger.fields.map(({ key }) => key).join(' ')],
  ]
  for (const row of rows) sheet.addRow(row).commit()
  sheet.commit()
}

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF1F8' } } as const

const addHeading = (sheet: ExcelJS.Worksheet, making: Making, filled: boolean): void => {
  const { program, caller, kept } = making
  const { language } = caller
  const columns = [
    { header: `${own('region', making)}*`, width: 34, style: { numFmt: '@' } },
    ...kept.ledger.fields.map((field) => ({
      header: `${headingOf(program.packs, field, language)}${field.required === true ? '*' : ''}`,
      width: field.type.kind === 'text' ? 26 : 16,
      style: { numFmt: formatOf(field) },
    })),
    ...(filled ? ['record_id', 'record_version'] : []).map((key) => ({
      header: own(key, making),
      width: 10,
      hidden: true,
      style: { numFmt: '@' },
    })),
  ]
  sheet.columns = columns
  const row = sheet.getRow(1)
  row.font = { bold: true }
  row.alignment = { wrapText: true, vertical: 'middle' }
  for (const [at, field] of kept.ledger.fields.entries()) {
    const cell = row.getCell(at + 2)
    cell.note = { texts: [{ text: noteOf(program.packs, field, language) }] }
  }
  row.eachCell((cell) => {
    cell.numFmt = '@'
    cell.fill = HEAD_FILL
  })
  row.commit()
}

const addValidations = (
  sheet: Validated,
  { program, caller, kept }: Making,
  choices: ReadonlyMap<string, string>,
  rows: number,
): void => {
  const range = (at: number): string => `${columnName(at)}2:${columnName(at)}${rows + 1 + SPARE_ROWS}`
  const region = choices.get('region')
  // a place beyond the drop-down may still be typed
  if (region) sheet.dataValidations.add(range(0), { type: 'list', formulae: [region], allowBlank: true })
  for (const [at, field] of kept.ledger.fields.entries()) {
    const rule = validationOf(program.packs, field, caller.language, choices.get(field.key))
    if (rule) sheet.dataValidations.add(range(at + 1), rule)
  }
}

const addRecords = async (sheet: ExcelJS.Worksheet, making: Making, filter: RecordFilter): Promise<number> => {
  const { program, caller, kept, places, out } = making
  const { language } = caller
  const titles = new Map(
    kept.ledger.fields.map((field) => {
      const codes = field.type.kind === 'code' ? (kept.list(field.type.list)?.items ?? []) : []
      const shown = choicesOf(program.packs, kept, field, language)
      return [field.key, new Map(codes.map(({ code }, at) => [code, shown[at] ?? code]))]
    }),
  )
  let rows = 0
  for await (const records of shownRecords(program, caller, kept, filter))
    for (const { record, cells } of records) {
      const values = kept.ledger.fields.map((field): ExcelJS.CellValue => {
        const value = templateCell(
          field,
          cells[field.key] ?? null,
          (code) => titles.get(field.key)?.get(code) ?? code,
          language,
        )
        return typeof value === 'string' ? xmlText(value) : value
      })
      const place = `${record.region} ${places.fullName(record.region)}`
      sheet.addRow([place, ...values, record.id, String(record.version)]).commit()
      rows += 1
      if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve))
    }
  return rows
}

const write = async (making: Making, filter: RecordFilter | undefined): Promise<void> => {
  const { program, caller, kept, out } = making
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true })
  const title = sheetName(program.packs.words(kept.ledger.title, caller.language))
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] }) as Validated
  addHeading(sheet, making, filter !== undefined)
  const choices = addChoices(book, making)
  addMeta(book, making)
  const rows = filter === undefined ? 0 : await addRecords(sheet, making, filter)
  addValidations(sheet, making, choices, rows)
  sheet.commit()
  await book.commit()
}

/**
 * A workbook to fill in, or to correct: headings with notes, drop-downs from a hidden sheet, text cells for codes, bounds. `filter`: fills
 * it with what stands, each row with its version, so that what somebody else corrected meanwhile is not overwritten.
 */
export const templateBook = async (
  program: Program,
  caller: StaffCaller,
  kept: Kept,
  filter: RecordFilter | undefined,
): Promise<ReadableStream> => {
  const places = await inScope(program.database, caller.acting, (tx) => placesOf({ program, caller, kept }, tx))
  const out = new PassThrough()
  // no sheet holds files
  const ledger = { ...kept.ledger, fields: kept.ledger.fields.filter(({ type }) => type.kind !== 'files') }
  write({ program, caller, kept: { ...kept, ledger }, places, out }, filter).catch((error: Error) => out.destroy(error))
  return Readable.toWeb(out) as ReadableStream
}
