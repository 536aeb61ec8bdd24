import { type Cell, cellText, type Row, readCell, readRow, rowVariables } from '../../../kernel/ledger/index.ts'
import type { RecordRow } from '../../../server/contract/ledger.ts'
import type { Definition } from './definition.ts'

/** What stands in the boxes of a form or in the cells of a pasted row: text, as people write it. */
export type Typed = Readonly<Record<string, string>>
/** What is wrong with a cell: the kernel's word for it, and what it names. */
export interface Fault {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** Words that the ledger's own definition gives. */
  readonly said?: string
}
/** Field → what is wrong with it. */
export type Faults = ReadonlyMap<string, Fault>

/** A record as it would be typed. Sensitive cells come masked and are left empty: what is not typed anew stays. */
export const typedOf = ({ ledger, field }: Definition, cells: RecordRow['cells']): Typed =>
  Object.fromEntries(
    ledger.fields.map(({ key, type }) => [
      key,
      field(key)?.sensitive ? '' : cellText(type, (cells[key] ?? null) as Cell),
    ]),
  )

type Params = Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined

const faultOf = (code: string, params: Params): Fault => {
  const { wanted, otherwise } = params ?? {}
  const plain = Object.fromEntries(
    Object.entries(params ?? {}).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]),
  )
  return {
    code: code === 'wrong-type' ? `wanted-${wanted}` : code,
    params: plain,
    ...(typeof otherwise === 'string' && { said: otherwise }),
  }
}

export interface ReadTyped {
  /** The row as it is kept; undefined where anything is wrong. */
  readonly row: Row | undefined
  readonly faults: Faults
}

/**
 * Reads what was typed, by the server's own rules. `stands`: fields that hold something that was not shown; they may stay empty.
 */
export const readTyped = (definition: Definition, typed: Typed, stands: ReadonlySet<string> = new Set()): ReadTyped => {
  const read = readRow(definition.ledger, typed, definition.context)
  if (read.ok) return { row: read.value, faults: new Map() }
  const faults = new Map<string, Fault>()
  for (const { path, code, params } of read.refusal.problems ?? [])
    if (!(stands.has(path) && (typed[path] ?? '') === '') && !faults.has(path)) faults.set(path, faultOf(code, params))
  return { row: faults.size === 0 ? lenient(definition, typed) : undefined, faults }
}

/** Every cell that can be read; null where it is empty or wrong. */
export const lenient = ({ ledger, context }: Definition, typed: Typed): Row =>
  Object.fromEntries(
    ledger.fields.map(({ key, type }) => {
      const read = readCell(type, typed[key] ?? '', context)
      return [key, 'cell' in read ? read.cell : null]
    }),
  )

/** Fields that must be filled, as the others stand now. */
export const requiredNow = (definition: Definition, typed: Typed): ReadonlySet<string> => {
  const variables = rowVariables(definition.ledger, lenient(definition, typed))
  return new Set([...definition.rules].flatMap(([key, { requires }]) => (requires(variables) ? [key] : [])))
}

/** Cells that differ from what stood; of sensitive ones those that were typed anew. */
export const changesOf = (
  definition: Definition,
  before: RecordRow['cells'],
  row: Row,
  typed: Typed,
): Readonly<Record<string, Cell>> =>
  Object.fromEntries(
    definition.body.fields.flatMap(({ key, sensitive }): [string, Cell][] => {
      if (sensitive && (typed[key] ?? '') === '') return []
      const value = row[key] ?? null
      return sensitive || JSON.stringify(value) !== JSON.stringify(before[key] ?? null) ? [[key, value]] : []
    }),
  )
