import { type ASTNode, serialize } from '@marcbachmann/cel-js'

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value

const childrenOf = (value: unknown): readonly ASTNode[] => {
  if (isNode(value)) return [value]
  return Array.isArray(value) ? value.flatMap(childrenOf) : []
}

/** Names of variables that the expression reads. */
export const identifiersOf = (node: ASTNode): ReadonlySet<string> => {
  if (node.op === 'id') return new Set([node.args])
  return new Set(childrenOf(node.args).flatMap((child) => [...identifiersOf(child)]))
}

const make = (op: string, args: unknown): ASTNode => ({ op, args }) as unknown as ASTNode

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null

/** The name that `name == null` or `null != name` asks for; undefined for anything else. */
export const askedForNull = (node: ASTNode): string | undefined => {
  if (node.op !== '==' && node.op !== '!=') return undefined
  const [left, right] = node.args
  if (isNull(right) && left.op === 'id') return left.args
  return isNull(left) && right.op === 'id' ? right.args : undefined
}

const without = (names: ReadonlySet<string>, bound: ASTNode | undefined): ReadonlySet<string> =>
  bound?.op === 'id' ? new Set([...names].filter((name) => name !== bound.args)) : names

const rewrite = (value: unknown, optional: ReadonlySet<string>): unknown => {
  if (isNode(value)) return withNoValues(value, optional)
  return Array.isArray(value) ? value.map((one) => rewrite(one, optional)) : value
}

/**
 * The same tree, in which what is *no value* stays none: `a / b` is `quotient(a, b)`, for CEL's own division of doubles gives infinity
 * and `1.0 / 0.0 > 5.0` would be true; a name that may be null is `known(name)`, for CEL says of null that it differs from any text.
 */
export const withNoValues = (node: ASTNode, optional: ReadonlySet<string>): ASTNode => {
  const asked = askedForNull(node)
  if (asked !== undefined && optional.has(asked)) return make(node.op, node.args)
  if (node.op === 'id') return optional.has(node.args) ? make('call', ['known', [node]]) : make('id', node.args)
  // `list.exists(x, …)`: x is a name of its own there
  if (node.op === 'rcall') {
    const [name, of, given] = node.args
    return make('rcall', [name, rewrite(of, optional), rewrite(given, without(optional, given[0]))])
  }
  const args = rewrite(node.args, optional)
  return node.op === '/' ? make('call', ['quotient', args]) : make(node.op, args)
}

const number = (value: number): string => (/[.e]/.test(String(value)) ? String(value) : `${value}.0`)

const call = (name: string, args: readonly ASTNode[]): string => `${name}(${args.map(write).join(', ')})`

/** CEL of a tree, every operation in parentheses: the library's own leaves out some that matter (`-(a ? b : c)`, `a != (b != c)`). */
export const write = (node: ASTNode): string => {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'number' ? number(node.args) : serialize(node)
    case 'id':
      return node.args
    case '!_':
    case '-_':
      return `(${node.op.charAt(0)}${write(node.args)})`
    case '.':
    case '.?':
      return `${write(node.args[0])}${node.op}${node.args[1]}`
    case '[]':
    case '[?]':
      return `${write(node.args[0])}${node.op.slice(0, -1)}${write(node.args[1])}]`
    case 'call':
      return call(...node.args)
    case 'rcall':
      return `${write(node.args[1])}.${call(node.args[0], node.args[2])}`
    case 'list':
      return `[${node.args.map(write).join(', ')}]`
    case 'map':
      return `{${node.args.map(([key, value]) => `${write(key)}: ${write(value)}`).join(', ')}}`
    case '?:':
      return `(${write(node.args[0])} ? ${write(node.args[1])} : ${write(node.args[2])})`
    default:
      return `(${write(node.args[0])} ${node.op} ${write(node.args[1])})`
  }
}
