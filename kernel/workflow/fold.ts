import { addLimit } from '../calendar/index.ts'
import type { Rules } from './clock.ts'
import { deskOfActor, seatOf } from './desks.ts'
import type { Draft } from './draft.ts'
import { endTasks, giveSight, isOpen, openTasks } from './draft.ts'
import { enter, helpDue } from './enter.ts'
import { LANDING, landingOf } from './landing.ts'
import type { Entry, MatterState, Verdict } from './matter.ts'
import type { Action, Effect, Json, Process } from './types.ts'

type Apply = (rules: Rules, draft: Draft, entry: Entry, action: Action | undefined) => void

const extend: Apply = ({ process, params, calendar }, draft) => {
  if (draft.dueAt === null || params.extension === undefined) return
  const dueAt = addLimit(draft.dueAt, params.extension, calendar)
  draft.extensions += 1
  if (process.steps[draft.step]?.clock === 'matter') draft.round = { ...draft.round, extended: true }
  draft.dueAt = dueAt
  draft.tasks = draft.tasks.map((task) => (isOpen(task) && task.kind === 'lead' ? { ...task, dueAt } : task))
}

const invite: Apply = (rules, draft, entry, action) =>
  openTasks(draft, landingOf(entry).helpers ?? [], {
    at: entry.at,
    kind: 'help',
    dueAt: helpDue(rules, draft, action, entry.at),
  })

const assist: Apply = (_, draft, entry) => {
  const desk = deskOfActor(entry.actor)
  endTasks(draft, entry.at, (task) => task.kind === 'help' && task.desk === desk)
}

const supervise: Apply = (_, draft, entry) => {
  if (entry.actor.kind === 'system') draft.supervised += 1
  openTasks(draft, landingOf(entry).supervisors ?? [], { at: entry.at, kind: 'supervise', dueAt: draft.dueAt })
}

/** The verdict that the data hold; null where nobody was reached. */
export const verdictOf = (data: Entry['data'], source: Verdict['source']): Verdict | null => {
  const satisfaction = Number(data.satisfaction)
  if (data.reached === false || (satisfaction !== 1 && satisfaction !== 2 && satisfaction !== 3)) return null
  return { contacted: data.contacted === true, resolved: data.resolved === true, satisfaction, source }
}

const judged = (draft: Draft, entry: Entry): void => {
  const verdict = verdictOf(entry.data, entry.actor.kind === 'resident' ? 'resident' : 'call-back')
  if (verdict !== null) draft.verdict = verdict
}

const moved = (draft: Draft, entry: Entry): boolean => entry.to !== draft.step || 'lead' in landingOf(entry)

const judge: Apply = (rules, draft, entry, action) => {
  judged(draft, entry)
  if (moved(draft, entry)) enter(rules, draft, entry, action)
}

const callBack: Apply = (_, draft, entry) => {
  judged(draft, entry)
  draft.callBack = 'done'
  endTasks(draft, entry.at, () => true)
}

const giveBack: Apply = (rules, draft, entry, action) => {
  draft.returns += 1
  if (draft.lead !== null) draft.returnedBy = [...draft.returnedBy, seatOf(draft.lead)]
  enter(rules, draft, entry, action)
}

const merge: Apply = (rules, draft, entry, action) => {
  draft.mergedInto = String(entry.data.matter)
  enter(rules, draft, entry, action)
}

const reopen: Apply = (rules, draft, entry, action) => {
  if (draft.callBack === 'due') draft.callBack = 'none'
  draft.mergedInto = null
  enter(rules, draft, entry, action)
}

const note: Apply = (_, draft, entry, action) => {
  if (action?.answers) draft.answeredAt ??= entry.at
}

const APPLY: Readonly<Record<Effect | 'lodge', Apply>> = {
  lodge: (rules, draft, entry, action) => {
    draft.sealed = landingOf(entry).sealed === true
    enter(rules, draft, entry, action)
  },
  advance: enter,
  assign: enter,
  return: giveBack,
  extend,
  invite,
  inform: (_, draft, entry) => giveSight(draft, landingOf(entry).informed ?? []),
  assist,
  merge,
  judge,
  reopen,
  note,
  supervise,
  'call-back': callBack,
  'stand-in': (rules, draft, entry, action) => {
    const { lead, moved } = landingOf(entry)
    if (lead !== undefined) enter(rules, draft, entry, action)
    if (moved !== undefined) handOver(draft, entry, moved)
  },
  close: enter,
}

/** Each open task of a desk that was taken over goes on at the other, with the time that it had. */
const handOver = (draft: Draft, entry: Entry, moved: Readonly<Record<string, string>>): void => {
  const going = draft.tasks.filter((task) => isOpen(task) && task.kind !== 'lead' && moved[task.desk] !== undefined)
  endTasks(draft, entry.at, (task) => going.includes(task))
  for (const { kind, dueAt, desk } of going) openTasks(draft, [moved[desk] ?? desk], { at: entry.at, kind, dueAt })
}

const zeros = new WeakMap<Process, Readonly<Record<string, number>>>()
/** Every action of the process, never taken. */
const noCounts = (process: Process): Readonly<Record<string, number>> => {
  const known = zeros.get(process)
  if (known) return known
  const keys = Object.values(process.steps).flatMap((step) => Object.keys(step.actions))
  const made = Object.fromEntries(keys.map((key) => [key, 0]))
  zeros.set(process, made)
  return made
}

/** A matter before its first entry. */
const unborn = ({ process, matter }: Rules): Draft => ({
  step: process.start,
  stage: '',
  arrivedBy: null,
  sealed: false,
  category: matter.category,
  data: matter.data,
  counts: noCounts(process),
  tasks: [],
  lead: null,
  stepSince: matter.lodgedAt,
  dueAt: null,
  dueUnit: null,
  limit: null,
  returns: 0,
  extensions: 0,
  reopenings: 0,
  supervised: 0,
  mergedInto: null,
  closedAt: null,
  outcome: null,
  verdict: null,
  held: [],
  responsible: null,
  overran: false,
  back: [],
  ledAt: {},
  returnedBy: [],
  bound: false,
  orgs: [],
  callBack: 'none',
  round: { since: matter.lodgedAt, extended: false },
  running: {},
  answeredAt: null,
  late: false,
  version: 0,
})

/** The records that a run over entries makes for itself and may therefore change. */
interface Own {
  readonly counts: Record<string, number>
  readonly data: Record<string, Json>
}

const remember = (draft: Draft, own: Own, entry: Entry): void => {
  draft.version = entry.seq
  own.counts[entry.action] = (own.counts[entry.action] ?? 0) + 1
  for (const key in entry.data) if (key !== LANDING) own.data[key] = entry.data[key] as Json
  if (typeof entry.data.category === 'string') draft.category = entry.data.category
}

const apply = (rules: Rules, draft: Draft, own: Own, entry: Entry): void => {
  const action = entry.from === null ? undefined : rules.process.steps[entry.from]?.actions[entry.action]
  remember(draft, own, entry)
  APPLY[entry.effect](rules, draft, entry, action)
}

/** The state after further entries. */
export const extendState = (rules: Rules, state: MatterState | null, entries: readonly Entry[]): MatterState => {
  const draft: Draft = state === null ? unborn(rules) : { ...state }
  const own: Own = { counts: { ...draft.counts }, data: { ...draft.data } }
  draft.counts = own.counts
  draft.data = own.data
  for (const entry of entries) apply(rules, draft, own, entry)
  return draft
}

/**
 * The state of a matter, from its entries alone (in order, complete, at least the lodging). Process and parameters are those of the
 * day that it began; neither the directory nor the present moment has a say.
 */
export const fold = (rules: Rules, entries: readonly Entry[]): MatterState => extendState(rules, null, entries)
