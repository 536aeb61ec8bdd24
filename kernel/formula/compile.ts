import type { ASTNode } from '@marcbachmann/cel-js'
import { TypeError as CelTypeError, Environment, EvaluationError, ParseError } from '@marcbachmann/cel-js'
import type { Result } from '../refusal/index.ts'
import { accept, refuse } from '../refusal/index.ts'
import { ageOn, daysBetween, monthsBetween } from './age.ts'
import { identifiersOf, withNoValues, write } from './tree.ts'
import type { Expected, Formula, Formulas, Given, ObjectType, Types } from './types.ts'

// made once: a formula without value is an answer given a hundred thousand times for a page, and each error writes down where it was made
const ZERO = new EvaluationError({ code: 'division_by_zero', message: 'division by zero' })
const UNKNOWN = new EvaluationError({ code: 'no_value', message: 'no value' })
const zero = (): never => {
  throw ZERO
}
const unknown = (): never => {
  throw UNKNOWN
}
const known = (value: unknown): unknown => value ?? unknown()
const age = (birth: string, on: string): number => ageOn(birth, on) ?? unknown()
const months = (from: string, until: string): number => monthsBetween(from, until) ?? unknown()
const days = (from: string, until: string): number => daysBetween(from, until) ?? unknown()
const divide = (a: number, b: number): number => (b === 0 ? zero() : a / b)
const divideWhole = (a: bigint, b: bigint): bigint => (b === 0n ? zero() : a / b)

const isOptional = (type: Types[string]): boolean => typeof type === 'string' && type.endsWith('?')

/** For running, what may be null is of any type; for checking it is what it is where it has a value. */
const environmentOf = (types: Types, purpose: 'run' | 'check'): Environment => {
  const environment = new Environment({ homogeneousAggregateLiterals: false })
    .registerFunction('quotient(double, double): double', divide)
    .registerFunction('quotient(int, int): int', divideWhole)
    .registerFunction('known(dyn): dyn', known)
    .registerFunction('age(string, string): double', age)
    .registerFunction('months(string, string): double', months)
    .registerFunction('days(string, string): double', days)
  for (const [name, type] of Object.entries(types)) {
    if (typeof type !== 'string') registerObject(environment, name, type)
    else if (!isOptional(type)) environment.registerVariable(name, type)
    else environment.registerVariable(name, purpose === 'run' ? 'dyn' : type.slice(0, -1))
  }
  return environment
}

/** Each object is a type of its own; instances of a given class are read as they are, plain objects are wrapped. */
const registerObject = (environment: Environment, name: string, { fields, of }: ObjectType): void => {
  const type = name.charAt(0).toUpperCase() + name.slice(1)
  environment.registerType(type, of ? { ctor: of, fields: { ...fields } } : { fields: { ...fields } })
  environment.registerVariable(name, type)
}

const RESULTS: Readonly<Record<Expected, readonly string[]>> = {
  bool: ['bool', 'dyn'],
  number: ['int', 'double', 'dyn'],
  string: ['string', 'dyn'],
  any: [],
}

const MIXED = /no such overload: (int|double) (\S+) (int|double)/

const explain = (error: ParseError | CelTypeError): Result<never> => {
  const detail = error.message.split('\n')[0] ?? ''
  const at = error.range?.start ?? 0
  if (error instanceof ParseError) return refuse('input', 'formula-syntax', { params: { at, detail } })
  const mixed = MIXED.exec(detail)
  if (mixed && mixed[1] !== mixed[3])
    return refuse('input', 'formula-mixed-numbers', { params: { at, detail, mend: '100 → 100.0, int(x), double(x)' } })
  return refuse('input', 'formula-type', { params: { at, detail } })
}

const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}

const TYPE_OF = { bool: 'boolean', number: 'number', string: 'string' } as const

const given = <E extends Expected>(value: unknown, expected: E): Given[E] | null => {
  const result = plain(value)
  if (expected === 'any') return result as Given[E]
  return typeof result === TYPE_OF[expected as keyof typeof TYPE_OF] ? (result as Given[E]) : null
}

const formulaOf = <E extends Expected>(
  { run: environment, optional }: Compiler,
  ast: ASTNode,
  source: string,
  expected: E,
): Formula<E> => {
  const run = environment.parse(write(withNoValues(ast, optional)))
  const names = identifiersOf(ast)
  return {
    source,
    reads: (variable) => names.has(variable),
    value: (variables) => {
      try {
        return given(run(variables), expected)
      } catch (error) {
        if (error instanceof EvaluationError || error instanceof CelTypeError) return null
        throw error
      }
    },
  }
}

interface Compiler {
  readonly run: Environment
  /** Absent where no name may be null: then the one environment does both. */
  readonly check?: Environment
  /** Questions for null, which the types alone would refuse. */
  readonly asked: RegExp
  /** Names that may be null. */
  readonly optional: ReadonlySet<string>
}

const compilerOf = (types: Types): Compiler => {
  const optional = Object.keys(types).filter((name) => isOptional(types[name] as Types[string]))
  const names = optional.join('|')
  return {
    run: environmentOf(types, 'run'),
    optional: new Set(optional),
    ...(optional.length > 0 && { check: environmentOf(types, 'check') }),
    asked: new RegExp(`(?<![\\w.])(?:(?:${names})\\s*[=!]=\\s*null|null\\s*[=!]=\\s*(?:${names}))(?!\\w)`, 'g'),
  }
}

const compileWith = <E extends Expected>(compiler: Compiler, source: string, expected: E): Result<Formula<E>> => {
  const { run: environment, check, asked } = compiler
  try {
    const parsed = environment.parse(source)
    // as long as what it stands for, so that positions stay right
    const checked = check
      ? check.parse(source.replaceAll(asked, (question) => 'true'.padEnd(question.length))).check()
      : parsed.check()
    if (!checked.valid) return explain(checked.error as CelTypeError)
    const type = checked.type ?? 'dyn'
    const allowed = RESULTS[expected]
    if (allowed.length > 0 && !allowed.includes(type))
      return refuse('input', 'formula-result', { params: { at: 0, detail: type, expected } })
    return accept(formulaOf(compiler, parsed.ast, source, expected))
  } catch (error) {
    if (error instanceof ParseError || error instanceof CelTypeError) return explain(error)
    throw error
  }
}

/** An environment of typed names; each expression is parsed and checked once. */
export const formulas = (types: Types): Formulas => {
  const compiler = compilerOf(types)
  const kept = new Map<string, Result<Formula<Expected>>>()
  return {
    compile: <E extends Expected>(source: string, expected: E) => {
      const key = `${expected} ${source}`
      const found = kept.get(key) ?? compileWith(compiler, source, expected)
      kept.set(key, found as Result<Formula<Expected>>)
      return found as Result<Formula<E>>
    },
  }
}
