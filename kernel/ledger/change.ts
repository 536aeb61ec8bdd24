import type { CellType, Ledger, LedgerField } from './types.ts'

/** What a new definition adds to the old one; nothing that is on record is lost by it. */
export type LedgerStep =
  | { readonly kind: 'add-ledger'; readonly ledger: Ledger }
  | { readonly kind: 'add-field'; readonly ledger: Ledger; readonly field: LedgerField }
  /** Longer texts, wider bounds, more levels, a code as free text. */
  | { readonly kind: 'widen-field'; readonly ledger: Ledger; readonly old: LedgerField; readonly field: LedgerField }
  | { readonly kind: 'widen-levels'; readonly ledger: Ledger; readonly levels: readonly number[] }
  /** Whatever no table knows of: titles, rules, keeper, freshness, what is public. `parts`: their names. */
  | {
      readonly kind: 'change-rules'
      readonly ledger: Ledger
      readonly field?: LedgerField
      readonly parts: readonly string[]
    }

/**
 * What would lose what is on record, or make it mean something else. Codes: `drops-field`, `renames-field` (`to`), `narrows-field`,
 * `changes-type`, `changes-list`, `changes-sensitivity`, `changes-grain`, `changes-period`, `narrows-levels`. The way round is words of the
 * edge by the code.
 */
export interface LosingChange {
  readonly code: string
  readonly ledger: string
  readonly field?: string
  readonly params: Readonly<Record<string, string>>
}

export interface LedgerChanges {
  readonly steps: readonly LedgerStep[]
  readonly losing: readonly LosingChange[]
  /** Ledgers that no pack declares any more: their tables and records stay. */
  readonly left: readonly string[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** A definition that was kept comes back with its keys in another order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

interface Bounds {
  readonly least?: number
  readonly most?: number
}
const reaches = (old: Bounds, next: Bounds): boolean =>
  (next.least === undefined || (old.least !== undefined && next.least <= old.least)) &&
  (next.most === undefined || (old.most !== undefined && next.most >= old.most))

const includes = (next: readonly number[], old: readonly number[]): boolean => old.every((one) => next.includes(one))

/** The longest code that a list may have, see kernel/pack: a text that takes its place must hold it. */
export const LONGEST_CODE = 64

/** Why what the old type holds would not fit the new one; null where all of it does. */
const misfit = (old: CellType, next: CellType): string | null => {
  const narrows = (fits: boolean): string | null => (fits ? null : 'narrows-field')
  if (old.kind === 'integer' && next.kind === 'decimal') return narrows(reaches(old, next))
  if (old.kind === 'code' && next.kind === 'text') return narrows(next.most >= LONGEST_CODE)
  if (old.kind === 'text' && next.kind === 'text') return narrows(next.most >= old.most)
  if (old.kind === 'integer' && next.kind === 'integer') return narrows(reaches(old, next))
  if (old.kind === 'decimal' && next.kind === 'decimal') return narrows(next.places >= old.places && reaches(old, next))
  if (old.kind === 'money' && next.kind === 'money') return narrows(next.negative === true || !old.negative)
  if (old.kind === 'region' && next.kind === 'region') return narrows(includes(next.levels, old.levels))
  if (old.kind === 'files' && next.kind === 'files') return narrows(next.most >= old.most)
  if (old.kind === 'code' && next.kind === 'code') return old.list === next.list ? null : 'changes-list'
  if (old.kind === 'record' && next.kind === 'record') return old.ledger === next.ledger ? null : 'changes-type'
  return old.kind === next.kind ? null : 'changes-type'
}

const partsThatDiffer = <T extends object>(old: T, next: T, besides: readonly (keyof T)[]): readonly string[] => {
  const keys = new Set([...Object.keys(old), ...Object.keys(next)]) as Set<keyof T & string>
  return [...keys].filter((key) => !besides.includes(key) && !same(old[key], next[key])).sort()
}

/** A unit is what numbers are called, not what they may be. */
const bare = (type: CellType): object => ({ ...type, unit: undefined })

const ofField = (ledger: Ledger, old: LedgerField, next: LedgerField): LedgerChanges => {
  const at = { ledger: ledger.key, field: next.key }
  const wrong =
    (old.sensitive === undefined) === (next.sensitive === undefined)
      ? misfit(old.type, next.type)
      : 'changes-sensitivity'
  if (wrong !== null) {
    const params = { from: old.type.kind, to: next.type.kind }
    return { steps: [], losing: [{ code: wrong, ...at, params }], left: [] }
  }
  const widened = !same(bare(old.type), bare(next.type))
  const parts = [...partsThatDiffer(old, next, ['type']), ...(!widened && !same(old.type, next.type) ? ['unit'] : [])]
  return {
    steps: [
      ...(widened ? [{ kind: 'widen-field', ledger, old, field: next } as const] : []),
      ...(parts.length > 0 ? [{ kind: 'change-rules', ledger, field: next, parts } as const] : []),
    ],
    losing: [],
    left: [],
  }
}

/** A field that is gone while another one states the same fact was renamed. */
const gone = (ledger: Ledger, old: Ledger, field: LedgerField): LosingChange => {
  const known = new Set(old.fields.map(({ key }) => key))
  const heir = ledger.fields.find(({ key, element }) => element === field.element && !known.has(key))
  const at = { ledger: ledger.key, field: field.key }
  return heir ? { code: 'renames-field', ...at, params: { to: heir.key } } : { code: 'drops-field', ...at, params: {} }
}

const listed = (keys: readonly string[] | null): string => (keys === null ? '–' : keys.join(', '))

const frameOf = (old: Ledger, next: Ledger): LedgerChanges => {
  const ledger = next.key
  const losing: readonly LosingChange[] = [
    ...(same(old.grain, next.grain)
      ? []
      : [{ code: 'changes-grain', ledger, params: { from: listed(old.grain), to: listed(next.grain) } }]),
    ...(old.period === next.period
      ? []
      : [{ code: 'changes-period', ledger, params: { from: old.period ?? '–', to: next.period ?? '–' } }]),
    ...(includes(next.levels, old.levels)
      ? []
      : [{ code: 'narrows-levels', ledger, params: { from: old.levels.join(', '), to: next.levels.join(', ') } }]),
  ]
  const more = next.levels.filter((level) => !old.levels.includes(level))
  const parts = partsThatDiffer(old, next, ['fields', 'grain', 'period', 'levels'])
  return {
    steps: [
      ...(more.length > 0 ? [{ kind: 'widen-levels', ledger: next, levels: more } as const] : []),
      ...(parts.length > 0 ? [{ kind: 'change-rules', ledger: next, parts } as const] : []),
    ],
    losing,
    left: [],
  }
}

const ofLedger = (old: Ledger, next: Ledger): readonly LedgerChanges[] => {
  const before = new Map(old.fields.map((field) => [field.key, field]))
  const after = new Set(next.fields.map(({ key }) => key))
  return [
    frameOf(old, next),
    ...next.fields.map((field) => {
      const known = before.get(field.key)
      if (known) return ofField(next, known, field)
      return { steps: [{ kind: 'add-field', ledger: next, field } as const], losing: [], left: [] }
    }),
    {
      steps: [],
      losing: old.fields.filter(({ key }) => !after.has(key)).map((field) => gone(next, old, field)),
      left: [],
    },
  ]
}

/** From the definitions that the tables were made of to those of the packs. `changesOf(x, x)` is empty, whatever the order of keys. */
export const changesOf = (old: readonly Ledger[], next: readonly Ledger[]): LedgerChanges => {
  const before = new Map(old.map((ledger) => [ledger.key, ledger]))
  const parts = next.flatMap((ledger): readonly LedgerChanges[] => {
    const known = before.get(ledger.key)
    return known ? ofLedger(known, ledger) : [{ steps: [{ kind: 'add-ledger', ledger }], losing: [], left: [] }]
  })
  const declared = new Set(next.map(({ key }) => key))
  return {
    steps: parts.flatMap(({ steps }) => steps),
    losing: parts.flatMap(({ losing }) => losing),
    left: old.map(({ key }) => key).filter((key) => !declared.has(key)),
  }
}
