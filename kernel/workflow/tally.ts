import type { Desk } from '../access/index.ts'
import { civilMonth } from '../calendar/index.ts'
import { seatOf } from './desks.ts'
import { landingOf } from './landing.ts'
import type { Entry, MatterFacts, MatterState } from './matter.ts'

/** The columns of matter_tally that are counted; the rates are quotients of the last five. */
export const COUNTS = [
  'lodged',
  'answered',
  'answeredLate',
  'closed',
  'reopened',
  'returned',
  'extended',
  'supervised',
  'judged',
  'contacted',
  'resolved',
  'satisfied',
  'basically',
] as const
export type Count = (typeof COUNTS)[number]
export type Counts = Readonly<Partial<Record<Count, number>>>

export interface Tally {
  /** YYYY-MM in China, of the lodging: all that is counted of a matter is counted in its own month, so that parts stay parts. */
  readonly month: string
  /** Village; the matter's own region where that lies higher. */
  readonly region: string
  /** Organisation, or region of a desk without one; empty where nobody ever led. */
  readonly org: string
  readonly deltas: Counts
}

export interface Flow {
  readonly month: string
  readonly region: string
  /** Empty for lodging. */
  readonly from: string
  readonly to: string
  readonly passed: number
}

const VILLAGE = 12
const monthOf = (facts: MatterFacts): string => civilMonth(facts.lodgedAt)
const regionOf = (facts: MatterFacts): string => facts.region.slice(0, VILLAGE)
const orgOf = (desk: Desk | null): string => (desk === null ? '' : seatOf(desk))

/** What a matter counts for whoever answers for it now; it moves with the responsibility. */
const standing = (state: MatterState): Counts => ({
  lodged: 1,
  answered: state.answeredAt === null ? 0 : 1,
  answeredLate: state.late ? 1 : 0,
  closed: state.closedAt === null ? 0 : 1,
  reopened: state.reopenings,
  judged: state.verdict === null ? 0 : 1,
  contacted: state.verdict?.contacted ? 1 : 0,
  resolved: state.verdict?.resolved ? 1 : 0,
  satisfied: state.verdict?.satisfaction === 3 ? 1 : 0,
  basically: state.verdict?.satisfaction === 2 ? 1 : 0,
})

const DONE_BY = { return: 'returned', extend: 'extended', supervise: 'supervised' } as const
const isDoing = (effect: Entry['effect']): effect is keyof typeof DONE_BY => effect in DONE_BY

/** What was done by, or to, the side that led at the time; it stays there. */
const doings = (before: MatterState | null, entries: readonly Entry[]): readonly (readonly [string, Counts])[] => {
  let lead = before?.lead ?? null
  const done: (readonly [string, Counts])[] = []
  for (const entry of entries) {
    if (isDoing(entry.effect)) done.push([orgOf(lead), { [DONE_BY[entry.effect]]: 1 }])
    const landing = landingOf(entry)
    if (landing.lead !== undefined) lead = landing.lead
  }
  return done
}

const sum = (parts: readonly Counts[], sign = 1): Counts => {
  const total: Partial<Record<Count, number>> = {}
  for (const part of parts) for (const key of COUNTS) if (part[key]) total[key] = (total[key] ?? 0) + sign * part[key]
  return total
}

const withoutZeros = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== 0))

/**
 * What new entries change in the sums. What a matter counts (lodged, answered, closed, the verdict …) stands with the organisation that
 * answers for it and is taken from the old one when that changes; a return, an extension and a supervision stay with whoever led then.
 * Additive: from null over all entries it gives what the steps between give together.
 */
export const tallyDelta = (
  before: MatterState | null,
  after: MatterState,
  entries: readonly Entry[],
  facts: MatterFacts,
): readonly Tally[] => {
  const parts: (readonly [string, Counts])[] = [
    [orgOf(after.responsible), standing(after)],
    ...(before === null ? [] : [[orgOf(before.responsible), sum([standing(before)], -1)] as const]),
    ...doings(before, entries),
  ]
  const orgs = [...new Set(parts.map(([org]) => org))]
  return orgs
    .map((org) => ({
      month: monthOf(facts),
      region: regionOf(facts),
      org,
      deltas: withoutZeros(sum(parts.filter(([one]) => one === org).map(([, counts]) => counts))),
    }))
    .filter((tally) => Object.keys(tally.deltas).length > 0)
}

/** How often new entries passed from one step to another. */
export const flowDelta = (entries: readonly Entry[], facts: MatterFacts): readonly Flow[] => {
  const passed = new Map<string, Flow>()
  for (const { from, to } of entries) {
    if (from === to) continue
    const key = `${from ?? ''}>${to}`
    const known = passed.get(key)?.passed ?? 0
    passed.set(key, { month: monthOf(facts), region: regionOf(facts), from: from ?? '', to, passed: known + 1 })
  }
  return [...passed.values()]
}
