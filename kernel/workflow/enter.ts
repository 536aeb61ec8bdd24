import { addLimit } from '../calendar/index.ts'
import type { Due, Rules } from './clock.ts'
import { dueOf, earlier, isAfter, limitNameOf } from './clock.ts'
import type { Draft } from './draft.ts'
import { endTasks, giveSight, isOpen, openTasks } from './draft.ts'
import { landingOf } from './landing.ts'
import type { Entry, Landing, Task } from './matter.ts'
import { isSampled } from './sample.ts'
import type { Action, Process, Step } from './types.ts'

export const stepOf = (process: Process, key: string): Step => {
  const step = process.steps[key]
  if (!step) throw new Error(`process ${process.key} ${process.version} has no step ${key}`)
  return step
}

/** A step that the resident holds. */
export const isResidents = (step: Step): boolean => step.desks[0]?.at === 'resident'

/** To an earlier stage of the flow. */
const goesBack = ({ stages }: Process, from: Step, to: Step): boolean =>
  stages.indexOf(to.stage) < stages.indexOf(from.stage)

/** An answer goes forward, to the resident or to the end; a question to the resident goes back. */
const answers = (rules: Rules, draft: Draft, entry: Entry, action: Action | undefined): boolean => {
  if (action?.answers !== undefined) return action.answers
  if (entry.effect !== 'advance' && entry.effect !== 'close') return false
  const from = stepOf(rules.process, draft.step)
  const to = stepOf(rules.process, entry.to)
  if (entry.actor.kind === 'system') return draft.mergedInto !== null && isResidents(to)
  return entry.actor.kind === 'staff' && (to.final === true || (isResidents(to) && !goesBack(rules.process, from, to)))
}

const hasResponsible = new WeakMap<Process, boolean>()
/** Whether the process names the steps whose lead answers for the matter. */
const namesResponsible = (process: Process): boolean => {
  const known = hasResponsible.get(process)
  if (known !== undefined) return known
  const found = Object.values(process.steps).some((step) => step.responsible)
  hasResponsible.set(process, found)
  return found
}

const markAnswer = (rules: Rules, draft: Draft, entry: Entry, action: Action | undefined): void => {
  const left = stepOf(rules.process, draft.step)
  const late = isAfter(entry.at, draft.dueAt)
  if (left.responsible && late && entry.effect !== 'return') draft.overran = true
  if (!answers(rules, draft, entry, action)) return
  // a step that only passes on the answer of another has a clock of its own; it does not make that answer late
  // once late, always: a later answer in time does not undo it, nor does an early call excuse a late answer
  draft.late ||= draft.overran || (late && !namesResponsible(rules.process))
  draft.answeredAt ??= entry.at
  draft.running = {}
}

const leave = (draft: Draft, entry: Entry): void => {
  const back = entry.effect === 'return'
  if (back && draft.dueAt !== null && draft.dueUnit !== null)
    draft.running = { ...draft.running, [draft.step]: { dueAt: draft.dueAt, unit: draft.dueUnit } }
  // a returned matter is as late as it was: who supervises goes on; a stand-in takes over the lead and nothing else
  const ends =
    entry.effect === 'stand-in'
      ? (task: Task) => task.kind === 'lead'
      : (task: Task) => !(back && task.kind === 'supervise')
  endTasks(draft, entry.at, ends)
  if (!back && entry.effect !== 'stand-in') draft.supervised = 0
}

/** The way back: further on each step forward; shortened where the matter comes back to a desk that had it at that step. */
const wayBack = (draft: Draft, entry: Entry, lead: string | null): Draft['back'] => {
  if (entry.effect === 'return') return draft.back.slice(1)
  if (entry.effect === 'stand-in') return draft.back
  const seen = draft.back.findIndex((past) => past.step === entry.to && past.desk === lead)
  if (seen >= 0) return draft.back.slice(seen + 1)
  return draft.lead === null ? draft.back : [{ step: draft.step, desk: draft.lead }, ...draft.back]
}

const beginRound = (rules: Rules, draft: Draft, entry: Entry): void => {
  const again =
    entry.effect === 'judge' &&
    goesBack(rules.process, stepOf(rules.process, draft.step), stepOf(rules.process, entry.to))
  if (entry.effect !== 'reopen' && !again) return
  draft.reopenings += 1
  draft.round = { since: entry.at, extended: false }
  draft.running = {}
  draft.overran = false
}

/**
 * The deadline of the step entered. After a return the clock goes on: the step returned to has no longer than what was left, and the
 * step returned from, entered again, has what it had.
 */
const clockAt = (rules: Rules, draft: Draft, entry: Entry, before: Due | null): Due | null => {
  if (entry.effect === 'stand-in') return before
  const step = stepOf(rules.process, entry.to)
  const kept = landingOf(entry).limit
  draft.limit = kept === undefined ? limitNameOf(rules, draft, step) : kept
  const fresh = dueOf(rules, draft, step, entry.at)
  if (entry.effect === 'return') return earlier(before, fresh)
  return earlier(draft.running[entry.to] ?? null, fresh)
}

const dueNow = (draft: Draft): Due | null =>
  draft.dueAt !== null && draft.dueUnit !== null ? { dueAt: draft.dueAt, unit: draft.dueUnit } : null

const setClock = (draft: Draft, due: Due | null): void => {
  draft.dueAt = due?.dueAt ?? null
  draft.dueUnit = due?.unit ?? null
}

const setLead = (rules: Rules, draft: Draft, lead: string | null): void => {
  draft.lead = lead
  if (lead === null) return
  draft.held = draft.held[0] === lead ? draft.held : [lead, ...draft.held]
  draft.ledAt = { ...draft.ledAt, [draft.step]: lead }
  const answerable = stepOf(rules.process, draft.step).responsible
  if (answerable || draft.responsible === null || !wasResponsible(rules, draft)) draft.responsible = lead
}

/** Whether a responsible step was led before. */
const wasResponsible = ({ process }: Rules, draft: Draft): boolean =>
  Object.keys(draft.ledAt).some((key) => process.steps[key]?.responsible)

/** The limit of desks asked along; never after the lead's. */
export const helpDue = (rules: Rules, draft: Draft, action: Action | undefined, at: string): string | null => {
  const limit = action?.helpLimit === undefined ? undefined : rules.params.limits[action.helpLimit]
  const own = limit ? { dueAt: addLimit(at, limit, rules.calendar), unit: limit.unit } : null
  return earlier(own, dueNow(draft))?.dueAt ?? null
}

const open = (rules: Rules, draft: Draft, entry: Entry, action: Action | undefined, landing: Landing): void => {
  const { at } = entry
  if (draft.lead !== null) openTasks(draft, [draft.lead], { at, kind: 'lead', dueAt: draft.dueAt })
  openTasks(draft, landing.helpers ?? [], { at, kind: 'help', dueAt: helpDue(rules, draft, action, at) })
}

const end = (rules: Rules, draft: Draft, entry: Entry, action: Action | undefined, landing: Landing): void => {
  draft.closedAt = entry.at
  draft.outcome = landing.outcome ?? action?.outcome ?? entry.action
  const sampled = !draft.sealed && draft.callBack === 'none' && isSampled(rules.matter.id, rules.params.callBackShare)
  if (sampled) draft.callBack = 'due'
  openTasks(draft, landing.supervisors ?? [], { at: entry.at, kind: 'supervise', dueAt: draft.dueAt })
}

/** Shut: whoever held it before loses sight; only who has it now is left. */
const setSeal = (draft: Draft, action: Action | undefined): void => {
  if (action?.seal === 'lift') draft.sealed = false
  if (action?.seal !== 'shut') return
  draft.sealed = true
  draft.back = []
  draft.orgs = []
  giveSight(
    draft,
    draft.tasks.filter(isOpen).map((task) => task.desk),
  )
}

/** Applies an act that enters a step: clocks, tasks, the way back, the round, the end. */
export const enter = (rules: Rules, draft: Draft, entry: Entry, action: Action | undefined): void => {
  const landing = landingOf(entry)
  const lead = landing.lead ?? null
  const before = dueNow(draft)
  if (entry.from !== null) markAnswer(rules, draft, entry, action)
  leave(draft, entry)
  draft.back = wayBack(draft, entry, lead)
  beginRound(rules, draft, entry)
  const step = stepOf(rules.process, entry.to)
  if (entry.effect !== 'stand-in') {
    draft.stepSince = entry.at
    draft.arrivedBy = entry.from === null ? null : entry.action
    draft.bound = action?.binding === true
  }
  draft.step = entry.to
  draft.stage = step.stage
  draft.closedAt = null
  draft.outcome = null
  setClock(draft, clockAt(rules, draft, entry, before))
  setLead(rules, draft, lead)
  open(rules, draft, entry, action, landing)
  if (step.final) end(rules, draft, entry, action, landing)
  setSeal(draft, action)
}
