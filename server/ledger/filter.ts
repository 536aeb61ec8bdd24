import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { RecordFilter } from '../../store/ledger/records.ts'
import type { StaffCaller } from '../caller.ts'
import { inTree } from '../places.ts'
import type { Program } from '../program.ts'
import type { Kept } from './definitions.ts'
import { freshSince } from './present.ts'

export interface AskedRecords {
  readonly region?: string | undefined
  readonly period?: string | undefined
  /** `field:value,field:value` */
  readonly equal?: string | undefined
  readonly stale?: 'true' | undefined
}

const NUMBERS = new Set(['integer', 'money', 'year'])
type Value = string | number | boolean

/** One condition, typed as its field is; a problem where there is no such field, or none that can be compared. */
const condition = ({ ledger }: Kept, text: string): readonly [string, Value] | Problem => {
  const at = text.indexOf(':')
  const [key, value] = [text.slice(0, at), text.slice(at + 1)]
  const field = ledger.fields.find((one) => one.key === key)
  const { kind } = field?.type ?? {}
  if (field === undefined || field.sensitive || kind === 'point' || kind === 'files')
    return { path: `equal.${key}`, code: 'unknown-field' }
  if (kind === 'yes-no') return [key, value === 'true']
  if (kind !== undefined && NUMBERS.has(kind)) {
    return /^-?\d{1,15}$/.test(value) ? [key, Number(value)] : { path: `equal.${key}`, code: 'not-a-number' }
  }
  if (kind === 'record' && !/^[0-9a-f-]{36}$/.test(value)) return { path: `equal.${key}`, code: 'invalid_format' }
  return [key, value]
}

/** What a list asks for. Refusals: `absent` for a region out of reach, `invalid-input` for a field that the ledger has not. */
export const filterOf = (
  program: Program,
  caller: StaffCaller,
  kept: Kept,
  { region, period, equal, stale }: AskedRecords,
): Result<RecordFilter> => {
  const root = inTree(caller, region)
  if (!root.ok) return root
  const found = (equal ?? '')
    .split(',')
    .filter(Boolean)
    .map((text) => condition(kept, text))
  const problems = found.filter((one): one is Problem => 'path' in one)
  if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  const since = stale ? freshSince(kept, program.now()) : undefined
  return accept({
    region: root.value,
    ...(period !== undefined && { period }),
    equal: Object.fromEntries(found as readonly (readonly [string, Value])[]),
    ...(since && { staleBefore: since }),
  })
}
