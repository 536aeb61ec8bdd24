import type { SheetReport } from '../../contract/ledgerSheet.ts'
import type { Packs } from '../../packs.ts'
import { type Language, problemWords, words } from '../../words.ts'
import type { Kept } from '../definitions.ts'
import { type Heading, headingOf } from './heading.ts'
import type { SheetOutcome } from './import.ts'
import { columnName } from './lines.ts'

const SHOWN = 80

/** The outcome in the words of its reader. */
export const reportOf = (
  outcome: SheetOutcome,
  { heading, kept, dryRun }: { readonly heading: Heading; readonly kept: Kept; readonly dryRun: boolean },
  { packs, language }: { readonly packs: Packs; readonly language: Language },
): SheetReport => {
  const { problems, ...counts } = outcome
  const said = (key: string) => heading.columns.find((column) => column.key === key)?.heading
  const titles = new Map(kept.ledger.fields.map((field) => [field.key, headingOf(packs, field, language)]))
  const place = said('region') === undefined && said('region_name') !== undefined ? 'region_name' : 'region'
  const columns = [
    { field: 'region', title: words('sheet.region', language), required: true, heading: said(place) ?? null },
    ...kept.ledger.fields.map(({ key, required }) => ({
      field: key,
      title: titles.get(key) ?? key,
      required: required === true,
      heading: said(key) ?? null,
    })),
  ]
  return {
    dryRun,
    ...counts,
    headingRow: heading.row,
    columns,
    ignored: [...heading.ignored],
    problems: problems.map((problem) => ({
      row: problem.row,
      column: problem.column === undefined ? '' : columnName(problem.column),
      heading:
        heading.columns.find(({ at }) => at === problem.column)?.heading ??
        (problem.path === '' ? '' : (titles.get(problem.path) ?? words('sheet.region', language))),
      field: problem.path,
      value: [...problem.value].slice(0, SHOWN).join(''),
      code: problem.code,
      message: problemWords(problem, language, packs),
    })),
  }
}
