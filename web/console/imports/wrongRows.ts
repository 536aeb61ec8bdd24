import type { ImportReport } from '../../../server/contract/exchange.ts'
import type { Column } from '../app/csv.ts'

export interface WrongRow {
  readonly row: number
  readonly values: Readonly<Record<string, string>>
  readonly why: string
}

/** Refused rows with what is wrong with each, to be mended in a spreadsheet and sent again. */
export const wrongRowsOf = ({ wrong, problems }: ImportReport, join: string): readonly WrongRow[] => {
  const said = Map.groupBy(problems, ({ row }) => row)
  return wrong.map(({ row, values }) => ({
    row,
    values,
    why: (said.get(row) ?? [])
      .map(({ column, message }) => (column === '' ? message : `${column}: ${message}`))
      .join(join),
  }))
}

/** Headings that the import knows again; the two columns at the end are ours and are left alone by it. */
export const columnsOf = (report: ImportReport, words: { row: string; why: string }): readonly Column<WrongRow>[] => [
  ...report.columns
    .filter(({ required, heading }) => required || heading !== null)
    .map(({ field, title }) => ({ title, code: true, value: ({ values }: WrongRow) => values[field] ?? '' })),
  { title: words.row, value: ({ row }) => row },
  { title: words.why, value: ({ why }) => why },
]
