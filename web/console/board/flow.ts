export interface Passage {
  readonly from: string
  readonly fromTitle: string
  readonly to: string
  readonly toTitle: string
  readonly passed: number
}

/**
 * Parts passages that go forward from those that go back. A passage goes back where, following the forward ones already
 * taken (the most travelled first), its target leads to its source: what is left has no circle and can be drawn as a river.
 */
export const splitFlow = (
  flow: readonly Passage[],
  order: readonly string[],
): { readonly forward: readonly Passage[]; readonly back: readonly Passage[] } => {
  const next = new Map<string, Set<string>>()
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true
    if (seen.has(from)) return false
    seen.add(from)
    return [...(next.get(from) ?? [])].some((step) => reaches(step, to, seen))
  }
  const forward: Passage[] = []
  const back: Passage[] = []
  const uphill = ({ from, to }: Passage): boolean => order.indexOf(from) > order.indexOf(to) && order.includes(to)
  for (const passage of flow.toSorted((a, b) => Number(uphill(a)) - Number(uphill(b)) || b.passed - a.passed)) {
    if (reaches(passage.to, passage.from)) back.push(passage)
    else {
      forward.push(passage)
      next.set(passage.from, (next.get(passage.from) ?? new Set()).add(passage.to))
    }
  }
  return { forward, back }
}
