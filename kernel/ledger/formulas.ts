import { type Formula, type Formulas, formulas, type Types } from '../formula/index.ts'
import { RESERVED_NAMES } from '../formula/reserved.ts'
import type { CellType, FieldRule, Ledger, LedgerField, Row } from './types.ts'

/** All numbers are doubles (money in 分, exact up to 2^53): `income / 10000.0`. A point has no arithmetic. */
const CEL: Readonly<Record<CellType['kind'], string>> = {
  text: 'string?',
  integer: 'double?',
  decimal: 'double?',
  money: 'double?',
  'yes-no': 'bool?',
  date: 'string?',
  month: 'string?',
  year: 'double?',
  code: 'string?',
  region: 'string?',
  organisation: 'string?',
  record: 'string?',
  point: 'string?',
  files: 'list<string>?',
}

/** The names that CEL over a row of the ledger may use: its fields, each of which may be null. A key that can be no name is left out. */
export const rowTypes = (ledger: Pick<Ledger, 'fields'>): Types =>
  Object.fromEntries(
    ledger.fields
      .filter(({ key }) => /^[A-Za-z_]\w*$/.test(key) && !RESERVED_NAMES.has(key))
      .map(({ key, type }) => [key, CEL[type.kind] ?? 'dyn']),
  )

/** A row's values for CEL; absent fields are null. */
export const rowVariables = ({ fields }: Pick<Ledger, 'fields'>, row: Row): Readonly<Record<string, unknown>> => {
  const variables: Record<string, unknown> = {}
  for (const { key, type } of fields) {
    const value = row[key] ?? null
    variables[key] = type.kind === 'decimal' && value !== null ? Number(value) : value
  }
  return variables
}

const kept = new WeakMap<object, Formulas>()

/** Formulas over rows of a ledger, compiled once. */
export const formulasOf = (ledger: Pick<Ledger, 'fields'>): Formulas => {
  const known = kept.get(ledger) ?? formulas(rowTypes(ledger))
  kept.set(ledger, known)
  return known
}

/** A rule of a definition in force; check() has refused packs whose rules do not compile. */
const inForce = (ledger: Pick<Ledger, 'fields'>, source: string): Formula<'bool'> => {
  const compiled = formulasOf(ledger).compile(source, 'bool')
  if (!compiled.ok) throw new Error(`a rule that does not compile: ${source} (${compiled.refusal.code})`)
  return compiled.value
}

/** Whether a day (YYYY-MM-DD) is one of rest by the working-day calendar. */
export type IsRest = (day: string) => boolean

/** What passes though its rule is not true: the day that it rests on was one of rest, or nobody here knows the calendar. */
const isExcused = (
  { unlessRest }: FieldRule,
  variables: Readonly<Record<string, unknown>>,
  isRest: IsRest | undefined,
): boolean => {
  const date = unlessRest && variables[unlessRest.of]
  if (unlessRest === undefined || typeof date !== 'string') return false
  return isRest === undefined || isRest(`${date.slice(0, 8)}${String(unlessRest.day).padStart(2, '0')}`)
}

export interface FieldRules {
  readonly requires: (variables: Readonly<Record<string, unknown>>) => boolean
  /** `otherwise` of each rule that is not true. */
  readonly broken: (variables: Readonly<Record<string, unknown>>, isRest?: IsRest) => readonly string[]
}

const NONE: FieldRules = { requires: () => false, broken: () => [] }

/** What a field asks of its row, ready to be evaluated. */
export const fieldRules = (ledger: Pick<Ledger, 'fields'>, field: LedgerField): FieldRules => {
  const { required = false, valid = [] } = field
  const when = typeof required === 'string' ? inForce(ledger, required) : undefined
  if (!required && valid.length === 0) return NONE
  const rules = valid.map((rule) => ({ formula: inForce(ledger, rule.when), rule }))
  return {
    requires: (variables) => required === true || when?.value(variables) === true,
    broken: (variables, isRest) =>
      rules
        .filter(({ formula, rule }) => formula.value(variables) === false && !isExcused(rule, variables, isRest))
        .map(({ rule }) => rule.otherwise),
  }
}
