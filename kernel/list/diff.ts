/** What two versions are compared by; words, not keys, so that a wording that reads the same is the same. */
export interface Compared {
  /** The same item in both; null where none was given, then its words and after them its number tell. */
  readonly key: string | null
  readonly number: number
  readonly title: string
  readonly text: string
  readonly lead: string
  readonly when: string
}

export const CHANGES = ['renumbered', 'reworded', 'lead', 'date'] as const
export type ItemChange = (typeof CHANGES)[number]

export interface Difference<T extends Compared> {
  readonly before: T | null
  readonly after: T | null
  /** Empty where it stayed as it was, was added (no `before`) or removed (no `after`). */
  readonly changes: readonly ItemChange[]
}

const changesOf = (before: Compared, after: Compared): readonly ItemChange[] => [
  ...(before.number === after.number ? [] : (['renumbered'] as const)),
  ...(before.title === after.title && before.text === after.text ? [] : (['reworded'] as const)),
  ...(before.lead === after.lead ? [] : (['lead'] as const)),
  ...(before.when === after.when ? [] : (['date'] as const)),
]

type Same = (before: Compared, after: Compared) => boolean

/** From the surest to the least sure; what an earlier one has paired, a later one leaves alone. */
const SAME: readonly Same[] = [
  (before, after) => before.key !== null && before.key === after.key,
  (before, after) => (before.key === null || after.key === null) && before.title === after.title,
  (before, after) => (before.key === null || after.key === null) && before.number === after.number,
]

/** Every item of both, in the order of the later one; what was removed stands where its number was. */
export const diffItems = <T extends Compared>(earlier: readonly T[], later: readonly T[]): readonly Difference<T>[] => {
  const partner = new Map<T, T>()
  const left = new Set(earlier)
  for (const same of SAME)
    for (const after of later) {
      if (partner.has(after)) continue
      const before = [...left].find((one) => same(one, after))
      if (!before) continue
      partner.set(after, before)
      left.delete(before)
    }
  const kept = later.map((after): Difference<T> => {
    const before = partner.get(after) ?? null
    return { before, after, changes: before ? changesOf(before, after) : [] }
  })
  const removed = [...left].map((before): Difference<T> => ({ before, after: null, changes: [] }))
  const place = ({ before, after }: Difference<T>): number => after?.number ?? before?.number ?? 0
  return [...kept, ...removed].toSorted((a, b) => place(a) - place(b))
}
