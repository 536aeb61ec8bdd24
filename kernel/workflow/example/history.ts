import fc from 'fast-check'
import type { Actor, Context, Decision, Entry, Field, Json, MatterFacts, MatterState } from '../index.ts'
import { decide, lapse, lodge, offers } from '../index.ts'
import { at, contextAt, directoryOf, facts, params, player, SEATS, system } from './club.ts'

/** One moment of a reachable history. */
export interface Moment {
  readonly context: Context
  readonly before: MatterState | null
  readonly decision: Decision
}

export interface History {
  readonly matter: MatterFacts
  readonly moments: readonly Moment[]
}

const ACTORS: readonly Actor[] = [...Object.keys(SEATS).map(at), player, system]
const OTHER = '019a0000-0000-7000-8000-00000000000f'
const DESKS = ['panel@p-openings', 'panel@p-endgames', 'panel@p-clocks', 'arbiter@990101001201'] as const

/** A right value for a field, chosen by `dice`. */
const valueFor = (field: Field, dice: number): Json => {
  if (field.type === 'yes-no') return dice % 2 === 0
  if (field.type === 'integer') return 1 + (dice % 3)
  if (field.type === 'desk') return DESKS[dice % DESKS.length] as string
  if (field.type === 'desks') return dice % 3 === 0 ? [] : [DESKS[(dice + 1) % 3] as string]
  if (field.type === 'matter') return OTHER
  return field.type === 'choice' ? (['blitz', 'slow'][dice % 2] as string) : 'Because'
}

export const dataFor = (fields: readonly Field[], dice: number): Record<string, Json> =>
  Object.fromEntries(fields.map((field, index) => [field.key, valueFor(field, dice + index)]))

interface Roll {
  /** Hours that pass before. */
  readonly hours: number
  readonly actor: number
  readonly action: number
  readonly dice: number
  /** Desks that are empty at the time. */
  readonly vacant: readonly string[]
}

const roll: fc.Arbitrary<Roll> = fc.record({
  hours: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 4 }) }, { weight: 1, arbitrary: fc.nat({ max: 200 }) }),
  actor: fc.nat({ max: 99 }),
  action: fc.nat({ max: 99 }),
  dice: fc.nat({ max: 99 }),
  vacant: fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...Object.keys(SEATS)], { maxLength: 2 }) },
  ),
})

const later = (iso: string, hours: number): string => new Date(Date.parse(iso) + hours * 3_600_000).toISOString()

const IDLE = new Set(['remark', 'press', 'escalate'])
/** Offers, remarks and reminders only now and then: histories shall get somewhere. */
const offersOf = (context: Context, state: MatterState, actor: Actor, { dice }: Roll) =>
  offers(context, state, actor).filter((offer) => dice % 5 === 0 || !IDLE.has(offer.action))

/** What the roll does at its moment: time passes, then somebody who may takes one of his offers; null where nothing came of it. */
const happen = (context: Context, state: MatterState, one: Roll): Decision | null => {
  const lapsed = lapse(context, state)
  if (lapsed !== null) return lapsed
  const able = ACTORS.map((actor) => ({ actor, may: offersOf(context, state, actor, one) })).filter(
    ({ may }) => may.length > 0,
  )
  const chosen = able[one.actor % Math.max(1, able.length)]
  const offer = chosen?.may[one.action % chosen.may.length]
  if (!chosen || !offer) return null
  const decided = decide(context, state, {
    action: offer.action,
    actor: chosen.actor,
    data: dataFor(offer.fields, one.dice),
  })
  return decided.ok ? decided.value : null
}

const lived = (matter: MatterFacts, share: number, rolls: readonly Roll[]): History => {
  const more = { matter, params: { ...params, callBackShare: share } }
  const first = contextAt(matter.lodgedAt, more)
  const lodged = lodge(first, matter, player)
  if (!lodged.ok) return { matter, moments: [] }
  const moments: Moment[] = [{ context: first, before: null, decision: lodged.value }]
  let now = matter.lodgedAt
  for (const one of rolls) {
    now = later(now, one.hours)
    const before = (moments.at(-1) as Moment).decision.state
    const context = contextAt(now, { ...more, matter: lodged.value.facts, directory: directoryOf(one.vacant) })
    const decision = happen(context, before, one)
    if (decision !== null) moments.push({ context, before, decision })
  }
  return told({ matter: lodged.value.facts, moments })
}

/** A counterexample is read by people: who did what, not the whole context. */
const told = (some: History): History =>
  Object.assign(some, {
    [fc.toStringMethod]: () =>
      entriesOf(some)
        .map(
          ({ at, action, actor, data }) =>
            `${at} ${actor.kind === 'staff' ? actor.name : actor.kind} ${action} ${JSON.stringify(data)}`,
        )
        .join('\n'),
  })

/** Histories that can be reached by acts that were offered and by time that passed; nothing else ever happens to a matter. */
export const history: fc.Arbitrary<History> = fc
  .record({
    category: fc.constantFrom(null, 'blitz', 'slow'),
    text: fc.constantFrom('The clock', 'The clock', 'They cheat'),
    region: fc.constantFrom('990101001201', '990101001202', '990101001', '990101001299'),
    hour: fc.nat({ max: 24 * 300 }),
    share: fc.constantFrom(0, 0.5, 1),
    rolls: fc.array(roll, { maxLength: 25 }),
  })
  .map(({ category, text, region, hour, share, rolls }) =>
    lived({ ...facts, category, text, region, lodgedAt: later('2026-01-05T00:00:00.000Z', hour) }, share, rolls),
  )

export const entriesOf = ({ moments }: History): readonly Entry[] =>
  moments.flatMap((moment) => moment.decision.entries)
export const actors = ACTORS
