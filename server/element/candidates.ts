import { type Candidate, elementId, elementsOf, isAsked } from '../../kernel/element/index.ts'
import { keeperAt, keeperName } from '../../kernel/ledger/index.ts'
import type { Packs } from '../packs.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { words } from '../words.ts'

/** What the tree itself knows of a region. */
export const FRAMES = ['number', 'name', 'above', 'code'] as const
export type Frame = (typeof FRAMES)[number]

/** Of the last day that was asked for: who keeps a ledger is told by the day. */
const known = new WeakMap<Packs, { readonly day: string; readonly all: readonly Candidate[] }>()

const held = (packs: Packs, day: string): readonly Candidate[] =>
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
        keeper: keeperName(keeperAt(ledger, day)),
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
export const candidatesOf = (program: Pick<Program, 'packs' | 'now'>): readonly Candidate[] => {
  const { packs } = program
  const day = todayOf(program)
  const last = known.get(packs)
  if (last?.day === day) return last.all
  const all = [...frames(), ...held(packs, day), ...derived(packs)]
  known.set(packs, { day, all })
  return all
}
