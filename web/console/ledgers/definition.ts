import {
  type CellContext,
  type CellType,
  type FieldRules,
  fieldRules,
  type Ledger,
  type LedgerField,
} from '../../../kernel/ledger/index.ts'
import { DEFAULT_LAYERS } from '../../../kernel/place/index.ts'
import type { LedgerBody, LedgerFieldBody } from '../../../server/contract/ledger.ts'

/** A ledger as the kernel reads its rows, so that a wrong cell is told while it is typed; the server judges by the same rules. */
export interface Definition {
  readonly body: LedgerBody
  readonly ledger: Ledger
  /** Cells as people type them: money in 元, codes by their titles. */
  readonly context: CellContext
  readonly field: (key: string) => LedgerFieldBody | undefined
  readonly rules: ReadonlyMap<string, FieldRules>
}

const bounds = ({ least, most, unit }: LedgerFieldBody) => ({
  ...(least !== undefined && { least }),
  ...(most !== undefined && { most }),
  ...(unit !== undefined && { unit }),
})

/** The kernel's own form of a type; a code's list goes by the name of its field. */
const typeOf = (field: LedgerFieldBody): CellType => {
  const { kind } = field
  switch (kind) {
    case 'text':
      return { kind, most: field.most ?? 200 }
    case 'integer':
      return { kind, ...bounds(field) }
    case 'decimal':
      return { kind, places: field.places ?? 6, ...bounds(field) }
    case 'money':
      return { kind, negative: field.negative === true }
    case 'code':
      return { kind, list: field.key }
    case 'region':
      return { kind, levels: field.levels ?? [] }
    case 'record':
      return { kind, ledger: field.ledger ?? '' }
    case 'files':
      return { kind, most: field.most ?? 1 }
    default:
      return { kind }
  }
}

const fieldOf = (field: LedgerFieldBody): LedgerField => ({
  key: field.key,
  title: field.title,
  element: field.key,
  type: typeOf(field),
  required: field.requiredWhen ?? field.required,
  valid: field.rules ?? [],
})

const contextOf = (fields: readonly LedgerFieldBody[]): CellContext => {
  const codes = new Map(fields.map(({ key, options = [] }) => [key, new Set(options.map(({ value }) => value))]))
  const titled = new Map(
    fields.map(({ key, options = [] }) => [key, new Map(options.map(({ value, title }) => [title, value]))]),
  )
  return {
    from: 'sheet',
    inList: (list, code) => codes.get(list)?.has(code) ?? false,
    codeOf: (list, title) => titled.get(list)?.get(title),
    layers: DEFAULT_LAYERS,
    sheetDays: '1900',
  }
}

const known = new WeakMap<LedgerBody, Definition>()

/** Made once for each answer of the server. */
export const definitionOf = (body: LedgerBody): Definition => {
  const before = known.get(body)
  if (before) return before
  const ledger: Ledger = {
    key: body.key,
    title: body.title,
    basis: body.basis,
    levels: body.levels,
    grain: body.grain,
    ...(body.period !== null && { period: body.period }),
    keeper: body.keeper,
    fields: body.fields.map(fieldOf),
  }
  const byKey = new Map(body.fields.map((field) => [field.key, field]))
  const made: Definition = {
    body,
    ledger,
    context: contextOf(body.fields),
    field: (key) => byKey.get(key),
    rules: new Map(ledger.fields.map((field) => [field.key, fieldRules(ledger, field)])),
  }
  known.set(body, made)
  return made
}

/** Fields that a sheet may hold: files are put to a record one by one, in its form. */
export const typedFields = ({ body }: Definition): readonly LedgerFieldBody[] =>
  body.fields.filter(({ kind }) => kind !== 'files')

/** Whether a field says which record it is, together with the region. */
export const inGrain = ({ body }: Definition, key: string): boolean => body.grain?.includes(key) ?? false
