import type { ASTNode } from '@marcbachmann/cel-js'

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

const rewrite = (value: unknown): unknown => {
  if (isNode(value)) return withCheckedDivision(value)
  return Array.isArray(value) ? value.map(rewrite) : value
}

/**
 * The same tree with `a / b` as `quotient(a, b)`: CEL's own division of doubles gives infinity, and `1.0 / 0.0 > 5.0` would be true.
 */
export const withCheckedDivision = (node: ASTNode): ASTNode => {
  const args = rewrite(node.args)
  const made = node.op === '/' ? { op: 'call', args: ['quotient', args] } : { op: node.op, args }
  return made as unknown as ASTNode
}
