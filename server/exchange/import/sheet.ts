import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import ExcelJS from 'exceljs'
import { type Cell, cellOf, cellOfText, type SheetRow } from './cell.ts'

/** Cells to the right of this are nobody's. */
const MOST_COLUMNS = 100
/** Unpacked, a sheet of 50,000 rows takes some 60 MB. */
const MOST_UNPACKED = 256 * 1024 * 1024

/** The file is no table, or too large a one; `code` says which. */
export class SheetError extends Error {
  override readonly name = 'SheetError'
  readonly code: 'not-a-sheet' | 'sheet-too-large'
  constructor(code: SheetError['code']) {
    super(code)
    this.code = code
  }
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))

/** What the parts of a zip say that they unpack to, from its directory; undefined where there is none. */
const unpackedSize = (bytes: Buffer): number | undefined => {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 20 > bytes.length) return undefined
  let at = bytes.readUInt32LE(end + 16)
  let sum = 0
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.toString('latin1', at, at + 4) !== 'PK\u0001\u0002') return undefined
    sum += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return sum
}

async function* xlsxRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const size = unpackedSize(bytes)
  if (size === undefined) throw new SheetError('not-a-sheet')
  if (size > MOST_UNPACKED) throw new SheetError('sheet-too-large')
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'emit',
  })
  for await (const sheet of reader) {
    for await (const row of sheet) {
      const width = Math.min(row.cellCount, MOST_COLUMNS)
      const cells = Array.from({ length: width }, (_, index): Cell => cellOf(row.getCell(index + 1).value))
      yield { row: row.number, cells }
    }
    // the first sheet is the table; what follows are notes
    return
  }
}

/** What opens as UTF-8 is UTF-8; what does not is what Chinese offices write otherwise. */
const textOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const text = textOf(bytes)
  if (text.includes('\0')) throw new SheetError('not-a-sheet')
  const [first = ''] = text.split(/\r?\n/, 1)
  const parser = Readable.from([text]).pipe(
    parse({
      bom: true,
      delimiter: first.includes('\t') ? '\t' : ',',
      max_record_size: 256 * 1024,
      relax_column_count: true,
      relax_quotes: true,
    }),
  )
  let row = 0
  for await (const record of parser as AsyncIterable<readonly string[]>) {
    row += 1
    yield { row, cells: record.slice(0, MOST_COLUMNS).map(cellOfText) }
  }
}

/** Rows of an uploaded table, told by its content: XLSX, or CSV in UTF-8, UTF-16 or GB18030. Throws SheetError. */
export async function* sheetRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  try {
    yield* isZip(bytes) ? xlsxRows(bytes) : csvRows(bytes)
  } catch (error) {
    // whatever a reader stumbles over in a broken file, it is the file that is wrong
    throw error instanceof SheetError ? error : new SheetError('not-a-sheet')
  }
}
