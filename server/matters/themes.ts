import type { CodeList } from '../../kernel/pack/index.ts'
import type { ThemeOf } from '../../store/matter/fold.ts'
import type { Program } from '../program.ts'

const made = new WeakMap<CodeList, ReadonlyMap<string, string>>()

const topsOf = (list: CodeList): ReadonlyMap<string, string> => {
  const parents = new Map(list.items.map((item) => [item.code, item.parent]))
  const top = (code: string): string => {
    const parent = parents.get(code)
    return parent === undefined ? code : top(parent)
  }
  return new Map(list.items.map((item) => [item.code, top(item.code)]))
}

/** Category → the topmost one above it, in the process's own list; empty where there is none. */
export const themesOf = (program: Program, process: string): ThemeOf => {
  const list = program.packs.list(process, 'category')
  if (list === undefined) return (category) => category ?? ''
  const tops = made.get(list) ?? topsOf(list)
  made.set(list, tops)
  return (category) => (category === null ? '' : (tops.get(category) ?? category))
}
