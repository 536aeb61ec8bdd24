import { readBook, readMerges, readStrings, readStyles, type Shown } from './book.ts'
import type { SheetFile } from './file.ts'
import { columnAt, MOST_COLUMNS, type Sheet, type SheetCell, SheetFault, type SheetLine, shownCell } from './lines.ts'
import { type Attributes, textsOf, xmlReader } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/*
 * Our own reader over kept ones for zip and XML: exceljs shows no merged cells while it streams, and takes twice as long.
 */

/** Unpacked, a million rows of fifteen cells take some 700 MB; they are never held. */
const MOST_UNPACKED = 2 ** 32

interface Book {
  readonly strings: readonly string[]
  readonly styles: readonly Shown[]
  readonly in1904: boolean
}

const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)

/** A number shown as a day; before 1900-03-01 the makers of spreadsheets do not agree, and it stays a number. */
const dayOf = (value: number, in1904: boolean): SheetCell => {
  if (!in1904 && value < 61) return value
  return new Date(Math.round((in1904 ? EPOCH_1904 : EPOCH) + value * DAY))
}

const numberOf = (text: string, shown: Shown, { in1904 }: Book): SheetCell => {
  const value = Number(text)
  if (!Number.isFinite(value)) return { wrong: 'cell-error', text }
  if (shown === 'day') return dayOf(value, in1904)
  // 12.5% is kept as 0.125: taken as a number it would be wrong by a hundred
  return shown === 'percent' ? `${Number((value * 100).toPrecision(15))}%` : value
}

/** One cell while it is read. */
interface Open {
  readonly at: number
  readonly type: string
  readonly shown: Shown
  value: string
  formula: string | undefined
}

const cellOf = ({ type, shown, value, formula }: Open, book: Book): SheetCell => {
  if (formula !== undefined) return { wrong: 'formula', text: `=${formula}` }
  if (type === 's') return value === '' ? null : (book.strings[Number(value)] ?? { wrong: 'cell-error', text: '' })
  if (type === 'inlineStr') return value === '' ? null : value
  if (value === '') return null
  if (type === 'e') return { wrong: 'cell-error', text: value }
  if (type === 'b') return value === '1' || value === 'true'
  if (type === 'd') return new Date(/Z$|T.*[+-]\d/.test(value) ? value : `${value}${value.includes('T') ? 'Z' : ''}`)
  return type === 'str' ? value : numberOf(value, shown, book)
}

/** Collects rows as the elements of a sheet go by. */
class Rows {
  lines: SheetLine[] = []
  readonly #book: Book
  #row = 0
  #cells: SheetCell[] = []
  #filled = false
  #next = 0
  #cell: Open | undefined
  #into: 'value' | 'formula' | undefined

  constructor(book: Book) {
    this.#book = book
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v' || name === 't') this.#into = this.#cell && 'value'
    else if (name === 'f' && this.#cell) {
      this.#into = 'formula'
      this.#cell.formula = ''
    } else if (name === 'rPh') this.#into = undefined
    else if (name === 'row') {
      this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r)
      this.#cells = []
      this.#filled = false
      this.#next = 0
    }
  }

  #openCell({ r, t = 'n', s = '' }: Attributes): void {
    const at = r === undefined ? this.#next : columnAt(r.replace(/\d+$/, ''))
    this.#next = at + 1
    this.#cell = { at, type: t, shown: this.#book.styles[Number(s)], value: '', formula: undefined }
  }

  text(part: string): void {
    if (this.#cell === undefined || this.#into === undefined) return
    if (this.#into === 'value') this.#cell.value += part
    else this.#cell.formula += part
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.#into = undefined
    else if (name === 'c') this.#closeCell()
    else if (name === 'row' && this.#filled) this.lines.push({ row: this.#row, cells: this.#cells })
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = undefined
    if (cell === undefined || cell.at >= MOST_COLUMNS || cell.at < 0) return
    const value = cellOf(cell, this.#book)
    while (this.#cells.length < cell.at) this.#cells.push(null)
    this.#cells[cell.at] = value
    if (value !== null && (typeof value !== 'string' || value.trim() !== '')) this.#filled = true
  }
}

async function* linesOf(zip: Zip, sheet: string, book: Book): AsyncGenerator<readonly SheetLine[]> {
  const rows = new Rows(book)
  const { write } = xmlReader({
    open: (name, attributes) => rows.open(name, attributes),
    close: (name) => rows.close(name),
    text: (part) => rows.text(part),
  })
  for await (const part of textsOf(await zip.open(sheet))) {
    write(part)
    if (rows.lines.length === 0) continue
    const { lines } = rows
    rows.lines = []
    yield lines
  }
}

const ABOUT = 1024 * 1024

const readAbout = async (zip: Zip, part: string | undefined, book: Book): Promise<ReadonlyMap<string, string>> => {
  const about = new Map<string, string>()
  if (part === undefined || zip.sizeOf(part) > ABOUT) return about
  for await (const lines of linesOf(zip, part, book))
    for (const { cells } of lines) about.set(shownCell(cells[0]), shownCell(cells[1]))
  return about
}

/** The first visible sheet of a workbook. Throws SheetFault, as its lines do. */
export const openXlsx = async (file: SheetFile): Promise<Sheet> => {
  const zip = await openZip(file)
  const { sheet, in1904, about, ...parts } = await readBook(zip)
  if (zip.sizeOf(sheet) > MOST_UNPACKED) throw new SheetFault('sheet-too-large')
  const merges = await readMerges(zip, sheet)
  const styles = await readStyles(zip, parts.styles)
  const strings = await readStrings(zip, parts.strings)
  const book = { strings, styles, in1904 }
  return { merges, about: await readAbout(zip, about, book), lines: () => linesOf(zip, sheet, book) }
}
