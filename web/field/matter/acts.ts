import type { MatterBody } from '../../../server/contract/matter.ts'

type Offers = MatterBody['offers']

/** How many buttons stand at the thumb; the rest opens with one tap. */
const AT_ONCE = 2

/** The primary acts first, in the server's order; the first few stand open, the rest behind *more*. */
export const arrange = (offers: Offers): { readonly open: readonly string[]; readonly more: readonly string[] } => {
  const keys = Object.keys(offers)
  const sorted = [...keys.filter((key) => offers[key]?.primary), ...keys.filter((key) => !offers[key]?.primary)]
  // one that is left alone behind "more" may as well stand open
  const cut = sorted.length === AT_ONCE + 1 ? sorted.length : AT_ONCE
  return { open: sorted.slice(0, cut), more: sorted.slice(cut) }
}
