import type { Row } from '../../../../kernel/ledger/index.ts'
import { plain } from '../../../../kernel/ledger/texts.ts'
import { levelOf, shortCode, within } from '../../../../kernel/place/index.ts'
import type { Definition } from '../definition.ts'
import { type Fault, readTyped } from '../typed.ts'
import { isBlankRow, REGION, type SheetRow } from './sheet.ts'

/** The places that a sheet may name, by name and by `town + village`; null where a name is that of several. */
export interface Places {
  readonly own: string
  readonly named: ReadonlyMap<string, string | null>
  /** What an empty cell means; '' where it has to be said. */
  readonly usual: string
}

export interface CheckedRow {
  readonly region: string
  /** As it is kept; undefined where anything is wrong. */
  readonly row: Row | undefined
  /** Column → what is wrong. */
  readonly faults: ReadonlyMap<string, Fault>
}

const fault = (code: string, params: Fault['params'] = {}): Fault => ({ code, params })

/** A place by code or by name; the code, or what is wrong. */
export const placeOf = (text: string, levels: readonly number[], { own, named }: Places): string | Fault => {
  const said = plain(text)
  if (/^\d+$/.test(said)) {
    const code = shortCode(said)
    if (!within(code, own)) return fault('unknown-region')
    return levels.includes(levelOf(code) ?? levelOf(code, LAYERS) ?? 0) ? code : fault('wrong-level')
  }
  const code = named.get(said.replaceAll(/\s/g, ''))
  if (code === null) return fault('many-regions')
  return code ?? fault('unknown-region')
}
const LAYERS = [
  { key: 'grid', digits: 3, title: '' },
  { key: 'ten', digits: 2, title: '' },
]

/** Cells as the kernel reads them: names of places in their fields have become codes. */
const resolved = (definition: Definition, row: SheetRow, places: Places, faults: Map<string, Fault>) => {
  const cells: Record<string, string> = {}
  for (const { key, kind, levels = [] } of definition.body.fields) {
    const text = row[key] ?? ''
    cells[key] = text
    if (kind !== 'region' || text.trim() === '') continue
    const code = placeOf(text, levels, places)
    if (typeof code === 'string') cells[key] = code
    else faults.set(key, code)
  }
  return cells
}

const checkRow = (definition: Definition, row: SheetRow, places: Places): CheckedRow => {
  const faults = new Map<string, Fault>()
  const said = (row[REGION] ?? '').trim()
  const region = said === '' && places.usual !== '' ? places.usual : placeOf(said, definition.body.levels, places)
  if (typeof region !== 'string') faults.set(REGION, said === '' ? fault('required') : region)
  const cells = resolved(definition, row, places, faults)
  const read = readTyped(definition, cells)
  for (const [key, one] of read.faults) if (!faults.has(key)) faults.set(key, one)
  return {
    region: typeof region === 'string' ? region : '',
    row: faults.size === 0 ? read.row : undefined,
    faults,
  }
}

/**
 * Reads the rows of a sheet; a row that stands unchanged is not read again. The second of two rows about the same thing is wrong too:
 * `repeated-grain`, with the number of the first.
 */
export const makeChecker = (definition: Definition, places: Places) => {
  const known = new WeakMap<SheetRow, CheckedRow>()
  const { grain } = definition.body
  const checked = (row: SheetRow): CheckedRow => {
    const before = known.get(row) ?? checkRow(definition, row, places)
    known.set(row, before)
    return before
  }
  return (rows: readonly SheetRow[]): readonly (CheckedRow | null)[] => {
    const first = new Map<string, number>()
    return rows.map((row, at) => {
      if (isBlankRow(row)) return null
      const one = checked(row)
      if (grain === null || one.row === undefined) return one
      const about = JSON.stringify([one.region, ...grain.map((key) => one.row?.[key])])
      const before = first.get(about)
      if (before === undefined) first.set(about, at)
      return before === undefined
        ? one
        : {
            ...one,
            row: undefined,
            faults: new Map([[grain[0] ?? REGION, fault('repeated-grain', { row: before + 1 })]]),
          }
    })
  }
}
