/** A flat code list with parents, as the API gives it. */
export interface Option {
  readonly value: string
  readonly title: string
  readonly parent: string | null
}
export interface TreeNode {
  readonly value: string
  readonly label: string
  readonly children?: TreeNode[]
}

/** Flat list → tree. An item whose parent is not in the list stands at the top. */
export const treeOf = (options: readonly Option[]): TreeNode[] => {
  const known = new Set(options.map(({ value }) => value))
  const below = Map.groupBy(options, ({ parent }) => (parent !== null && known.has(parent) ? parent : ''))
  const grow = (parent: string): TreeNode[] =>
    (below.get(parent) ?? []).map(({ value, title }) => {
      const children = grow(value)
      return { value, label: title, ...(children.length > 0 ? { children } : {}) }
    })
  return grow('')
}

/** Codes from the top down to `value`; just itself where the list does not know it. */
export const pathTo = (options: readonly Option[], value: string): string[] => {
  const parents = new Map(options.map((option) => [option.value, option.parent]))
  const path = [value]
  for (let up = parents.get(value); up && !path.includes(up); up = parents.get(up)) path.unshift(up)
  return path
}
