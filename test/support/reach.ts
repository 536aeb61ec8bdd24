import type { Position } from '../../kernel/access/index.ts'
import {
  type Actor,
  type Context,
  type Decision,
  decide,
  type Entry,
  type Field,
  type Json,
  lapse,
  lodge,
  type MatterFacts,
  type MatterState,
  nextLapse,
  offers,
  roleOf,
} from '../../kernel/workflow/index.ts'

/** A state that a process can come into, and how it came there. */
export interface Reached {
  readonly context: Context
  readonly facts: MatterFacts
  readonly entries: readonly Entry[]
  readonly state: MatterState
}

export interface Ground {
  readonly base: Omit<Context, 'matter' | 'now'>
  /** Codes of a list of the process. */
  readonly codes: (list: string) => readonly string[]
  readonly posts: readonly Position[]
  readonly desks: readonly string[]
  readonly regions: readonly string[]
  /** Ids of matters, one after the other. */
  readonly id: () => string
  /** Epoch ms of the lodging, and when it is looked at; an act takes a minute. */
  readonly from: number
  readonly until: number
  /** Most states of the process; beyond them only such as are at a step that none was at. */
  readonly most: number
}

const MINUTE = 60_000
const ROLLS = 30
/** A week apart: what must stand open for some days can be followed by its end. */
const DATES = ['2026-03-02', '2026-03-09', '2026-03-16']

const valueFor = ({ codes, desks, regions }: Ground, field: Field, dice: number): Json => {
  const pick = (of: readonly string[]): string => of[dice % Math.max(1, of.length)] ?? ''
  if (field.type === 'choice') return pick(codes(field.list ?? ''))
  if (field.type === 'desk') return pick(desks)
  if (field.type === 'desks') return [pick(desks)]
  if (field.type === 'region') return pick(regions)
  if (field.type === 'yes-no') return dice % 2 === 0
  if (field.type === 'integer') return 1 + (dice % 3)
  if (field.type === 'matter') return '019a0000-0000-7000-8000-00000000000f'
  if (field.type === 'files') return []
  return field.type === 'date' ? pick(DATES) : '已到现场看过，情况属实，正在办理。'
}

/** Right values as the dice fall; what need not be said is left out every other time. */
const dataFor = (ground: Ground, fields: readonly Field[], dice: number): Record<string, Json> =>
  Object.fromEntries(
    fields
      .filter((field) => field.required || dice % 2 === 0)
      .map((field, at) => [field.key, valueFor(ground, field, Math.floor(dice / 2) + at)]),
  )

/** States that differ in what decides over offers. */
const kindOf = (state: MatterState): string =>
  [
    state.step,
    state.lead && roleOf(state.lead),
    state.extensions > 0,
    state.returns > 0,
    state.sealed,
    state.bound,
    state.callBack,
    state.tasks.some((task) => task.kind === 'help' && task.doneAt === null),
    state.tasks.some((task) => task.kind === 'help' && task.doneAt !== null),
    state.tasks.some((task) => task.kind === 'supervise' && task.doneAt === null),
  ].join(' ')

function* begun(ground: Ground): Generator<Reached> {
  const { process } = ground.base
  const categories = [null, ...ground.codes('category').slice(0, 2)]
  for (const region of ground.regions) {
    for (const category of categories) {
      for (let dice = 0; dice < ROLLS; dice += 1) {
        const lodgedAt = new Date(ground.from).toISOString()
        const facts: MatterFacts = {
          ...{ id: ground.id(), process: process.key, region, category, channel: 'staff', lodgedAt, sealed: false },
          ...{ owner: null, text: '村口的路灯坏了一个星期。', data: dataFor(ground, process.fields, dice) },
        }
        for (const position of ground.posts) {
          const lodged = lodge({ ...ground.base, now: lodgedAt }, facts, { kind: 'staff', position, name: '某' })
          if (!lodged.ok) continue
          const context = { ...ground.base, matter: lodged.value.facts, now: lodgedAt }
          yield { context, facts: lodged.value.facts, entries: lodged.value.entries, state: lodged.value.state }
        }
      }
    }
  }
}

/** All that may happen next: what anybody may do, with several values of each field, and what time does by itself. */
function* after(ground: Ground, { context, state }: Reached, at: number): Generator<Decision> {
  const now = new Date(at).toISOString()
  const actors: readonly Actor[] = [
    ...ground.posts.map((position) => ({ kind: 'staff' as const, position, name: '某' })),
    { kind: 'resident', id: null },
  ]
  for (const actor of actors) {
    for (const { action, fields } of offers({ ...context, now }, state, actor)) {
      for (let dice = 0; dice < ROLLS; dice += 1) {
        const decided = decide({ ...context, now }, state, { action, actor, data: dataFor(ground, fields, dice) })
        if (decided.ok) yield decided.value
      }
    }
  }
  const next = nextLapse(context, state)
  if (next === null || Date.parse(next) > ground.until) return
  const lapsed = lapse({ ...context, now: next }, state)
  if (lapsed !== null) yield lapsed
}

/** States of every kind that a process comes into, breadth first. */
export const reach = (ground: Ground): readonly Reached[] => {
  const kinds = new Map<string, Reached>()
  const steps = new Set<string>()
  const add = (one: Reached): void => {
    const kind = kindOf(one.state)
    if (kinds.has(kind) || (kinds.size >= ground.most && steps.has(one.state.step))) return
    steps.add(one.state.step)
    kinds.set(kind, one)
  }
  for (const one of begun(ground)) add(one)
  // a map is read in the order in which it is filled, also while it is
  for (const one of kinds.values()) {
    const last = Date.parse(one.entries.at(-1)?.at ?? '')
    for (const { entries, state } of after(ground, one, Math.min(last + MINUTE, ground.until))) {
      const id = ground.id()
      const facts = { ...one.facts, id }
      add({ context: { ...one.context, matter: facts }, facts, entries: [...one.entries, ...entries], state })
    }
  }
  return [...kinds.values()]
}
