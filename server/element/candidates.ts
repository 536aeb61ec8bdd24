import { type Candidate, elementId, elementsOf, isAsked } from '../../kernel/element/index.ts'
import type { Packs } from '../packs.ts'
import { words } from '../words.ts'

/** What the tree itself knows of a region. */
export const FRAMES = ['number', 'name', 'above', 'code'] as const
export type Frame = (typeof FRAMES)[number]

const known = new WeakMap<Packs, readonly Candidate[]>()

const held = (packs: Packs): readonly Candidate[] =>
  elementsOf(packs.set)
    .filter(isAsked)
    .map(({ ledger, field }) => {
      const [title, about] = [packs.words(field.title, 'zh-CN'), packs.words(ledger.title, 'zh-CN')]
      return {
        id: elementId({ ledger, field }),
        kind: 'held',
        titles: [title],
        about,
        levels: ledger.levels,
        keeper: ledger.keeper,
        sensitive: field.sensitive !== undefined,
      }
    })

/** One key may stand in several versions: the last one names it. */
const derived = (packs: Packs): readonly Candidate[] =>
  [...new Map(packs.set.packs.flatMap(({ indicators = [] }) => indicators).map((one) => [one.key, one])).values()].map(
    (indicator) => ({
      id: `#${indicator.key}`,
      kind: 'derived',
      titles: [packs.words(indicator.title, 'zh-CN')],
      ...(indicator.levels && { levels: indicator.levels }),
      sensitive: false,
    }),
  )

/** Headings are written in Chinese whoever reads them; each frame goes by several names. */
const frames = (): readonly Candidate[] =>
  FRAMES.map((frame) => ({
    id: `@${frame}`,
    kind: 'frame',
    titles: words(`element.frame.${frame}`, 'zh-CN').split('|'),
    sensitive: false,
  }))

/** Everything that could fill a column: the tree, every fact of every ledger, every indicator. */
export const candidatesOf = (packs: Packs): readonly Candidate[] => {
  const found = known.get(packs) ?? [...frames(), ...held(packs), ...derived(packs)]
  known.set(packs, found)
  return found
}
