import { type Columns, type Expression, type Formulas, formulas, overColumns } from '../formula/index.ts'
import { type CellType, type Ledger, rowTypes } from '../ledger/index.ts'
import type { Result } from '../refusal/index.ts'

/** Name of the day for which a number is asked: the last day of the period, or today where a ledger has no periods. */
export const DAY = 'on'

const KINDS: Readonly<Record<CellType['kind'], Columns[string]>> = {
  text: { kind: 'text' },
  integer: { kind: 'number', whole: true },
  decimal: { kind: 'number' },
  money: { kind: 'number', whole: true },
  'yes-no': { kind: 'bool' },
  date: { kind: 'date' },
  month: { kind: 'text' },
  year: { kind: 'number', whole: true },
  code: { kind: 'text' },
  region: { kind: 'text' },
  organisation: { kind: 'text' },
  // a uuid in the table, text in CEL
  record: { kind: 'opaque' },
  point: { kind: 'opaque' },
  files: { kind: 'opaque' },
}

/** What formulas of measures see of a ledger's table; sensitive fields are encrypted there. */
export const columnsOfRow = ({ fields }: Pick<Ledger, 'fields'>): Columns => ({
  ...Object.fromEntries(
    fields.map(({ key, type, sensitive }) => [key, sensitive ? { kind: 'opaque' as const } : KINDS[type.kind]]),
  ),
  [DAY]: { kind: 'date' },
})

const kept = new WeakMap<object, Formulas>()

/** Formulas of measures over rows of a ledger, for the kernel: the row's variables (rowVariables) and `on`. */
export const measureFormulas = (ledger: Pick<Ledger, 'fields'>): Formulas => {
  const known = kept.get(ledger) ?? formulas({ ...rowTypes(ledger), [DAY]: 'string' })
  kept.set(ledger, known)
  return known
}

const compiled = new WeakMap<object, Map<string, Result<Expression>>>()

const compile = (ledger: Pick<Ledger, 'fields'>, source: string, kind: 'bool' | 'number'): Result<Expression> => {
  const checked = measureFormulas(ledger).compile(source, kind)
  return checked.ok ? overColumns(columnsOfRow(ledger), source, kind) : checked
}

/** Checked by types, then as an expression over columns: what a measure's `of`, `where`, `among` … must be. Compiled once, kept. */
export const measureExpression = (
  ledger: Pick<Ledger, 'fields'>,
  source: string,
  kind: 'bool' | 'number',
): Result<Expression> => {
  const all = compiled.get(ledger) ?? new Map<string, Result<Expression>>()
  compiled.set(ledger, all)
  const found = all.get(`${kind} ${source}`) ?? compile(ledger, source, kind)
  all.set(`${kind} ${source}`, found)
  return found
}
