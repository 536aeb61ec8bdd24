import { type IsRest, type Ledger, type RowContext, readRow, staysUnlessGiven } from '../../../kernel/ledger/index.ts'
import type { Problem } from '../../../kernel/refusal/index.ts'
import type { StoredRow } from '../../../store/ledger/records.ts'
import type { LoadedRow } from '../../../store/ledger/stage.ts'
import type { Packs } from '../../packs.ts'
import { schemeOf } from '../../places.ts'
import type { Program } from '../../program.ts'
import type { Language } from '../../words.ts'
import { sealed } from '../cells.ts'
import type { Kept } from '../definitions.ts'
import { codeOf } from '../keep.ts'
import type { Heading } from './heading.ts'
import { idsOfMany } from './ids.ts'
import { isFaulty, type Merge, type SheetCell, type SheetLine, shownCell, shownDate } from './lines.ts'
import type { Places } from './places.ts'

/** One thing that is wrong with a row; `column` from 0, absent for the whole row. */
export interface CellProblem extends Problem {
  readonly row: number
  readonly column?: number
  /** What its writer sees in the cell. */
  readonly value: string
}

export type RowRead = { readonly row: LoadedRow } | { readonly problems: readonly CellProblem[] }

/** Codes by their titles in each language, and by both, as our drop-downs write them. */
const codesByTitle = (kept: Kept, packs: Packs): NonNullable<RowContext['codeOf']> => {
  const lists = new Map<string, Map<string, string | undefined>>()
  for (const { type } of kept.ledger.fields) {
    if (type.kind !== 'code' || lists.has(type.list)) continue
    const titles = new Map<string, string | undefined>()
    for (const language of ['zh-CN', 'en'] as readonly Language[])
      for (const { code, title } of kept.list(type.list)?.items ?? []) {
        const name = packs.words(title, language)
        titles.set(`${code} ${name}`, code)
        // two codes of one title are told apart by their codes alone
        titles.set(name, titles.has(name) && titles.get(name) !== code ? undefined : code)
      }
    lists.set(type.list, titles)
  }
  return (list, title) => lists.get(list)?.get(title)
}

/** What may be left blank where a record stands that has it (sensitive cells, files): only what stands can tell. */
const withoutKept = (ledger: Ledger): Ledger => ({
  ...ledger,
  fields: ledger.fields.map((field) =>
    staysUnlessGiven(field) && field.required === true ? { ...field, required: false } : field,
  ),
})

/** `138****0001`: what our own sheets show of a sensitive cell says nothing about it. */
const MASKED = /\*{3,}/

const NONE: readonly CellProblem[] = []

type Kind = Ledger['fields'][number]['type']['kind']
const TAKES_DATE: readonly Kind[] = ['date', 'month']

const rawOf = (cell: SheetCell | undefined, kind: Kind): unknown => {
  if (cell instanceof Date) return TAKES_DATE.includes(kind) ? cell : shownDate(cell)
  if (typeof cell === 'boolean') return kind === 'yes-no' ? cell : String(cell)
  return isFaulty(cell) ? null : cell
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads the rows below a heading: right ones as they are kept, of the others each cell that is wrong. */
export const rowReader = (
  program: Program,
  kept: Kept,
  {
    heading,
    places,
    merges,
    isRest,
  }: {
    readonly heading: Heading
    readonly places: Places
    readonly merges: readonly Merge[]
    readonly isRest?: IsRest
  },
): ((line: SheetLine) => RowRead) => {
  const ledger = withoutKept(kept.ledger)
  const at = (key: string) => heading.columns.find((column) => column.key === key)?.at
  const fields = ledger.fields.flatMap(({ key, type, sensitive }) => {
    const column = at(key)
    // names of files stand in our own sheets; no sheet can hold a file
    return column === undefined || type.kind === 'files'
      ? []
      : [{ key, kind: type.kind, column, secret: sensitive !== undefined }]
  })
  const context: RowContext = {
    from: 'sheet',
    inList: kept.inList,
    codeOf: codesByTitle(kept, program.packs),
    layers: schemeOf(program).layers,
    ...(isRest && { isRest }),
  }
  const [region, regionName, id, version] = ['region', 'region_name', 'record_id', 'record_version'].map(at)
  const newId = idsOfMany()
  const below = merges.filter(({ bottom }) => bottom > heading.row)
  const secret = ledger.fields.some(({ sensitive }) => sensitive !== undefined)
  const cellAt = ({ cells }: SheetLine, column: number | undefined) =>
    column === undefined ? undefined : cells[column]
  const mergedAt = (row: number, column: number) =>
    below.find((one) => one.top <= row && one.bottom >= row && one.left <= column && one.right >= column)

  /** What is wrong with cells before the kernel looks at them; a row without anything of the kind costs nothing. */
  const faults = (line: SheetLine): readonly CellProblem[] => {
    if (below.length === 0 && !line.cells.some(isFaulty)) return NONE
    return fields.flatMap(({ key, column }): readonly CellProblem[] => {
      const cell = line.cells[column]
      const merged = mergedAt(line.row, column)
      const code = merged ? 'merged-cell' : isFaulty(cell) ? cell.wrong : undefined
      if (code === undefined) return NONE
      const params = merged ? { params: { cells: merged.name } } : {}
      return [{ row: line.row, path: key, code, column, value: shownCell(cell), ...params }]
    })
  }

  const placeOf = (line: SheetLine) => places.read(cellAt(line, region), cellAt(line, regionName))
  const known = (line: SheetLine): Pick<LoadedRow, 'corrects' | 'version'> | undefined => {
    if (id === undefined && version === undefined) return undefined
    const [said, seen] = [shownCell(cellAt(line, id)).trim(), Number(shownCell(cellAt(line, version)) || Number.NaN)]
    return {
      ...(kept.ledger.grain === null && UUID.test(said) && { corrects: said.toLowerCase() }),
      ...(Number.isSafeInteger(seen) && seen > 0 && seen < 2 ** 31 && { version: seen }),
    }
  }

  return (line) => {
    const raw: Record<string, unknown> = {}
    for (const { key, kind, column, secret } of fields) {
      const value = rawOf(line.cells[column], kind)
      raw[key] = secret && typeof value === 'string' && MASKED.test(value) ? null : value
    }
    const place = placeOf(line)
    const wrong = faults(line)
    const read = readRow(ledger, raw, context)
    if (read.ok && 'region' in place && wrong.length === 0)
      return {
        row: {
          id: newId(),
          row: line.row,
          region: place.region,
          cells: secret ? sealed(program.crypto, kept.ledger, read.value) : (read.value as StoredRow),
          ...known(line),
        },
      }
    const placed = region ?? regionName
    const faulty = new Set(wrong.map(({ path }) => path))
    const found = (read.ok ? [] : (read.refusal.problems ?? [])).filter(({ path }) => !faulty.has(path))
    return {
      problems: [
        ...('problem' in place
          ? [
              {
                ...{ row: line.row, path: 'region', ...place.problem, value: shownCell(cellAt(line, placed)) },
                ...(placed !== undefined && { column: placed }),
              },
            ]
          : []),
        ...wrong,
        ...found.map((problem) => {
          const column = at(problem.path)
          const cell = cellAt(line, column)
          const told = { ...problem, code: codeOf(problem), row: line.row, value: shownCell(cell) }
          return column === undefined ? told : { ...told, column }
        }),
      ],
    }
  }
}
