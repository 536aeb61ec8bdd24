/** Which rows are chosen, and from which one a range begins. */
export interface Selection {
  readonly chosen: ReadonlySet<string>
  readonly anchor: string | null
}
export const NONE: Selection = { chosen: new Set(), anchor: null }

/** X: chooses a row, or lets it go; a range begins here. */
export const toggle = ({ chosen }: Selection, id: string): Selection => {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return { chosen: next, anchor: id }
}

/** Shift-X: chooses everything between the anchor and `id`, both included, in the order of `ids`. */
export const extend = (selection: Selection, id: string, ids: readonly string[]): Selection => {
  const from = selection.anchor === null ? -1 : ids.indexOf(selection.anchor)
  const to = ids.indexOf(id)
  if (from < 0 || to < 0) return toggle(selection, id)
  const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { chosen: new Set([...selection.chosen, ...range]), anchor: selection.anchor }
}

/** Rows that left the list (done by somebody else) can't stay chosen. */
export const keepOnly = ({ chosen, anchor }: Selection, ids: readonly string[]): Selection => ({
  chosen: new Set(ids.filter((id) => chosen.has(id))),
  anchor: anchor !== null && ids.includes(anchor) ? anchor : null,
})

/** J and K: the row after or before; the ends hold. */
export const step = (ids: readonly string[], at: string | null, by: 1 | -1): string | null => {
  const index = at === null ? -1 : ids.indexOf(at)
  if (index < 0) return ids[0] ?? null
  return ids[Math.min(ids.length - 1, Math.max(0, index + by))] ?? null
}
