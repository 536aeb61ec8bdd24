import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { columnName } from './ledger/sheet/lines.ts'

/*
 * Workbooks of plain text cells, a million rows in constant memory. exceljs, which makes the sheets that people fill in, writes 4,000 rows a
 * second here; these are strings, and take as long as packing them.
 */

/** What a sheet of a spreadsheet holds, the heading included; what is more goes on the next one. */
const MOST_ROWS = 1_048_576
/** Characters of a cell. */
const MOST_TEXT = 32_767
/** Bytes handed on at once. */
const BUNDLE = 256 * 1024
/** Twice the speed of the usual level, and a tenth larger. */
const LEVEL = 3

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Neither control characters nor half characters can stand in XML. */
const TO_BE_CHANGED = /[&<>\p{Cc}\p{Cs}\ufffe\uffff]/u
const LEFT_OUT = /[\p{Cc}\ufffe\uffff]/gu

/** A text as XML holds it, no longer than a cell may be. */
const xmlOf = (text: string): string => {
  const whole = text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text
  if (!TO_BE_CHANGED.test(whole)) return whole
  return whole
    .toWellFormed()
    .replaceAll(LEFT_OUT, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replaceAll(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)
}

/** Numbers of rows and cells may be left out, but not every reader counts for itself. */
const rowOf = (cells: readonly string[], row: number, letters: readonly string[], style: number): string => {
  let text = `<row r="${row}">`
  for (const [at, cell] of cells.entries())
    if (cell !== '')
      text += `<c r="${letters[at]}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlOf(cell)}</t></is></c>`
  return `${text}</row>`
}

const sheetHead = (columns: number): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${Math.max(1, columns)}" width="20" style="1" customWidth="1"/></cols><sheetData>`

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Parts that name the sheets; written behind them, since only then their number is known. */
const partsFor = (sheets: number): Readonly<Record<string, string>> => ({
  'xl/styles.xml': STYLES,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${numbers(
    sheets,
  )
    .map((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`)
    .join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers(sheets)
    .map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join('')}<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers(
    sheets,
  )
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
    .join('')}</Types>`,
})

type Rows = AsyncIterator<readonly string[]>

/** One sheet of the rows that are left, as far as it reaches; `more` is told of the row that no longer fits. */
async function* sheetText(
  header: readonly string[],
  rows: Rows,
  first: IteratorResult<readonly string[]>,
  more: (row: IteratorResult<readonly string[]>) => void,
): AsyncGenerator<string> {
  const letters = header.map((_, at) => columnName(at))
  let text = sheetHead(header.length) + rowOf(header, 1, letters, 2)
  let next = first
  for (let count = 1; !next.done && count < MOST_ROWS; count += 1) {
    text += rowOf(next.value, count + 1, letters, 1)
    if (text.length >= BUNDLE) {
      yield text
      text = ''
    }
    next = await rows.next()
  }
  more(next)
  yield `${text}</sheetData></worksheet>`
}

const fill = async (zip: ZipFile, header: readonly string[], rows: Rows): Promise<void> => {
  let sheets = 0
  let next = await rows.next()
  do {
    sheets += 1
    const text = sheetText(header, rows, next, (row) => {
      next = row
    })
    const stream = Readable.from(text, { objectMode: false })
    zip.addReadStream(stream, `xl/worksheets/sheet${sheets}.xml`, { compressionLevel: LEVEL })
    await new Promise((resolve, reject) => stream.once('end', resolve).once('error', reject))
  } while (!next.done)
  for (const [name, part] of Object.entries(partsFor(sheets))) zip.addBuffer(Buffer.from(part), name)
  zip.end()
}

/** A workbook under one header, every cell text, made while it is read. */
export const bookOf = (header: readonly string[], rows: AsyncIterable<readonly string[]>): ReadableStream => {
  const zip = new ZipFile()
  const out = new PassThrough()
  zip.outputStream.pipe(out)
  zip.on('error', (error: Error) => out.destroy(error))
  const iterator = rows[Symbol.asyncIterator]()
  out.on('close', () => void iterator.return?.(undefined))
  fill(zip, header, iterator).catch((error: Error) => out.destroy(error))
  return Readable.toWeb(out) as ReadableStream
}
