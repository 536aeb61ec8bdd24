import type { Problem, Result } from '../refusal/index.ts'
import { accept, refuse } from '../refusal/index.ts'
import { type CellContext, readCell } from './cell.ts'
import { type FieldRules, fieldRules, type IsRest, rowVariables } from './formulas.ts'
import type { Cell, Ledger, LedgerField, Row } from './types.ts'

export interface RowContext extends CellContext {
  /** Days of rest; absent where nobody knows the calendar. */
  readonly isRest?: IsRest
}

/** What is kept where many rows are written that say nothing of it: sensitive cells, which come masked, and files, which no sheet holds. */
export const staysUnlessGiven = ({ sensitive, type }: Pick<LedgerField, 'sensitive' | 'type'>): boolean =>
  sensitive !== undefined || type.kind === 'files'

interface Prepared {
  readonly keys: ReadonlySet<string>
  readonly rules: readonly { readonly field: LedgerField; readonly rules: FieldRules }[]
}

const kept = new WeakMap<Ledger, Prepared>()

/** Compiled once for all rows of a ledger: an import reads a million. */
const prepared = (ledger: Ledger): Prepared => {
  const known = kept.get(ledger)
  if (known) return known
  const made = {
    keys: new Set(ledger.fields.map(({ key }) => key)),
    rules: ledger.fields
      .filter((field) => field.required || field.valid?.length)
      .map((field) => ({ field, rules: fieldRules(ledger, field) })),
  }
  kept.set(ledger, made)
  return made
}

/** What the fields ask of each other; only of a row whose cells are all read, for a rule over a wrong cell says nothing. */
const ruleProblems = (ledger: Ledger, row: Row, isRest?: IsRest): readonly Problem[] => {
  const problems: Problem[] = []
  let known: Readonly<Record<string, unknown>> | undefined
  // only where a rule is asked: most rows of an import ask none
  const variables = () => {
    known ??= rowVariables(ledger, row)
    return known
  }
  for (const { field, rules } of prepared(ledger).rules) {
    const path = field.key
    if (row[path] === null) {
      if (field.required === true || (field.required && rules.requires(variables())))
        problems.push({ path, code: 'required' })
    } else if (field.valid) {
      for (const otherwise of rules.broken(variables(), isRest))
        problems.push({ path, code: 'not-valid', params: { otherwise } })
    }
  }
  return problems
}

/** Fields that are required whatever the others say are named beside wrong cells, so that nobody is told twice. */
const plainlyMissing = ({ fields }: Ledger, raw: Row, wrong: ReadonlySet<string>): readonly Problem[] =>
  fields
    .filter(({ key, required }) => required === true && raw[key] === null && !wrong.has(key))
    .map(({ key }) => ({ path: key, code: 'required' }))

/**
 * A row as it is kept, every field of the ledger in it, absent ones null; or all problems at once, `path` the field's key. Refusal
 * `invalid-input` (`input`); codes of readCell besides `required`, `unknown-field`, and `not-valid` (`otherwise`: catalogue key of the pack).
 * A rule over its own field's null is not asked: what must be there is `required`.
 */
export const readRow = (ledger: Ledger, raw: Readonly<Record<string, unknown>>, context: RowContext): Result<Row> => {
  const row: Record<string, Cell> = {}
  const problems: Problem[] = []
  for (const { key, type } of ledger.fields) {
    const read = readCell(type, Object.hasOwn(raw, key) ? raw[key] : null, context)
    row[key] = 'cell' in read ? read.cell : null
    if ('problem' in read) problems.push({ path: key, ...read.problem })
  }
  const { keys } = prepared(ledger)
  for (const key of Object.keys(raw)) if (!keys.has(key)) problems.push({ path: key, code: 'unknown-field' })
  if (problems.length === 0) problems.push(...ruleProblems(ledger, row, context.isRest))
  else problems.push(...plainlyMissing(ledger, row, new Set(problems.map(({ path }) => path))))
  if (problems.length === 0) return accept(row)
  return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
}
