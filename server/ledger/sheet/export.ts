import { cellText, type LedgerField, type Row } from '../../../kernel/ledger/index.ts'
import { inScope } from '../../../store/database.ts'
import { listRecords, type RecordFilter, type StoredRecord } from '../../../store/ledger/records.ts'
import type { StaffCaller } from '../../caller.ts'
import { minute } from '../../exchange/pages.ts'
import type { Program } from '../../program.ts'
import { type Language, words } from '../../words.ts'
import { shown } from '../cells.ts'
import type { Kept } from '../definitions.ts'
import { type Names, namesIn } from '../names.ts'
import { headingOf } from './heading.ts'

/** Few round trips, and a few megabytes at once whatever the ledger. */
const BATCH = 1000

interface Shown {
  readonly record: StoredRecord
  readonly cells: Row
  readonly names: Readonly<Record<string, string>>
  readonly above: string
}

export interface ExportColumn {
  readonly heading: string
  readonly cell: (row: Shown) => string
}

/** What stands beside a cell that names something: the title of a code, the name of a region, an organisation or a record. */
const beside = (program: Program, kept: Kept, field: LedgerField, language: Language): readonly ExportColumn[] => {
  const heading = words('sheet.name-of', language, { title: program.packs.words(field.title, language) })
  if (['region', 'organisation', 'record'].includes(field.type.kind))
    return [{ heading, cell: ({ names }) => names[field.key] ?? '' }]
  if (field.type.kind !== 'code') return []
  const titles = new Map(
    kept.list(field.type.list)?.items.map(({ code, title }) => [code, program.packs.words(title, language)]),
  )
  return [{ heading, cell: ({ cells }) => titles.get(String(cells[field.key] ?? '')) ?? '' }]
}

/** A masked cell is text, whatever it masks. */
const textOf = ({ key, type, sensitive }: LedgerField, row: Row): string =>
  sensitive === undefined ? cellText(type, row[key] ?? null) : String(row[key] ?? '')

const own = (key: string, language: Language): string => words(`sheet.own.${key}`, language).split('|')[0] ?? key

/** Headings and cells of an export; headings are those that an import finds again. */
export const exportColumns = (program: Program, kept: Kept, language: Language): readonly ExportColumn[] => [
  { heading: own('region', language), cell: ({ record }) => record.region },
  { heading: own('region_name', language), cell: ({ record }) => record.region_name },
  { heading: words('sheet.above', language), cell: ({ above }) => above },
  ...kept.ledger.fields.flatMap((field): readonly ExportColumn[] => [
    {
      heading: headingOf(program.packs, field, language),
      cell: ({ cells, names }) => (field.type.kind === 'files' ? (names[field.key] ?? '') : textOf(field, cells)),
    },
    ...beside(program, kept, field, language),
  ]),
  { heading: words('sheet.recorded-at', language), cell: ({ record }) => minute(record.recorded_at.toISOString()) },
  { heading: words('sheet.recorded-by', language), cell: ({ record }) => record.recorded_by_name },
  { heading: words('sheet.confirmed-at', language), cell: ({ record }) => minute(record.confirmed_at.toISOString()) },
  { heading: words('sheet.reason', language), cell: ({ record }) => record.reason },
  { heading: own('record_version', language), cell: ({ record }) => String(record.version) },
  { heading: own('record_id', language), cell: ({ record }) => record.id },
]

/**
 * Records of a filter, sensitive cells masked, with the names that they need: a bundle at a time, each in a transaction of its own. The next
 * one is read while this one is written: two are in memory, whatever the ledger.
 */
export async function* shownRecords(
  program: Program,
  caller: StaffCaller,
  kept: Kept,
  filter: RecordFilter,
): AsyncGenerator<readonly Shown[]> {
  const read = (last: StoredRecord | undefined) =>
    inScope(program.database, caller.acting, async (tx) => {
      const after = last ? { region: last.region, id: last.id } : null
      const found = await listRecords(tx, kept.ledger, filter, { after, limit: BATCH })
      return [found, await namesIn({ program, tx, language: caller.language }, kept, found)] as const
    })
  for (let coming = read(undefined); ; ) {
    const [rows, names] = await coming
    const more = rows.length === BATCH
    if (more) coming = read(rows.at(-1))
    // heard when it is waited for, if anybody still does
    coming.catch(() => {})
    yield rows.map((record) => shownOf(program, kept, record, names))
    if (!more) return
  }
}

const shownOf = (program: Program, kept: Kept, record: StoredRecord, names: Names): Shown => ({
  record,
  cells: shown(program.crypto, kept.ledger, record.cells) as Row,
  names: names.ofCells(record),
  above: names.above(record.region),
})

export async function* exportRows(
  columns: readonly ExportColumn[],
  records: AsyncIterable<readonly Shown[]>,
): AsyncGenerator<readonly string[]> {
  for await (const rows of records) for (const row of rows) yield columns.map(({ cell }) => cell(row))
}
