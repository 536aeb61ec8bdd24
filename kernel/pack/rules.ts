import type { Formulas, Types } from '../formula/index.ts'
import { formulas } from '../formula/index.ts'
import type { Action, ParameterSet } from '../workflow/index.ts'
import { RULE_FIELDS } from '../workflow/index.ts'
import type { Finding, Place, Subject } from './finding.ts'
import { actionsOf, finding, stepsOf, under } from './finding.ts'

type Fields = Readonly<Record<string, string>>

const typeOf = (value: ParameterSet['values'][string]): string => {
  if (Array.isArray(value)) return 'list<string>'
  return typeof value === 'number' ? 'double' : typeof value === 'boolean' ? 'bool' : 'string'
}

/** The values that every parameter set of the process has, with their types; a value that some lack or type otherwise is left out. */
const valuesOf = ({ parameters }: Subject): Fields => {
  const [first, ...others] = parameters
  const shared = Object.entries(first?.values ?? {}).filter(([key, value]) =>
    others.every(({ values }) => values[key] !== undefined && typeOf(values[key]) === typeOf(value)),
  )
  return Object.fromEntries(shared.map(([key, value]) => [key, typeOf(value)]))
}

const DYN = 'dyn'
const keysOf = (fields: readonly { readonly key: string }[]): Fields =>
  Object.fromEntries(fields.map((field) => [field.key, DYN]))

/** Identifiers that CEL can reach with a dot; others are reached by `counts['a-b']` and stay a map's keys. */
const isDotted = (key: string): boolean => /^[A-Za-z_]\w*$/.test(key)

const narrowed = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([key]) => isDotted(key)))

/**
 * The names that a rule of this process may use, narrowed to what exists: a misspelt field or value is found when the pack is
 * checked, not when a matter comes by. `counts` stays a map: its keys are names of actions, checked by themselves.
 */
const typesOf = (subject: Subject, input?: Fields): Types => {
  const all = [...subject.process.fields, ...actionsOf(subject).flatMap(({ action }) => action.fields)]
  return {
    // types that others are made of come first
    matterData: { fields: narrowed(keysOf(subject.process.fields)) },
    stateData: { fields: narrowed(keysOf(all)) },
    paramsValues: { fields: narrowed(valuesOf(subject)) },
    matter: { fields: { ...RULE_FIELDS.matter, data: 'MatterData' } },
    state: { fields: { ...RULE_FIELDS.state, data: 'StateData' } },
    params: { fields: { ...RULE_FIELDS.params, values: 'ParamsValues' } },
    actor: { fields: RULE_FIELDS.actor },
    ...(input && { input: { fields: narrowed(input) } }),
  }
}

const COUNTED = /\bcounts(?:\.([A-Za-z_]\w*)|\[\s*['"]([^'"]+)['"]\s*\])/g

const counted = (subject: Subject, place: Place, source: string): readonly Finding[] => {
  const actions = new Set(actionsOf(subject).map(({ key }) => key))
  return [...source.matchAll(COUNTED)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((action) => !actions.has(action))
    .map((action) => finding(place, 'unknown-action', { action }))
}

const ASKED = /\bhas\(\s*(matter|state)\.data\.([A-Za-z_]\w*)\s*\)/g

/** CEL's own check lets `has()` ask for anything; a field that nobody ever types is never there. */
const typed = (subject: Subject, place: Place, source: string): readonly Finding[] => {
  const lodged = subject.process.fields.map((field) => field.key)
  const acted = actionsOf(subject).flatMap(({ action }) => action.fields.map((field) => field.key))
  const known = { matter: new Set(lodged), state: new Set([...lodged, ...acted]) }
  return [...source.matchAll(ASKED)]
    .filter((match) => !known[match[1] as keyof typeof known].has(match[2] ?? ''))
    .map((match) => finding(place, 'unknown-field', { field: match[2] ?? '' }))
}

const rule = (subject: Subject, types: Formulas, place: Place, source: string | undefined): readonly Finding[] => {
  if (source === undefined) return []
  const compiled = types.compile(source, 'bool')
  if (compiled.ok) return [...counted(subject, place, source), ...typed(subject, place, source)]
  const { code, params = {} } = compiled.refusal
  return [finding(place, code, { rule: source, ...(params as Finding['params']) })]
}

const inAction = (subject: Subject, action: Action, place: Place): readonly Finding[] => {
  const types = formulas(typesOf(subject, keysOf(action.fields)))
  return [
    ...rule(subject, types, under(place, 'when'), action.when),
    ...(action.routes ?? []).flatMap(({ when }, index) =>
      rule(subject, types, under(place, 'routes', index, 'when'), when),
    ),
  ]
}

/** Every rule of the process compiles, has a truth value, and reads only what exists where it is asked. */
export const ruleFindings = (subject: Subject): readonly Finding[] => {
  const { place, process } = subject
  const { state: _, stateData: __, ...lodging } = typesOf(subject)
  const before = formulas(lodging)
  const during = formulas(typesOf(subject))
  return [
    ...(process.starts ?? []).flatMap(({ when }, index) =>
      rule(subject, before, under(place, 'starts', index, 'when'), when),
    ),
    ...(process.refuse ?? []).flatMap(({ when }, index) =>
      rule(subject, before, under(place, 'refuse', index, 'when'), when),
    ),
    ...stepsOf(subject).flatMap(({ step, place: at }) =>
      (step.limits ?? []).flatMap(({ when }, index) => rule(subject, during, under(at, 'limits', index, 'when'), when)),
    ),
    ...actionsOf(subject).flatMap(({ action, place: at }) => inAction(subject, action, at)),
  ]
}
