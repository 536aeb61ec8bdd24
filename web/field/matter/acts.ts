import type { MatterBody } from '../../../server/contract/matter.ts'

type Offers = MatterBody['offers']

/** How many buttons stand at the thumb; the rest opens with one tap. */
const AT_ONCE = 2

/** Key under which packs offer a mere remark: never what a matter is waiting for. */
const REMARK = 'note'

/** The primary acts first, remarks last, else in the server's order; the first few stand open, the rest behind *more*. */
export const arrange = (offers: Offers): { readonly open: readonly string[]; readonly more: readonly string[] } => {
  const rank = (key: string): number => (offers[key]?.primary ? 0 : key === REMARK ? 2 : 1)
  const sorted = Object.keys(offers).toSorted((a, b) => rank(a) - rank(b))
  // one that is left alone behind "more" may as well stand open
  const cut = sorted.length === AT_ONCE + 1 ? sorted.length : AT_ONCE
  return { open: sorted.slice(0, cut), more: sorted.slice(cut) }
}
