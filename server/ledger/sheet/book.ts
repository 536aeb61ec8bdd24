import { columnAt, type Merge, SheetFault } from './lines.ts'
import { META } from './meta.ts'
import { readXml, textsOf, xmlReader } from './xml.ts'
import type { Zip } from './zip.ts'

const SMALL = 4 * 1024 * 1024
const STYLES = 32 * 1024 * 1024
/** Texts of a sheet are held in memory, since its cells only number them. */
const MOST_TEXT = 256 * 1024 * 1024

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
const relationsOf = (path: string): string => `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`

/** Targets of a part's relations, as names in the zip, by id; and the first of each type. */
const readRelations = async (zip: Zip, part: string) => {
  const byId = new Map<string, string>()
  const byType = new Map<string, string>()
  const name = relationsOf(part)
  if (!zip.names.includes(name)) return { byId, byType }
  readXml(await zip.text(name, SMALL), {
    open: (tag, { Id = '', Target = '', Type = '' }) => {
      if (tag !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : `${folderOf(part)}${Target}`
      byId.set(Id, target)
      const type = Type.slice(Type.lastIndexOf('/') + 1)
      if (!byType.has(type)) byType.set(type, target)
    },
  })
  return { byId, byType }
}

export interface Book {
  /** The first sheet that its reader sees. */
  readonly sheet: string
  /** The one in which a template says what it is. */
  readonly about: string | undefined
  readonly in1904: boolean
  readonly strings: string | undefined
  readonly styles: string | undefined
}

export const readBook = async (zip: Zip): Promise<Book> => {
  const root = await readRelations(zip, '')
  const workbook = root.byType.get('officeDocument') ?? 'xl/workbook.xml'
  if (!zip.names.includes(workbook)) throw new SheetFault('not-a-sheet')
  const relations = await readRelations(zip, workbook)
  const sheets: { readonly id: string; readonly name: string; readonly hidden: boolean }[] = []
  let in1904 = false
  readXml(await zip.text(workbook, SMALL), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') in1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      const id = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1]
      if (tag === 'sheet' && id !== undefined)
        sheets.push({ id, name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible' })
    },
  })
  const seen = sheets.find(({ hidden }) => !hidden) ?? sheets[0]
  const sheet = seen && relations.byId.get(seen.id)
  if (sheet === undefined || !zip.names.includes(sheet)) throw new SheetFault('not-a-sheet')
  const meta = sheets.find(({ name }) => name === META)
  const about = meta && relations.byId.get(meta.id)
  const part = (type: string) => [relations.byType.get(type)].find((name) => name && zip.names.includes(name))
  return {
    sheet,
    about: about && zip.names.includes(about) ? about : undefined,
    in1904,
    strings: part('sharedStrings'),
    styles: part('styles'),
  }
}

/** How a number is shown: as a day, as a share of a hundred, or as itself. */
export type Shown = 'day' | 'percent' | undefined

const inRange = (id: number, ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([from, to]) => id >= from && id <= to)

/** Built-in formats for days (ECMA-376 §18.8.30, the Chinese ones included). */
const DAYS = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const

const shownBy = (id: number, code: string | undefined): Shown => {
  if (code === undefined) {
    if (inRange(id, DAYS)) return 'day'
    return id === 9 || id === 10 ? 'percent' : undefined
  }
  // words in quotes, single signs and colours say nothing of the kind
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';', 1)[0] ?? ''
  if (/[ymdhs年月日]/i.test(bare) && !/general/i.test(bare)) return 'day'
  return bare.includes('%') ? 'percent' : undefined
}

/** By the number of a cell's style. */
export const readStyles = async (zip: Zip, name: string | undefined): Promise<readonly Shown[]> => {
  if (name === undefined) return []
  const codes = new Map<number, string>()
  const shown: Shown[] = []
  let inCells = false
  readXml(await zip.text(name, STYLES), {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (tag === 'cellXfs') inCells = true
      const id = Number(attributes.numFmtId ?? 0)
      if (tag === 'xf' && inCells) shown.push(shownBy(id, codes.get(id)))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return shown
}

/** Texts that cells name by number; without the readings above Chinese signs. */
export const readStrings = async (zip: Zip, name: string | undefined): Promise<readonly string[]> => {
  if (name === undefined) return []
  if (zip.sizeOf(name) > MOST_TEXT) throw new SheetFault('sheet-too-large')
  const strings: string[] = []
  let [text, taken, reading] = ['', false, false]
  const { write } = xmlReader({
    open: (tag) => {
      if (tag === 'si') text = ''
      if (tag === 'rPh') reading = true
      taken = tag === 't' && !reading
    },
    close: (tag) => {
      if (tag === 'si') strings.push(text)
      if (tag === 'rPh') reading = false
      taken = false
    },
    text: (part) => {
      if (taken) text += part
    },
  })
  for await (const part of textsOf(await zip.open(name))) write(part)
  return strings
}

const MERGE = /<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
const MERGES = 'mergeCells'
const MOST_MERGED = 8 * 1024 * 1024

/** Merged cells stand behind all rows: they are looked for first, without reading the rows. */
export const readMerges = async (zip: Zip, sheet: string): Promise<readonly Merge[]> => {
  let before: Buffer = Buffer.alloc(0)
  let found = false
  for await (const chunk of await zip.open(sheet)) {
    const bytes: Buffer = Buffer.concat([before, chunk])
    const at: number = found ? 0 : bytes.indexOf(MERGES)
    found ||= at >= 0
    before = bytes.subarray(found ? at : Math.max(0, bytes.length - MERGES.length))
    if (before.length > MOST_MERGED) throw new SheetFault('sheet-too-large')
  }
  return [...before.toString('utf8').matchAll(MERGE)].map(([, left = '', top = '', right = '', bottom = '']) => ({
    top: Number(top),
    bottom: Number(bottom),
    left: columnAt(left),
    right: columnAt(right),
    name: `${left}${top}:${right}${bottom}`,
  }))
}
