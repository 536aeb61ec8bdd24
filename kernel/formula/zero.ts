import type { ASTNode } from '@marcbachmann/cel-js'
import { parse } from '@marcbachmann/cel-js'

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value

const isZero = (node: unknown): boolean => isNode(node) && node.op === 'value' && (node.args === 0 || node.args === 0n)

const search = (value: unknown): number | undefined => {
  if (Array.isArray(value)) return value.map(search).find((at) => at !== undefined)
  if (!isNode(value)) return undefined
  const divides = value.op === '/' || value.op === '%'
  if (divides && isZero((value.args as readonly unknown[])[1])) return value.range.start
  return search(value.args)
}

/** Where (0-based character) a source that parses divides by a zero written into it, which never has a value; undefined where it does not. */
export const dividesByZero = (source: string): number | undefined => search(parse(source).ast)
