import ExcelJS from 'exceljs'
import { xmlText } from '../table.ts'
import type { SheetCell } from './cell.ts'
import type { ReportSheet, SheetLine } from './sheet.ts'

/** Columns before the numbers: running number, region. */
const LEAD = 2
const FACES = { title: '方正小标宋简体', head: '黑体', body: '仿宋_GB2312' } as const
const THIN = { style: 'thin' } as const
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN }
const MIDDLE = { horizontal: 'center', vertical: 'middle', wrapText: true } as const

/** Numbers stay numbers: the mark stands in their format, so that they can be reckoned with. */
const formatOf = ({ places, mark }: SheetCell): string => {
  const number = `#,##0${places > 0 ? `.${'0'.repeat(places)}` : ''}`
  return mark === '' ? number : `${number}"${mark.length > 1 ? `（${mark}）` : mark}"`
}

const fill = (row: ExcelJS.Row, line: SheetLine, number: number | null): void => {
  row.getCell(1).value = number
  row.getCell(2).value = xmlText(line.above === '' ? line.name : `${line.name}（${line.above}）`)
  line.cells.forEach((cell, index) => {
    const at = row.getCell(LEAD + 1 + index)
    // a distribution says count and share in one: that is a text
    const plain = cell.number !== null && !cell.text.includes('（')
    at.value = plain ? cell.number : cell.text
    if (plain) at.numFmt = formatOf(cell)
    at.alignment = { horizontal: 'right', vertical: 'middle' }
  })
}

const framed = (row: ExcelJS.Row, wide: number, face: string): void => {
  for (let at = 1; at <= wide; at += 1) {
    row.getCell(at).border = BORDER
    row.getCell(at).font = { name: face, size: 11 }
  }
}

/** Text across the whole width. */
const across = (sheet: ExcelJS.Worksheet, wide: number, text: string, face: string, size: number): ExcelJS.Row => {
  const row = sheet.addRow([xmlText(text)])
  sheet.mergeCells(row.number, 1, row.number, wide)
  row.getCell(1).font = { name: face, size }
  row.getCell(1).alignment = { vertical: 'middle', wrapText: true }
  return row
}

const heads = (sheet: ExcelJS.Worksheet, { columns, names }: ReportSheet, wide: number): void => {
  const periods = sheet.addRow([names.number, names.region, ...columns.map(({ group }) => group)])
  const titles = sheet.addRow(['', '', ...columns.map(({ head }) => xmlText(head))])
  for (const row of [periods, titles]) {
    framed(row, wide, FACES.head)
    for (let at = 1; at <= wide; at += 1) row.getCell(at).alignment = MIDDLE
  }
  for (const at of [1, 2]) sheet.mergeCells(periods.number, at, titles.number, at)
  let from = LEAD + 1
  for (const [, those] of Map.groupBy(columns, ({ group }) => group)) {
    if (those.length > 1) sheet.mergeCells(periods.number, from, periods.number, from + those.length - 1)
    from += those.length
  }
}

/** Lines of text that a note takes, by its length: a merged cell does not grow by itself. */
const heightOf = (text: string, characters: number): number => 16 * Math.ceil(text.length / characters)

/** The report as a workbook: A4 across, title, who reports, the table with its head on every page, who made it, what must be known. */
export const workbookOf = async (report: ReportSheet, notes: string): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('1', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:4',
    },
    headerFooter: { oddFooter: '&C— &P —' },
    views: [{ state: 'frozen', xSplit: LEAD, ySplit: 4 }],
  })
  const wide = LEAD + report.columns.length
  sheet.columns = [{ width: 6 }, { width: 24 }, ...report.columns.map(() => ({ width: 20 }))]
  const title = across(sheet, wide, report.title, FACES.title, 22)
  title.height = 36
  title.getCell(1).alignment = MIDDLE
  across(sheet, wide, report.under.join('　　'), FACES.body, 11)
  heads(sheet, report, wide)
  const rows = [
    ...report.lines.map((line, index) => ({ line, number: index + 1 })),
    { line: report.whole, number: null },
  ]
  for (const { line, number } of rows) {
    const row = sheet.addRow([])
    fill(row, line, number)
    framed(row, wide, FACES.body)
  }
  across(sheet, wide, report.below.join('　　'), FACES.body, 11)
  across(sheet, wide, notes, FACES.head, 11)
  for (const [index, note] of report.notes.entries()) {
    const text = `${index + 1}. ${note}`
    across(sheet, wide, text, FACES.body, 11).height = heightOf(text, 14 + 10 * report.columns.length)
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
