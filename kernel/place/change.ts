import { accept, type Refusal, type Result, refuse } from '../refusal/index.ts'
import { countyOf, type GridLayer, levelOf, parentOf, type RegionCode, within } from './code.ts'
import { nextCode } from './scheme.ts'
import type { Succession } from './succession.ts'

/** A region as it stands on the day of the change. */
export interface Standing {
  readonly code: RegionCode
  readonly name: string
  readonly kind: string
  /** YYYY-MM-DD. */
  readonly validFrom: string
}

export type Change =
  | { readonly kind: 'rename'; readonly on: string; readonly code: RegionCode; readonly name: string }
  /** `to` may be one of `from` (it takes the others in) or a new code. */
  | {
      readonly kind: 'merge'
      readonly on: string
      readonly from: readonly RegionCode[]
      readonly to: RegionCode
      readonly name: string
    }
  /** Each part takes over some of the children; a part may keep the old code. */
  | {
      readonly kind: 'split'
      readonly on: string
      readonly from: RegionCode
      readonly into: readonly {
        readonly code: RegionCode
        readonly name: string
        readonly children: readonly RegionCode[]
      }[]
    }
  /** Under another parent; without `code` the next free one. */
  | {
      readonly kind: 'move'
      readonly on: string
      readonly from: RegionCode
      readonly parent: RegionCode
      readonly code?: RegionCode
    }

/** What the registers have to do, in this order: close, open, write the successions. */
export interface ChangePlan {
  readonly closes: readonly RegionCode[]
  readonly opens: readonly { readonly code: RegionCode; readonly name: string; readonly kind: string }[]
  /** Regions whose code stays but whose name is new. */
  readonly renames: readonly { readonly code: RegionCode; readonly name: string }[]
  readonly successions: readonly Succession[]
}

/** What is known of the tree around a change. */
export interface Surroundings {
  /** Every region that the change names, and everything below it, as it stands on the day. */
  readonly standing: readonly Standing[]
  /** Codes that were ever used, at and below the parents concerned. */
  readonly used: readonly RegionCode[]
  readonly layers: readonly GridLayer[]
}

/** Decides a change of the tree; refuses what would leave a child without a parent, reuse a code, or cross a county. */
export const planChange = (change: Change, around: Surroundings): Result<ChangePlan> => {
  const lacks = namedIn(change).find((code) => find(around, code) === undefined)
  if (lacks !== undefined) return refuse('rules', 'region-not-standing', { params: { code: lacks, on: change.on } })
  const young = namedIn(change).find((code) => (find(around, code)?.validFrom ?? '') >= change.on)
  if (young !== undefined)
    return refuse('rules', 'region-younger-than-change', { params: { code: young, on: change.on } })
  if (change.kind === 'rename') return planRename(change, around)
  if (change.kind === 'merge') return planMerge(change, around)
  return change.kind === 'split' ? planSplit(change, around) : planMove(change, around)
}

/** Codes that must stand on the day of the change. */
export const namedIn = (change: Change): readonly RegionCode[] => {
  if (change.kind === 'rename') return [change.code]
  if (change.kind === 'merge') return change.from
  return change.kind === 'split' ? [change.from] : [change.from, change.parent]
}

const find = (around: Surroundings, code: RegionCode): Standing | undefined =>
  around.standing.find((region) => region.code === code)
const below = (around: Surroundings, code: RegionCode): readonly Standing[] =>
  around.standing.filter((region) => region.code !== code && within(region.code, code))
const childrenOf = (around: Surroundings, code: RegionCode): readonly Standing[] =>
  below(around, code).filter((region) => parentOf(region.code, around.layers) === code)

const planRename = (change: Change & { kind: 'rename' }, around: Surroundings): Result<ChangePlan> => {
  if (find(around, change.code)?.name === change.name) return refuse('rules', 'same-name')
  const line = { kind: 'rename', on: change.on, from: change.code, to: change.code } as const
  return accept({ closes: [], opens: [], renames: [{ code: change.code, name: change.name }], successions: [line] })
}

/** A new code must fit: the same level, in the same county, never used before. */
const misfit = (code: RegionCode, like: RegionCode, around: Surroundings): Refusal | undefined => {
  const no = (word: string): Refusal => ({ kind: 'rules', code: word, params: { code } })
  if (levelOf(code, around.layers) !== levelOf(like, around.layers)) return no('level-differs')
  if (countyOf(code) !== countyOf(like)) return no('crosses-county')
  return around.used.includes(code) ? no('code-used') : undefined
}

/** A subtree gets another root: every code in it keeps its own suffix. */
const rehang = (
  around: Surroundings,
  from: RegionCode,
  to: RegionCode,
  line: Pick<Succession, 'kind' | 'on'>,
): Pick<ChangePlan, 'closes' | 'opens' | 'successions'> => {
  const all = around.standing.filter((region) => within(region.code, from))
  const renewed = (code: RegionCode): RegionCode => to + code.slice(from.length)
  return {
    closes: all.map(({ code }) => code),
    opens: all.map(({ code, name, kind }) => ({ code: renewed(code), name, kind })),
    successions: all.map(({ code }) => ({ ...line, from: code, to: renewed(code) })),
  }
}

const planMerge = (change: Change & { kind: 'merge' }, around: Surroundings): Result<ChangePlan> => {
  const from = [...new Set(change.from)]
  const [first] = from
  if (first === undefined || (from.length < 2 && from.includes(change.to))) return refuse('rules', 'merge-needs-two')
  const stays = from.includes(change.to)
  const odd = from.find((code) => levelOf(code, around.layers) !== levelOf(first, around.layers))
  if (odd !== undefined) return refuse('rules', 'level-differs', { params: { code: odd } })
  const foreign = from.find((code) => countyOf(code) !== countyOf(change.to))
  if (foreign !== undefined) return refuse('rules', 'crosses-county', { params: { code: foreign } })
  const wrong = stays ? undefined : misfit(change.to, first, around)
  if (wrong) return { ok: false, refusal: wrong }
  const line = { kind: 'merge', on: change.on } as const
  const closes: RegionCode[] = []
  const opens: { code: RegionCode; name: string; kind: string }[] = []
  const successions: Succession[] = []
  const used = [...around.used]
  if (!stays) opens.push({ code: change.to, name: change.name, kind: find(around, first)?.kind ?? '' })
  for (const code of from) {
    if (code === change.to) continue
    closes.push(code)
    successions.push({ ...line, from: code, to: change.to })
    for (const child of childrenOf(around, code)) {
      const to = nextCode(change.to, child.kind, used, around.layers)
      if (to === undefined) return refuse('rules', 'codes-exhausted', { params: { code: change.to } })
      used.push(to)
      const part = rehang(around, child.code, to, line)
      closes.push(...part.closes)
      opens.push(...part.opens)
      successions.push(...part.successions)
    }
  }
  const renames = stays && find(around, change.to)?.name !== change.name ? [{ code: change.to, name: change.name }] : []
  return accept({ closes, opens, renames, successions })
}

const planSplit = (change: Change & { kind: 'split' }, around: Surroundings): Result<ChangePlan> => {
  const whole = find(around, change.from)
  if (change.into.length < 2 || whole === undefined) return refuse('rules', 'split-needs-two')
  const children = childrenOf(around, change.from).map(({ code }) => code)
  const given = change.into.flatMap((part) => part.children)
  const stranger = given.find((code) => !children.includes(code))
  if (stranger !== undefined) return refuse('rules', 'not-a-child', { params: { code: stranger } })
  if (new Set(given).size !== given.length) return refuse('rules', 'child-given-twice')
  const left = children.filter((code) => !given.includes(code))
  if (left.length > 0) return refuse('rules', 'children-left-over', { may: left })
  const line = { kind: 'split', on: change.on } as const
  const stays = change.into.some((part) => part.code === change.from)
  const closes: RegionCode[] = stays ? [] : [change.from]
  const opens: { code: RegionCode; name: string; kind: string }[] = []
  const renames: { code: RegionCode; name: string }[] = []
  const successions: Succession[] = []
  const used = [...around.used]
  for (const part of change.into) {
    successions.push({ ...line, from: change.from, to: part.code })
    if (part.code === change.from) {
      if (part.name !== whole.name) renames.push({ code: part.code, name: part.name })
      continue
    }
    const wrong = misfit(part.code, change.from, { ...around, used })
    if (wrong) return { ok: false, refusal: wrong }
    used.push(part.code)
    opens.push({ code: part.code, name: part.name, kind: whole.kind })
    for (const child of part.children) {
      const to = nextCode(part.code, find(around, child)?.kind ?? '', used, around.layers)
      if (to === undefined) return refuse('rules', 'codes-exhausted', { params: { code: part.code } })
      used.push(to)
      const moved = rehang(around, child, to, line)
      closes.push(...moved.closes)
      opens.push(...moved.opens)
      successions.push(...moved.successions)
    }
  }
  return accept({ closes, opens, renames, successions })
}

const planMove = (change: Change & { kind: 'move' }, around: Surroundings): Result<ChangePlan> => {
  const { from, parent } = change
  const kind = find(around, from)?.kind ?? ''
  if (within(parent, from)) return refuse('rules', 'under-itself')
  if (parentOf(from, around.layers) === parent) return refuse('rules', 'already-there')
  const to = change.code ?? nextCode(parent, kind, around.used, around.layers)
  if (to === undefined) return refuse('rules', 'codes-exhausted', { params: { code: parent } })
  if (parentOf(to, around.layers) !== parent) return refuse('rules', 'not-a-child', { params: { code: to } })
  const wrong = misfit(to, from, around)
  if (wrong) return { ok: false, refusal: wrong }
  return accept({ ...rehang(around, from, to, { kind: 'move', on: change.on }), renames: [] })
}
