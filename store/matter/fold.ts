import { civilMonth } from '../../kernel/calendar/index.ts'
import {
  COUNTS,
  type Entry,
  type Flow,
  flowDelta,
  type MatterFacts,
  type MatterState,
  type Tally,
  type Task,
  tallyDelta,
} from '../../kernel/workflow/index.ts'

/** The organisation or region that answers for a matter; empty where nobody has led it. */
export const responsibleOf = (state: Pick<MatterState, 'responsible'>): string =>
  state.responsible === null ? '' : behind(state.responsible)

/** Organisation code or region behind a desk: the part after `@`. */
export const behind = (desk: string): string => desk.slice(desk.indexOf('@') + 1)

/** The columns of `matter` that are a fold of its history. */
export const foldColumns = (state: MatterState, tracking: readonly string[]) => ({
  sealed: state.sealed,
  orgs: [...state.orgs, ...tracking],
  category: state.category,
  step: state.step,
  stage: state.stage,
  lead: state.lead,
  due_at: state.dueAt,
  due_unit: state.dueUnit,
  step_since: state.stepSince,
  answered_at: state.answeredAt,
  closed_at: state.closedAt,
  outcome: state.outcome,
  late: state.late,
  supervised: state.supervised,
  returned: state.returns,
  extended: state.extensions,
  reopened: state.reopenings,
  contacted: state.verdict?.contacted ?? null,
  resolved: state.verdict?.resolved ?? null,
  satisfaction: state.verdict?.satisfaction ?? null,
  verdict_source: state.verdict?.source ?? null,
  merged_into: state.mergedInto,
  responsible: responsibleOf(state),
  entries: state.version,
})

export const taskColumns = (task: Task, state: MatterState) => ({
  key: task.key,
  desk: task.desk,
  kind: task.kind,
  step: task.step,
  opened_at: task.openedAt,
  due_at: task.dueAt,
  due_unit: task.dueAt === state.dueAt ? state.dueUnit : null,
  done_at: task.doneAt,
})

/** The columns of a tally that are counted, in the order of their table. */
export const NUMBERS = COUNTS.map((count) => (count === 'answeredLate' ? 'answered_late' : count))

/** A row of `matter_tally` to add; `sealed` is that of the matter now. */
export const tallyRows = (tallies: readonly Tally[], process: string, sealed: boolean, sign = 1) =>
  tallies.map(({ month, region, org, deltas }) => {
    const { answeredLate, ...rest } = Object.fromEntries(COUNTS.map((count) => [count, sign * (deltas[count] ?? 0)]))
    return { month, region, org, process, sealed, ...rest, answered_late: answeredLate }
  })
export type TallyRow = ReturnType<typeof tallyRows>[number]

export const flowRows = (flows: readonly Flow[], process: string, sealed: boolean, sign = 1) =>
  flows.map(({ month, region, from, to, passed }) => ({
    month,
    region,
    process,
    sealed,
    step_from: from,
    step_to: to,
    passed: sign * passed,
  }))
export type FlowRow = ReturnType<typeof flowRows>[number]

/** Topmost category of a code; kept apart so that the store knows no code lists. */
export type ThemeOf = (category: string | null) => string

export interface ThemeRow {
  readonly month: string
  readonly region: string
  readonly sealed: boolean
  readonly category: string
  readonly lodged: number
}

const themeRow = (facts: MatterFacts, state: MatterState, themeOf: ThemeOf, lodged: number): ThemeRow => ({
  month: civilMonth(facts.lodgedAt),
  region: facts.region.slice(0, 12),
  sealed: state.sealed,
  category: themeOf(state.category),
  lodged,
})

const themeRows = (
  facts: MatterFacts,
  before: MatterState | null,
  after: MatterState,
  themeOf: ThemeOf,
): readonly ThemeRow[] => {
  const now = themeRow(facts, after, themeOf, 1)
  if (before === null) return [now]
  const was = themeRow(facts, before, themeOf, -1)
  return was.category === now.category && was.sealed === now.sealed ? [] : [was, now]
}

/** Everything that a matter counts, from nothing. */
const allOf = (state: MatterState, entries: readonly Entry[], facts: MatterFacts, sign = 1) => ({
  tally: tallyRows(tallyDelta(null, state, entries, facts), facts.process, state.sealed, sign),
  flow: flowRows(flowDelta(entries, facts), facts.process, state.sealed, sign),
})

/** What new entries add to the sums. Where the route was shut or opened, all that the matter counts moves to the other side. */
export const sumsOf = (
  facts: MatterFacts,
  before: { readonly state: MatterState; readonly history: readonly Entry[] } | null,
  after: MatterState,
  entries: readonly Entry[],
  themeOf: ThemeOf,
): { readonly tally: readonly TallyRow[]; readonly flow: readonly FlowRow[]; readonly theme: readonly ThemeRow[] } => {
  const theme = themeRows(facts, before?.state ?? null, after, themeOf)
  if (before === null) return { ...allOf(after, entries, facts), theme }
  if (before.state.sealed === after.sealed) {
    return {
      tally: tallyRows(tallyDelta(before.state, after, entries, facts), facts.process, after.sealed),
      flow: flowRows(flowDelta(entries, facts), facts.process, after.sealed),
      theme,
    }
  }
  const gone = allOf(before.state, before.history, facts, -1)
  const come = allOf(after, [...before.history, ...entries], facts)
  return { tally: [...gone.tally, ...come.tally], flow: [...gone.flow, ...come.flow], theme }
}
