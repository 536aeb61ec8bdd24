import { uuidv7 } from 'uuidv7'
import { isProvedByNumbers } from '../../kernel/list/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { assignmentsAt, putAssignment, receiveAssignment } from '../../store/list/assignments.ts'
import { publishTo, receive } from '../../store/list/receipts.ts'
import { addReport, decideReport } from '../../store/list/reports.ts'
import { appendAudit } from '../audit.ts'
import { may } from '../caller.ts'
import type { AssignItem, ItemBody, ItemPage } from '../contract/list.ts'
import { inTree, todayOf } from '../places.ts'
import { getVersion, type HeldItem, type HeldList } from './declared.ts'
import { findItem, itemPage } from './item.ts'
import { itemsOf, periodNow } from './items.ts'
import { deskOfCaller, desksAt, levelIn } from './leads.ts'
import type { Reading } from './reading.ts'

/** Which item, where; the region by its code. */
export interface Where {
  readonly item: string
  readonly region: string
}

interface Here {
  readonly item: HeldItem
  readonly body: ItemBody
  readonly at: { readonly list: string; readonly item: string; readonly region: string }
}

/** The item as it stands in the region. Refusals: `absent`, `item-not-here`. */
const here = async (reading: Reading, list: HeldList, where: Where): Promise<Result<Here>> => {
  const { program, caller } = reading
  const region = inTree(caller, where.region)
  if (!region.ok) return region
  const found = findItem(list, program, where.item)
  if (!found.ok) return found
  const { item, version } = found.value
  const one = { list, version: { ...version, items: [item] } }
  const body = (await itemsOf(reading, [one], region.value)).get(list.key)?.[0]
  return body
    ? accept({ item, body, at: { list: list.key, item: item.key, region: region.value } })
    : refuse('rules', 'item-not-here', { params: { number: item.number } })
}

const trace = (reading: Reading, action: string, at: Here['at'], detail: Record<string, string | number | boolean>) =>
  appendAudit(reading.program, reading.tx, reading.caller, {
    action: `list.${action}`,
    object: { kind: 'list', id: `${at.list}/${at.item}` },
    region: at.region,
    detail,
  })

const page = (reading: Reading, list: HeldList, where: Where): Promise<Result<ItemPage>> =>
  itemPage(reading, list, { ...where, after: '' })

/** Levels that an item can be handed down to. */
const isLevel = (level: number): boolean => level >= 3 && level <= 5

/**
 * Names who leads an item in a region, and what of it is handed down there by when. Refusals: `absent`, `not-a-list-keeper`,
 * `item-level`, `unknown-desk` (input), `stale-version`.
 */
export const assignItem = async (
  reading: Reading,
  list: HeldList,
  where: Where,
  to: AssignItem,
): Promise<Result<ItemPage>> => {
  const { program, caller, tx } = reading
  const region = inTree(caller, where.region)
  if (!region.ok) return region
  const found = findItem(list, program, where.item)
  if (!found.ok) return found
  if (!may(caller, 'lists.keep')) return refuse('rules', 'not-a-list-keeper')
  const level = levelIn(program, region.value)
  const { item } = found.value
  // an item goes down from the levels that it is for, never up
  const highest = Math.min(...item.leads.map((lead) => lead.level))
  if (!isLevel(level) || level < highest) return refuse('rules', 'item-level', { params: { number: item.number } })
  const desks = await desksAt(reading, region.value)
  if (to.desk !== null && desks.held.every(({ desk }) => desk !== to.desk))
    return refuse('input', 'invalid-input', {
      problems: [{ path: 'desk', code: 'unknown-lead' }],
      params: { count: 1 },
    })
  const at = { list: list.key, item: item.key, region: region.value }
  const by = { assigned_at: program.now(), assigned_by: caller.account.name }
  if (!(await putAssignment(tx, program.county, { ...at, ...to, ...by }))) {
    const [now] = await assignmentsAt(tx, program.county, [list.key], region.value, item.key)
    return refuse('rules', 'stale-version', { may: [String(now?.version ?? 0)] })
  }
  trace(reading, 'assign', at, { desk: to.desk ?? '', due: to.due ?? '', task: to.task !== '' })
  return page(reading, list, where)
}

/** The region has seen what was handed down to it. Refusals: `absent`, `item-not-here`, `nothing-to-receive`. */
export const receiveItem = async (reading: Reading, list: HeldList, where: Where): Promise<Result<ItemPage>> => {
  const { program, caller, tx } = reading
  const found = await here(reading, list, where)
  if (!found.ok) return found
  const { at, body } = found.value
  const by = { at: program.now(), name: caller.account.name }
  if (!body.may.includes('receive') || !(await receiveAssignment(tx, program.county, at, by)))
    return refuse('rules', 'nothing-to-receive')
  trace(reading, 'receive', at, {})
  return page(reading, list, where)
}

/** Says why an item can't be reported, the surest reason first. */
const whyNotReported = ({ body }: Here): Result<never> => {
  if (isProvedByNumbers(body.proofs.map(({ met }) => met)))
    return refuse('rules', 'number-proves', { params: { title: body.proofs.map(({ title }) => title).join('、') } })
  if (body.report?.state === 'reported' || body.report?.state === 'confirmed')
    return refuse('rules', 'reported-already')
  return refuse('rules', body.mine ? 'nothing-to-report' : 'not-the-lead', {
    params: { lead: body.lead?.title ?? '' },
  })
}

/**
 * The lead says that an item is done. Refusals: `absent`, `item-not-here`, `number-proves` (nobody reports what a number shows),
 * `not-the-lead`, `reported-already`.
 */
export const reportItem = async (
  reading: Reading,
  list: HeldList,
  where: Where,
  said: { readonly note: string; readonly evidence: string },
): Promise<Result<ItemPage>> => {
  const { program, caller, tx } = reading
  const found = await here(reading, list, where)
  if (!found.ok) return found
  const { at, item, body } = found.value
  if (!body.may.includes('report')) return whyNotReported(found.value)
  const report = {
    ...{ id: uuidv7(), ...at, period: periodNow(item, todayOf(program)), ...said },
    ...{ reported_at: program.now(), reported_desk: deskOfCaller(caller) ?? '', reported_by: caller.account.name },
  }
  if (!(await addReport(tx, program.county, report))) return refuse('rules', 'reported-already')
  trace(reading, 'report', at, { period: report.period })
  return page(reading, list, where)
}

/**
 * The level above confirms what was reported, or sends it back with a reason. Refusals: `absent`, `item-not-here`, `nothing-to-decide`,
 * `reason-required` (input).
 */
export const decideItem = async (
  reading: Reading,
  list: HeldList,
  where: Where,
  said: { readonly confirm: boolean; readonly reason: string },
): Promise<Result<ItemPage>> => {
  const { program, caller, tx } = reading
  const found = await here(reading, list, where)
  if (!found.ok) return found
  const { at, item, body } = found.value
  if (!body.may.includes('decide')) return refuse('rules', 'nothing-to-decide')
  if (!said.confirm && said.reason === '')
    return refuse('input', 'invalid-input', { problems: [{ path: 'reason', code: 'required' }], params: { count: 1 } })
  const decided = {
    ...{ state: said.confirm ? ('confirmed' as const) : ('returned' as const), at: program.now() },
    ...{ by: caller.account.name, decision: said.reason },
  }
  const period = periodNow(item, todayOf(program))
  if (!(await decideReport(tx, program.county, { ...at, period }, decided))) return refuse('rules', 'nothing-to-decide')
  trace(reading, said.confirm ? 'confirm' : 'send-back', at, { period })
  return page(reading, list, where)
}

/** Asks the levels below to acknowledge a version. Refusals: `absent`, `not-a-list-keeper`, `nobody-to-ask`. */
export const publishList = async (
  reading: Reading,
  list: HeldList,
  { edition, levels }: { readonly edition: string; readonly levels: readonly number[] },
): Promise<Result<{ readonly asked: number }>> => {
  const { program, caller, tx } = reading
  const version = getVersion(program, list, edition)
  if (!version.ok) return version
  const root = caller.position?.region
  if (root === undefined || !may(caller, 'lists.keep')) return refuse('rules', 'not-a-list-keeper')
  const by = { day: todayOf(program), at: program.now(), by: caller.account.name }
  const count = await publishTo(tx, program.county, { list: list.key, version: edition, root, levels, ...by })
  if (count === 0) return refuse('rules', 'nobody-to-ask')
  const at = { list: list.key, item: edition, region: root }
  trace(reading, 'publish', at, { levels: levels.join(','), count })
  return accept({ asked: count })
}

/** One's own region has received a version that was published to it. Refusals: `absent`, `nothing-to-receive`. */
export const receiveList = async (
  reading: Reading,
  list: HeldList,
  edition: string,
): Promise<Result<{ readonly receivedAt: string }>> => {
  const { program, caller, tx } = reading
  const found = getVersion(program, list, edition)
  if (!found.ok) return found
  const region = caller.position?.region ?? ''
  const by = { at: program.now(), name: caller.account.name }
  if (!(await receive(tx, program.county, { list: list.key, version: edition, region }, by)))
    return refuse('rules', 'nothing-to-receive')
  trace(reading, 'acknowledge', { list: list.key, item: edition, region }, {})
  return accept({ receivedAt: by.at.toISOString() })
}
