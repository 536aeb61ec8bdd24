import { type RegionCode, within } from './code.ts'

export type SuccessionKind = 'merge' | 'split' | 'rename' | 'move'

/** One line of the register of successions: from `on` (YYYY-MM-DD) what was `from` is `to`. A split has several lines. */
export interface Succession {
  readonly kind: SuccessionKind
  readonly on: string
  readonly from: RegionCode
  readonly to: RegionCode
}

/**
 * What the region that was `code` on the day `since` is on the day `asOf`: itself where nothing happened, several where it
 * was split. Order of codes. `since` after `asOf` asks for what is not yet: nothing is followed.
 */
export const successorsOf = (
  code: RegionCode,
  successions: readonly Succession[],
  since: string,
  asOf: string,
): readonly RegionCode[] => {
  const later = successions
    .filter((one) => one.from === code && one.on > since && one.on <= asOf)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const [first] = later
  if (first === undefined) return [code]
  const parts = later.filter((one) => one.on === first.on)
  const all = parts.flatMap((part) => successorsOf(part.to, successions, first.on, asOf))
  return [...new Set(all)].toSorted()
}

/**
 * Where a record that was made at `code` on `since` is counted in the tree of `asOf`. A split cannot say which part a record
 * belongs to, so it counts for the smallest region that holds all parts: nothing is lost and nothing is guessed.
 */
export const rollUpRegion = (
  code: RegionCode,
  successions: readonly Succession[],
  since: string,
  asOf: string,
  levels: readonly number[],
): RegionCode => {
  const parts = successorsOf(code, successions, since, asOf)
  const [first] = parts
  if (first === undefined || parts.length === 1) return first ?? code
  const width = levels
    .toReversed()
    .find((one) => one <= first.length && parts.every((part) => within(part, first.slice(0, one))))
  return first.slice(0, width ?? 0)
}
