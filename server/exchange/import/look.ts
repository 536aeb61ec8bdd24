import { accept, type Result, refuse } from '../../../kernel/refusal/index.ts'
import type { ImportColumns, ImportKind } from '../../contract/exchange.ts'
import type { Language } from '../../words.ts'
import type { SheetRow } from './cell.ts'
import { IMPORT_FIELDS } from './fields.ts'
import { knownIn, titleOf } from './heading.ts'
import { isBlank } from './row.ts'
import { HEADING_WITHIN } from './run.ts'
import { SheetError, sheetRows } from './sheet.ts'

/** Rows looked at: a heading may stand as low as HEADING_WITHIN, and a few more show what lies below it. */
const LOOKED_AT = HEADING_WITHIN + 4
const EXAMPLES = 3
const SHOWN = 40

const firstRows = async (bytes: Buffer): Promise<readonly SheetRow[]> => {
  const rows: SheetRow[] = []
  for await (const row of sheetRows(bytes)) {
    if (!isBlank(row)) rows.push(row)
    if (rows.length >= LOOKED_AT) break
  }
  return rows
}

/** The row that names most fields, or else has most cells filled: somebody else's table has headings of its own. */
const headingOf = (kind: ImportKind, rows: readonly SheetRow[]): SheetRow | undefined => {
  const weight = (row: SheetRow): number =>
    knownIn(kind, row).size * 1000 + row.cells.filter(({ text }) => text !== '').length
  return rows.filter(({ row }) => row <= HEADING_WITHIN).toSorted((a, b) => weight(b) - weight(a) || a.row - b.row)[0]
}

/** The second heading of our own templates. */
const isCodesOf = (kind: ImportKind, { cells }: SheetRow): boolean =>
  cells.every(({ text }) => text === '' || IMPORT_FIELDS[kind].some(({ key }) => key === text))

/** The columns of a table and what each is likely to be; nothing is checked. Refusals: `not-a-sheet`, `sheet-too-large`, `no-rows`. */
export const lookAt = async (bytes: Buffer, kind: ImportKind, language: Language): Promise<Result<ImportColumns>> => {
  try {
    const rows = await firstRows(bytes)
    const heading = headingOf(kind, rows)
    if (heading === undefined) return refuse('input', 'no-rows')
    const known = knownIn(kind, heading)
    const below = rows.filter((row) => row.row > heading.row && !isCodesOf(kind, row)).slice(0, EXAMPLES)
    return accept({
      kind,
      headingRow: heading.row,
      // of two columns of one name the first is taken: the second can't be told from it
      headings: heading.cells.flatMap(({ text }, at) =>
        text === '' || heading.cells.findIndex((cell) => cell.text === text) < at
          ? []
          : [
              {
                heading: text,
                examples: below.map(({ cells }) => [...(cells[at]?.text ?? '')].slice(0, SHOWN).join('')),
              },
            ],
      ),
      fields: IMPORT_FIELDS[kind].map(({ key, required }) => ({
        field: key,
        title: titleOf(kind, key, language),
        required,
        heading: known.get(key) ?? null,
      })),
    })
  } catch (error) {
    if (!(error instanceof SheetError)) throw error
    return error.code === 'sheet-too-large' ? refuse('limit', error.code) : refuse('input', error.code)
  }
}
