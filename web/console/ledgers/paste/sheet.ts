import { plain } from '../../../../kernel/ledger/texts.ts'
import type { LedgerFieldBody } from '../../../../server/contract/ledger.ts'

/** A column of the grid: the region, or a field of the ledger. */
export interface Column {
  readonly key: string
  readonly title: string
  readonly unit: string
  readonly field: LedgerFieldBody | null
  /** What other sheets call it. */
  readonly also?: readonly string[]
}
/** A row of the grid: text by column. Never changed in place, so that what was found wrong with it holds as long as it stands. */
export type SheetRow = Readonly<Record<string, string>>
export interface Spot {
  readonly row: number
  readonly column: number
}
export interface Span {
  readonly from: Spot
  readonly to: Spot
}

export const REGION = 'region'

/**
 * Cells of a block from the clipboard, as spreadsheets put it there: tabs between cells, a cell in quotes where it holds a tab, a line end
 * or a quote. The empty line at its end is none.
 */
export const parseBlock = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]]
  let at = 0
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y
  const whole = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '')
  while (at <= whole.length) {
    cell.lastIndex = at
    const found = cell.exec(whole)
    rows.at(-1)?.push(found?.[1] === undefined ? (found?.[0] ?? '') : found[1].replaceAll('""', '"'))
    at += (found?.[0].length ?? 0) + 1
    if (whole[at - 1] === '\n') rows.push([])
  }
  return rows
}

export const blockText = (cells: readonly (readonly string[])[]): string =>
  cells
    .map((row) => row.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'))
    .join('\n')

/** A heading without what people add to it: marks, spaces, a unit in brackets. */
const bare = (heading: string): string =>
  plain(heading)
    .replaceAll(/[*\s]/g, '')
    .replace(/\([^()]*\)$/, '')
    .toLowerCase()

/** Which column each heading names; undefined where the line is no line of headings: fewer than half of it are known. */
export const headings = (
  columns: readonly Column[],
  line: readonly string[],
): readonly (number | undefined)[] | undefined => {
  const known = new Map(
    columns.flatMap(({ key, title, also = [] }, at) =>
      [key, ...[title, ...also].map(bare)].map((name) => [name, at] as const),
    ),
  )
  const found = line.map((text) => known.get(bare(text)))
  const said = line.filter((text) => text.trim() !== '').length
  const named = found.filter((at) => at !== undefined).length
  return named > 0 && named * 2 >= said ? found : undefined
}

const filled = (row: SheetRow): boolean => Object.values(row).some((text) => text.trim() !== '')
export const isBlankRow = (row: SheetRow): boolean => !filled(row)

export interface Placed {
  readonly rows: readonly SheetRow[]
  /** Headings that no column has: their cells were left out. */
  readonly unknown: readonly string[]
  readonly span: Span
}

/** Puts a block into the grid: by its headings where its first line is one, else from the spot where one stands. */
export const place = (
  rows: readonly SheetRow[],
  columns: readonly Column[],
  at: Spot,
  block: readonly (readonly string[])[],
): Placed => {
  const named = headings(columns, block[0] ?? [])
  const lines = named ? block.slice(1) : block
  const target = (index: number): number | undefined => (named ? named[index] : at.column + index)
  const next = [...rows]
  for (const [n, line] of lines.entries()) {
    const changed = { ...(next[at.row + n] ?? {}) }
    for (const [index, text] of line.entries()) {
      const column = columns[target(index) ?? -1]
      // a code and a name of the same place: what is there counts
      const twice = text.trim() === '' && named?.indexOf(target(index)) !== index
      if (column && !(named && twice)) changed[column.key] = text
    }
    while (next.length < at.row + n) next.push({})
    next[at.row + n] = changed
  }
  const used = (named ?? (block[0] ?? []).map((_, index) => at.column + index)).filter(
    (column): column is number => column !== undefined && column < columns.length,
  )
  return {
    rows: next,
    unknown: named ? (block[0] ?? []).filter((text, index) => text.trim() !== '' && named[index] === undefined) : [],
    span: {
      from: { row: at.row, column: Math.min(...used, columns.length - 1) },
      to: { row: at.row + Math.max(0, lines.length - 1), column: Math.max(...used, 0) },
    },
  }
}

/** From the upper left to the lower right, whichever way it was drawn. */
export const ordered = ({ from, to }: Span): Span => ({
  from: { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) },
  to: { row: Math.max(from.row, to.row), column: Math.max(from.column, to.column) },
})

export const cellsIn = (
  rows: readonly SheetRow[],
  columns: readonly Column[],
  span: Span,
): readonly (readonly string[])[] => {
  const { from, to } = ordered(span)
  return rows
    .slice(from.row, to.row + 1)
    .map((row) => columns.slice(from.column, to.column + 1).map(({ key }) => row[key] ?? ''))
}

/** The cells of a span, each given anew. */
export const fillSpan = (
  rows: readonly SheetRow[],
  columns: readonly Column[],
  span: Span,
  text: (column: Column, row: number) => string,
): readonly SheetRow[] => {
  const { from, to } = ordered(span)
  const wanted = columns.slice(from.column, to.column + 1)
  return rows.map((row, at) =>
    at < from.row || at > to.row
      ? row
      : { ...row, ...Object.fromEntries(wanted.map((column) => [column.key, text(column, at)])) },
  )
}
