import ExcelJS from 'exceljs'
import { Fault } from '../../../store/fault.ts'

/** A row of a sheet of the form, by its headings in small letters. */
export interface FormRow {
  readonly row: number
  readonly cell: (name: string) => string
  /** A text in the wanted language: `label::中文 (zh)`, else `label`, else the first translation. */
  readonly text: (name: string) => string
}
export interface XlsForm {
  readonly survey: readonly FormRow[]
  readonly choices: readonly FormRow[]
  readonly settings: readonly FormRow[]
}

const shown = (value: ExcelJS.CellValue): string => {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value).trim()
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if ('result' in value) return String(value.result ?? '').trim()
  return 'text' in value ? String(value.text).trim() : ''
}

/** `Label::中文 (zh)` → `label::中文 (zh)`; `list name` is an old spelling of `list_name`. */
const named = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/^list name$/, 'list_name')

const CHINESE = /^[^:]+::.*(zh|chinese|中文|汉语)/

const rowsOf = (sheet: ExcelJS.Worksheet | undefined): readonly FormRow[] => {
  if (sheet === undefined) return []
  const headings: string[] = []
  sheet.getRow(1).eachCell((cell, at) => {
    headings[at] = named(shown(cell.value))
  })
  const rows: FormRow[] = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    const at = (heading: string | undefined): string =>
      heading === undefined ? '' : shown(row.getCell(headings.indexOf(heading)).value)
    const cell = (name: string): string => (headings.includes(name) ? at(name) : '')
    rows.push({
      row: number,
      cell,
      text: (name) => {
        const translated = headings.filter((heading) => heading?.startsWith(`${name}::`))
        const chinese = translated.find((heading) => CHINESE.test(heading))
        return [at(chinese), cell(name), at(translated[0])].find((text) => text !== '') ?? ''
      },
    })
  })
  return rows.filter(({ cell }) => headings.some((heading) => heading && cell(heading) !== ''))
}

/** An XLSForm's three sheets. Throws Fault where the file can't be read or has no sheet `survey` with types and names. */
export const readXlsForm = async (path: string): Promise<XlsForm> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path).catch((error: Error) => {
    throw new Fault('file-malformed', { path, reason: error.message })
  })
  const sheet = (name: string) => rowsOf(book.worksheets.find((one) => one.name.trim().toLowerCase() === name))
  const survey = sheet('survey')
  if (!survey.some(({ cell }) => cell('type') !== '' && cell('name') !== ''))
    throw new Fault('file-malformed', { path, reason: 'survey: type, name' })
  return { survey, choices: sheet('choices'), settings: sheet('settings') }
}
