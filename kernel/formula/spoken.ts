import type { ASTNode } from '@marcbachmann/cel-js'
import { ParseError, parse } from '@marcbachmann/cel-js'

/** Words that stand around the names of a formula. */
export type SpokenWord =
  | 'and'
  | 'or'
  | 'yes'
  | 'no'
  | 'absent'
  | 'present'
  | 'is'
  | 'is-not'
  | 'among'
  | 'choose'
  | 'listing'
  | 'age'
  | 'months'
  | 'days'
  | 'startsWith'
  | 'endsWith'
  | 'contains'
  | 'inner'

/** What a formula is told with: the readers' names of what it reads, and the words around them. */
export interface Vocabulary {
  /** Title of a name; undefined where it has none: then the formula isn't told. */
  readonly name: (id: string) => string | undefined
  /** A text or a number as its reader knows it; `beside` is the name that it is held against, where it is one. */
  readonly value: (value: string | number, beside: string | undefined) => string
  /** A word with `{a}`, `{b}`, `{c}` filled. */
  readonly say: (word: SpokenWord, parts: Readonly<Record<string, string>>) => string
}

/** Thrown and caught in this file: a part for which there are no words. */
class Unspoken extends Error {}

/** What holds less tightly than what it stands in is set apart. */
const TIES: Readonly<Record<string, number>> = { '?:': 0, '||': 1, '&&': 2, '+': 4, '-': 4, '*': 5, '/': 5 }
const WHOLE = 6
const tieOf = ({ op }: ASTNode): number => TIES[op] ?? (COMPARED.has(op) ? 3 : WHOLE)

const COMPARED: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['!=', '≠'],
  ['<', '<'],
  ['<=', '≤'],
  ['>', '>'],
  ['>=', '≥'],
])
const COMPUTED: Readonly<Record<string, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷' }
const JOINED: Readonly<Record<string, SpokenWord>> = { '&&': 'and', '||': 'or' }
const TESTS = ['startsWith', 'endsWith', 'contains'] as const
const CALLS = ['age', 'months', 'days'] as const

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null
const isText = (node: ASTNode): boolean => node.op === 'value' && typeof node.args === 'string'
const idOf = (node: ASTNode): string | undefined => (node.op === 'id' ? node.args : undefined)

/** A name of the same kind as the part: of sums and choices that of a part of them; products and quotients are of another kind. */
const alike = (node: ASTNode): string | undefined => {
  if (node.op === '+' || node.op === '-') return alike(node.args[0]) ?? alike(node.args[1])
  return node.op === '?:' ? (alike(node.args[1]) ?? alike(node.args[2])) : idOf(node)
}

/**
 * A formula in the words of its readers; a `bool` that is a name alone asks whether it is so. Undefined where there are no words for a part of
 * it, or it cannot be read at all.
 */
export const tellFormula = (source: string, kind: 'bool' | 'number', vocabulary: Vocabulary): string | undefined => {
  try {
    const { ast } = parse(source)
    return kind === 'bool' ? condition(ast, 0, vocabulary) : tell(ast, vocabulary)
  } catch (error) {
    if (error instanceof Unspoken || error instanceof ParseError) return undefined
    throw error
  }
}

const nameOf = (id: string, to: Vocabulary): string => {
  const name = to.name(id)
  if (name === undefined) throw new Unspoken(id)
  return name
}

const within = (node: ASTNode, outer: number, to: Vocabulary): string => {
  const told = tell(node, to)
  return tieOf(node) < outer ? to.say('inner', { a: told }) : told
}

/** One side of `&&`, `||` or the condition of a choice. */
const condition = (node: ASTNode, outer: number, to: Vocabulary): string => {
  const id = idOf(node)
  return id === undefined ? within(node, outer, to) : to.say('yes', { a: nameOf(id, to) })
}

const literal = (value: unknown, beside: string | undefined, to: Vocabulary): string => {
  const plain = typeof value === 'bigint' ? Number(value) : value
  if (typeof plain === 'string' || typeof plain === 'number') return to.value(plain, beside)
  throw new Unspoken(String(value))
}

const side = (node: ASTNode, other: ASTNode, outer: number, to: Vocabulary): string =>
  node.op === 'value' ? literal(node.args, alike(other), to) : within(node, outer, to)

const compare = (op: string, left: ASTNode, right: ASTNode, to: Vocabulary): string => {
  if (isNull(left) || isNull(right))
    return to.say(op === '==' ? 'absent' : 'present', { a: within(isNull(left) ? right : left, WHOLE, to) })
  const [a, b] = [side(left, right, 4, to), side(right, left, 4, to)]
  if (isText(left) || isText(right)) {
    if (op === '==') return to.say('is', { a, b })
    if (op === '!=') return to.say('is-not', { a, b })
  }
  return `${a} ${COMPARED.get(op)} ${b}`
}

const call = (name: string, args: readonly ASTNode[], to: Vocabulary): string => {
  const [a, b] = args
  if (CALLS.some((one) => one === name) && a && b) return to.say(name as SpokenWord, { a: tell(a, to), b: tell(b, to) })
  // `int(x)` and `double(x)` are for the machine
  if ((name === 'int' || name === 'double') && a) return tell(a, to)
  throw new Unspoken(name)
}

const test = (name: string, of: ASTNode, [given]: readonly ASTNode[], to: Vocabulary): string => {
  if (!TESTS.some((one) => one === name) || given === undefined) throw new Unspoken(name)
  return to.say(name as SpokenWord, { a: tell(of, to), b: side(given, of, WHOLE, to) })
}

const among = (of: ASTNode, list: ASTNode, to: Vocabulary): string => {
  if (list.op !== 'list') throw new Unspoken(list.op)
  const items = list.args.map((one) => side(one, of, WHOLE, to))
  if (items.length === 1) return to.say('is', { a: within(of, WHOLE, to), b: items[0] ?? '' })
  return to.say('among', { a: within(of, WHOLE, to), b: items.reduce((a, b) => to.say('listing', { a, b })) })
}

const not = (node: ASTNode, to: Vocabulary): string => to.say('no', { a: within(node, WHOLE, to) })

const tell = (node: ASTNode, to: Vocabulary): string => {
  const { op } = node
  const word = JOINED[op]
  const outer = tieOf(node)
  switch (op) {
    case 'value':
      return literal(node.args, undefined, to)
    case 'id':
      return nameOf(node.args, to)
    case '!_':
      return not(node.args, to)
    case '-_':
      return `−${within(node.args, WHOLE, to)}`
    case 'call':
      return call(...node.args, to)
    case 'rcall':
      return test(node.args[0], node.args[1], node.args[2], to)
    case 'in':
      return among(node.args[0], node.args[1], to)
    case '?:': {
      const [when, a, b] = node.args
      return to.say('choose', { c: condition(when, 1, to), a: within(a, 1, to), b: within(b, 1, to) })
    }
    case '&&':
    case '||': {
      const [a, b] = node.args
      return to.say(word as SpokenWord, { a: condition(a, outer, to), b: condition(b, outer, to) })
    }
    case '+':
    case '-': {
      const [a, b] = node.args
      return `${side(a, b, outer, to)} ${COMPUTED[op]} ${side(b, a, op === '-' ? outer + 1 : outer, to)}`
    }
    case '*':
    case '/': {
      const [a, b] = node.args
      const right = op === '/' ? outer + 1 : outer
      return `${within(a, outer, to)} ${COMPUTED[op]} ${within(b, right, to)}`
    }
    default:
      if (COMPARED.has(op)) {
        const [a, b] = node.args as [ASTNode, ASTNode]
        return compare(op, a, b, to)
      }
      throw new Unspoken(op)
  }
}
