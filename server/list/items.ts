import {
  endOfPeriod,
  type ItemState,
  isProvedByNumbers,
  periodOf,
  type Reported,
  stateOf,
} from '../../kernel/list/index.ts'
import { countLevels } from '../../store/ledger/coverage.ts'
import { type Assignment, assignmentsAt } from '../../store/list/assignments.ts'
import { type Confirmed, countConfirmed, type ItemReport, reportsAt } from '../../store/list/reports.ts'
import { may } from '../caller.ts'
import type { ItemBody, ProofBody, ReportBody } from '../contract/list.ts'
import { todayOf } from '../places.ts'
import type { HeldItem, HeldList, HeldVersion } from './declared.ts'
import { type Desks, deskOfCaller, desksAt, leadOf, levelIn, presentLead } from './leads.ts'
import { type Proved, provedKey, readProofs } from './proofs.ts'
import type { Reading } from './reading.ts'

/** A list with one of its versions. */
export interface Versioned {
  readonly list: HeldList
  readonly version: HeldVersion
}

/** All that says how items of some lists stand in one region. */
interface Standing {
  readonly region: string
  readonly level: number
  readonly desks: Desks
  readonly assignments: ReadonlyMap<string, Assignment>
  readonly reports: readonly ItemReport[]
  readonly confirmed: readonly Confirmed[]
  readonly levels: ReadonlyMap<number, number>
}

const itemKey = (list: string, item: string): string => `${list} ${item}`

const standingOf = async (reading: Reading, lists: readonly Versioned[], region: string): Promise<Standing> => {
  const { program, tx } = reading
  const keys = lists.map(({ list }) => list.key)
  const [desks, assignments, reports, confirmed, levels] = await Promise.all([
    desksAt(reading, region),
    assignmentsAt(tx, program.county, keys, region),
    reportsAt(tx, program.county, keys, region),
    countConfirmed(tx, program.county, keys, region),
    countLevels(tx, { county: program.county, region, day: todayOf(program) }),
  ])
  return {
    region,
    level: levelIn(program, region),
    desks,
    assignments: new Map(assignments.map((one) => [itemKey(one.list, one.item), one])),
    reports,
    confirmed,
    levels,
  }
}

/** The period that a report of the item is for. */
export const periodNow = ({ every }: Pick<HeldItem, 'every'>, today: string): string =>
  every ? periodOf(every, today) : ''

export const dueOf = (item: HeldItem, assigned: Assignment | undefined, today: string): string | null =>
  assigned?.due ?? item.due ?? (item.every ? endOfPeriod(item.every, today) : null)

export const presentReport = (report: ItemReport): ReportBody => ({
  state: report.state,
  period: report.period,
  note: report.note,
  evidence: report.evidence,
  at: report.reported_at.toISOString(),
  by: report.reported_by,
  decidedAt: report.decided_at?.toISOString() ?? null,
  decidedBy: report.decided_by,
  decision: report.decision,
})

interface View {
  readonly reading: Reading
  readonly standing: Standing
  readonly list: HeldList
  readonly proved: Proved
}

/** In how many regions of the highest level below an item was confirmed; null where it is not for levels below, or a number proves it. */
const belowOf = ({ standing, list, reading }: View, item: HeldItem, judged: boolean): ItemBody['below'] => {
  const level = Math.min(...item.leads.map((lead) => lead.level).filter((one) => one > standing.level))
  if (judged || !Number.isFinite(level)) return null
  const period = periodNow(item, todayOf(reading.program))
  const found = standing.confirmed.find(
    (one) => one.list === list.key && one.item === item.key && one.period === period && one.level === level,
  )
  return { level, of: standing.levels.get(level) ?? 0, confirmed: found?.regions ?? 0 }
}

const actsOf = (
  { reading, standing }: View,
  at: {
    readonly own: boolean
    readonly mine: boolean
    readonly state: ItemState
    readonly proofs: readonly ProofBody[]
    readonly assigned: Assignment | undefined
    readonly report: ItemReport | undefined
  },
): ItemBody['may'] => {
  const { caller, program } = reading
  const home = caller.position?.region ?? ''
  const keeps = may(caller, 'lists.keep')
  const judged = isProvedByNumbers(at.proofs.map(({ met }) => met))
  const above = levelIn(program, home) < standing.level || standing.level <= 3
  const waits = at.report?.state === 'reported'
  return [
    ...(keeps && at.own ? (['assign'] as const) : []),
    ...(at.assigned && at.assigned.received_at === null && home === standing.region ? (['receive'] as const) : []),
    ...(at.mine && !judged && ['open', 'soon', 'late'].includes(at.state) ? (['report'] as const) : []),
    ...(keeps && waits && above && deskOfCaller(caller) !== at.report?.reported_desk ? (['decide'] as const) : []),
  ]
}

const stateHere = (
  { reading, list }: View,
  item: HeldItem,
  at: {
    readonly due: string | null
    readonly proofs: readonly ProofBody[]
    readonly report: Reported
    readonly below: ItemBody['below']
    readonly own: boolean
  },
): ItemState => {
  // what is for levels below only is done when all of them have it
  const all = at.below !== null && at.below.of > 0 && at.below.confirmed === at.below.of
  const reported = at.own ? at.report : all ? 'confirmed' : null
  return stateOf(
    {
      kind: list.kind,
      due: at.due,
      proofs: at.proofs.map(({ met }) => met),
      reported: item.kept?.done ? 'confirmed' : reported,
    },
    todayOf(reading.program),
  )
}

const itemBody = (view: View, item: HeldItem): ItemBody => {
  const { reading, standing, list, proved } = view
  const { program, caller } = reading
  const { region, level, desks } = standing
  const today = todayOf(program)
  const assigned = standing.assignments.get(itemKey(list.key, item.key))
  const own = assigned !== undefined || item.leads.some((lead) => lead.level === level)
  const period = periodNow(item, today)
  const report = standing.reports.find(
    (one) => one.list === list.key && one.item === item.key && one.period === period && one.region === region,
  )
  const proofs = proved.get(provedKey(region, item.key)) ?? []
  const lead = own ? leadOf(reading, item, { region, desks: desks.held }, assigned) : null
  const mine = lead !== null && lead.desk === deskOfCaller(caller)
  const due = dueOf(item, assigned, today)
  const below = own ? null : belowOf(view, item, isProvedByNumbers(proofs.map(({ met }) => met)))
  const state = stateHere(view, item, { due, proofs, report: report?.state ?? null, below, own })
  const role = (key: string): string => program.packs.words(program.packs.role(key)?.title ?? key, caller.language)
  return {
    ...{ key: item.key, number: item.number, title: item.title, text: item.text, group: item.group },
    kept: item.kept !== null,
    leads: item.leads.map(({ level: at, role: key, helpers = [] }) => ({
      level: at,
      role: item.kept?.answerable || role(key),
      helpers: helpers.map(role),
    })),
    own,
    lead: presentLead(desks, lead),
    mine,
    due,
    every: item.every ?? null,
    task: assigned?.task ?? '',
    received: assigned?.received_at ? { at: assigned.received_at.toISOString(), by: assigned.received_by ?? '' } : null,
    assigned: assigned
      ? { version: assigned.version, at: assigned.assigned_at.toISOString(), by: assigned.assigned_by }
      : null,
    state,
    proofs: [...proofs],
    report: report ? presentReport(report) : null,
    below,
    may: actsOf(view, { own, mine, state, proofs, assigned, report }),
  }
}

/** Items that a region has to do with: its own, what was handed down to it, and what is for levels below it. */
const concerns = (standing: Standing, { list }: Versioned, item: HeldItem): boolean =>
  standing.assignments.has(itemKey(list.key, item.key)) || item.leads.some(({ level }) => level >= standing.level)

/** How the items of these lists stand in a region, each list's in the order of its numbers; one's own first is the screen's to do. */
export const itemsOf = async (
  reading: Reading,
  lists: readonly Versioned[],
  region: string,
): Promise<ReadonlyMap<string, readonly ItemBody[]>> => {
  const standing = await standingOf(reading, lists, region)
  const all = await Promise.all(
    lists.map(async (one) => {
      const items = one.version.items.filter((item) => concerns(standing, one, item))
      const proved = await readProofs(reading, items, { region }, { regions: [region], from: one.version.from })
      const view = { reading, standing, list: one.list, proved }
      return [one.list.key, items.toSorted((a, b) => a.number - b.number).map((item) => itemBody(view, item))] as const
    }),
  )
  return new Map(all)
}
