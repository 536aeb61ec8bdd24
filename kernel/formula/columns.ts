import type { ASTNode } from '@marcbachmann/cel-js'
import { parse } from '@marcbachmann/cel-js'
import type { Result } from '../refusal/index.ts'
import { accept, refuse } from '../refusal/index.ts'
import { isDay } from './age.ts'
import { askedForNull } from './tree.ts'

/**
 * The part of CEL that can also be computed over the columns of a table: comparisons, `&& || !`, `in` a list of literals, arithmetic,
 * null checks, `a ? b : c`, startsWith, endsWith, contains, age(birth, on), months(from,
 * until). Anything else is refused.
 */
export type ColumnKind =
  | 'bool'
  | 'number'
  | 'text'
  /** Text in CEL (YYYY-MM-DD), a date in the table. */
  | 'date'
  /** Only whether it is null may be asked: files, points, what is encrypted. */
  | 'opaque'

export interface Column {
  readonly kind: ColumnKind
  /** Numbers that are integers in the table. */
  readonly whole?: boolean
}
export type Columns = Readonly<Record<string, Column>>

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/'
export type TextTest = 'startsWith' | 'endsWith' | 'contains'
export type Literal = string | number | boolean

/** An expression over columns; null anywhere is no value, but for `absent`, and for `and` / `or` where the other side decides. */
export type Expression = { readonly kind: ColumnKind } & (
  | { readonly op: 'value'; readonly value: Literal }
  | { readonly op: 'column'; readonly name: string; readonly whole: boolean }
  | { readonly op: 'absent'; readonly name: string; readonly not: boolean }
  | { readonly op: 'not' | 'minus'; readonly of: Expression }
  | { readonly op: 'and' | 'or'; readonly of: Pair }
  | { readonly op: 'compare'; readonly by: Comparison; readonly of: Pair }
  | { readonly op: 'compute'; readonly by: Arithmetic; readonly of: Pair }
  | { readonly op: 'in'; readonly of: Expression; readonly among: readonly Literal[] }
  | { readonly op: 'test'; readonly by: TextTest; readonly of: Pair }
  | { readonly op: 'choose'; readonly when: Expression; readonly of: Pair }
  | { readonly op: 'age' | 'months'; readonly of: Pair }
  /** A date as text. */
  | { readonly op: 'written'; readonly of: Expression }
)
type Pair = readonly [Expression, Expression]

/** Thrown and caught in this file: says where the expression leaves the subset. */
class Outside extends Error {
  readonly at: number
  constructor(node: ASTNode, detail: string) {
    super(detail)
    this.at = node.range.start
  }
}

const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>=']
const ARITHMETIC: readonly string[] = ['+', '-', '*', '/']
const TESTS: readonly string[] = ['startsWith', 'endsWith', 'contains']

const literal = (node: ASTNode, value: unknown): Expression => {
  if (typeof value === 'boolean') return { op: 'value', kind: 'bool', value }
  if (typeof value === 'number') return { op: 'value', kind: 'number', value }
  // the database keeps no NUL in a text
  if (typeof value === 'string' && !value.includes('\0')) return { op: 'value', kind: 'text', value }
  throw new Outside(node, typeof value === 'bigint' ? `${value} → ${value}.0` : String(value))
}

/** A literal of a list, `-3.0` among them. */
const listed = (node: ASTNode): Expression => {
  if (node.op === 'value') return literal(node, node.args)
  if (node.op !== '-_' || node.args.op !== 'value' || typeof node.args.args !== 'number')
    throw new Outside(node, node.op)
  return { op: 'value', kind: 'number', value: -node.args.args }
}

const ORDERS: readonly string[] = ['<', '<=', '>', '>=']
/** CEL orders a double and an int, though it never finds them equal or adds them. */
const ordered = (node: ASTNode, by: string): ASTNode =>
  ORDERS.includes(by) && node.op === 'value' && typeof node.args === 'bigint'
    ? ({ ...node, op: 'value', args: Number(node.args), range: node.range } as ASTNode)
    : node

const asText = (one: Expression): Expression => (one.kind === 'date' ? { op: 'written', kind: 'text', of: one } : one)
const isDayText = (one: Expression): boolean => one.op === 'value' && one.kind === 'text' && isDay(String(one.value))
const asDate = (one: Expression): Expression =>
  isDayText(one) ? { op: 'value', kind: 'date', value: (one as { value: Literal }).value } : one

/** Both sides as one kind: a date beside a day stays one, beside any other text it is the text that CEL sees. */
const alike = ([left, right]: Pair): Pair => {
  if (left.kind === right.kind) return [left, right]
  const dates: Pair = [asDate(left), asDate(right)]
  return dates[0].kind === dates[1].kind ? dates : [asText(left), asText(right)]
}

const ofKind = (node: ASTNode, one: Expression, kind: ColumnKind): Expression => {
  const fit = kind === 'text' ? asText(one) : kind === 'date' ? asDate(one) : one
  if (fit.kind !== kind) throw new Outside(node, `${one.kind} ≠ ${kind}`)
  return fit
}

const translate = (columns: Columns): ((node: ASTNode) => Expression) => {
  const pair = (args: readonly ASTNode[], kind?: ColumnKind): Pair => {
    const [a, b] = args as readonly [ASTNode, ASTNode]
    if (kind !== undefined) return [ofKind(a, whole(a), kind), ofKind(b, whole(b), kind)]
    const [left, right] = alike([whole(a), whole(b)])
    if (left.kind !== right.kind || left.kind === 'opaque') throw new Outside(b, `${left.kind} ≠ ${right.kind}`)
    return [left, right]
  }

  const among = (node: ASTNode, [item, list]: readonly [ASTNode, ASTNode]): Expression => {
    if (list.op !== 'list' || list.args.length === 0) throw new Outside(list, 'in')
    const values = list.args.map(listed)
    const of = whole(item)
    const dates = of.kind === 'date' && values.every(isDayText)
    const fit = dates ? of : asText(of)
    if (fit.kind === 'opaque' || !values.every(({ kind }) => dates || kind === fit.kind)) throw new Outside(node, 'in')
    return { op: 'in', kind: 'bool', of: fit, among: values.map((one) => (one as { value: Literal }).value) }
  }

  const call = (node: ASTNode, name: string, args: readonly ASTNode[]): Expression => {
    if ((name !== 'age' && name !== 'months') || args.length !== 2) throw new Outside(node, name)
    return { op: name, kind: 'number', of: pair(args, 'date') }
  }

  const outside = (node: ASTNode): never => {
    throw new Outside(node, node.op)
  }

  const named = (node: ASTNode, name: string): Expression => {
    const column = columns[name]
    if (!column) throw new Outside(node, name)
    if (column.kind === 'opaque') throw new Outside(node, `${name}: == null, != null`)
    return { op: 'column', kind: column.kind, name, whole: column.whole ?? false }
  }

  const binary = (node: ASTNode, op: string, args: readonly ASTNode[]): Expression => {
    if (COMPARISONS.includes(op)) {
      const of = pair(args.map((one) => ordered(one, op)))
      return { op: 'compare', kind: 'bool', by: op as Comparison, of }
    }
    if (ARITHMETIC.includes(op))
      return { op: 'compute', kind: 'number', by: op as Arithmetic, of: pair(args, 'number') }
    return outside(node)
  }

  const whole = (node: ASTNode): Expression => {
    const asked = askedForNull(node)
    if (asked !== undefined) {
      if (!columns[asked]) throw new Outside(node, asked)
      return { op: 'absent', kind: 'bool', name: asked, not: node.op === '!=' }
    }
    switch (node.op) {
      case 'value':
        return literal(node, node.args)
      case 'id':
        return named(node, node.args)
      case '!_':
        return { op: 'not', kind: 'bool', of: ofKind(node, whole(node.args), 'bool') }
      case '-_':
        return { op: 'minus', kind: 'number', of: ofKind(node, whole(node.args), 'number') }
      case '&&':
        return { op: 'and', kind: 'bool', of: pair(node.args, 'bool') }
      case '||':
        return { op: 'or', kind: 'bool', of: pair(node.args, 'bool') }
      case 'in':
        return among(node, node.args)
      case '?:': {
        const of = pair(node.args.slice(1))
        return { op: 'choose', kind: of[0].kind, when: ofKind(node, whole(node.args[0]), 'bool'), of }
      }
      case 'call':
        return call(node, ...node.args)
      case 'rcall': {
        const [name, of, args] = node.args
        if (!TESTS.includes(name) || args.length !== 1) throw new Outside(node, name)
        return { op: 'test', kind: 'bool', by: name as TextTest, of: pair([of, ...args], 'text') }
      }
      default:
        return binary(node, node.op, Array.isArray(node.args) ? (node.args as readonly ASTNode[]) : [])
    }
  }
  return whole
}

/**
 * The expression over columns that a CEL source means. The source has been type-checked (formulas().compile). Refusal (`input`)
 * `formula-not-of-columns`: params `at` (0-based character) and `detail`, what cannot be computed in a table.
 */
export const overColumns = (columns: Columns, source: string, kind: 'bool' | 'number'): Result<Expression> => {
  try {
    const { ast } = parse(source)
    return accept(ofKind(ast, translate(columns)(ast), kind))
  } catch (error) {
    if (!(error instanceof Outside)) throw error
    return refuse('input', 'formula-not-of-columns', { params: { at: error.at, detail: error.message } })
  }
}
