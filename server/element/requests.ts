import { uuidv7 } from 'uuidv7'
import { plusDays } from '../../kernel/calendar/index.ts'
import { type Answer, actsOf, answerColumns, type Column, moved } from '../../kernel/element/index.ts'
import { monthsOf } from '../../kernel/indicator/index.ts'
import { levelOf } from '../../kernel/place/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { asksOf, endAsks } from '../../store/element/asks.ts'
import { addRequest, findRequest, type StoredRequest, saveRequest } from '../../store/element/requests.ts'
import { namesOf } from '../../store/place/regions.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import type { ActOnRequest, DraftRequest, MatchBody, RequestBody, RequestLine } from '../contract/element.ts'
import { keeperTitle } from '../ledger/keeper.ts'
import type { Permits } from '../list/admission.ts'
import { inTree, schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { askOwners, ownerOfColumn } from './asks.ts'
import { candidatesOf } from './candidates.ts'
import { regionsOf } from './fill.ts'
import { freshnessOf, ledgersAmong, presentMatch } from './sources.ts'

/** Who asks, in one transaction. */
export interface Asking {
  readonly program: Program
  readonly caller: StaffCaller
  readonly tx: Tx
}

const TOWNSHIP = 4
/** Days that a form may be asked for: after three years somebody should ask anew whether it is needed. */
const LONGEST = 3 * 366

/** Forms are asked for by a town or the county, never by a village of itself. */
export const mayAsk = ({ program, caller }: Pick<Asking, 'program' | 'caller'>): boolean =>
  (levelOf(caller.position?.region ?? '', schemeOf(program).layers) ?? 9) <= TOWNSHIP

const isAsker = ({ position }: StaffCaller, { by_role, by_region }: StoredRequest): boolean =>
  position?.role === by_role && position.region === by_region

export const answersOf = (program: Program, { columns, level }: Pick<StoredRequest, 'columns' | 'level'>) =>
  answerColumns(columns, candidatesOf(program), level)

const invalid = (problems: readonly Problem[]): Result<never> =>
  refuse('input', 'invalid-input', { problems, params: { count: problems.length } })

type Draft = Omit<DraftRequest, 'region'>

/** What a form asks must lie below whoever asks, end in days to come, and name each column once. */
const draftProblems = (
  program: Program,
  region: string,
  { level, last, period, columns }: Draft,
): readonly Problem[] => [
  ...(level < (levelOf(region, schemeOf(program).layers) ?? 0) ? [{ path: 'level', code: 'region-level' }] : []),
  ...(period !== undefined && (monthsOf(period)[0] ?? '') > todayOf(program).slice(0, 7)
    ? [{ path: 'period', code: 'not-past' }]
    : []),
  ...(last < todayOf(program) ? [{ path: 'last', code: 'past-day' }] : []),
  ...(last > plusDays(todayOf(program), LONGEST) ? [{ path: 'last', code: 'too-far-day', params: { years: 3 } }] : []),
  ...columns.flatMap(({ title }, at) =>
    columns.findIndex((one) => one.title === title) < at
      ? [{ path: `columns.${at}.title`, code: 'repeated-column' }]
      : [],
  ),
]

const keyed = (columns: Draft['columns']): readonly Column[] =>
  columns.map(({ title, pick, need }, at) => ({
    key: `c${at + 1}`,
    title,
    ...(pick !== undefined && { pick }),
    ...(need !== undefined && { need }),
  }))

const trace = ({ program, caller, tx }: Asking, action: string, request: Pick<StoredRequest, 'id' | 'region'>) =>
  appendAudit(program, tx, caller, {
    action: `form.${action}`,
    object: { kind: 'form', id: request.id },
    region: request.region,
  })

/** Keeps a draft. Refusals: `not-a-form-asker`, `absent` (a region out of reach), `invalid-input`. */
export const draftRequest = async (
  asking: Asking,
  { region: named, columns, ...draft }: DraftRequest,
): Promise<Result<string>> => {
  const { program, caller, tx } = asking
  const region = inTree(caller, named)
  if (!region.ok) return region
  const { position } = caller
  if (!position || !mayAsk(asking)) return refuse('rules', 'not-a-form-asker')
  const problems = draftProblems(program, region.value, { ...draft, columns })
  if (problems.length > 0) return invalid(problems)
  const id = uuidv7()
  const by = { by_role: position.role, by_region: position.region, by_name: caller.account.name }
  const period = draft.period ?? null
  const request = { id, region: region.value, ...draft, period, columns: keyed(columns), ...by }
  await addRequest(tx, program.county, request, program.now())
  trace(asking, 'draft', request)
  return accept(id)
}

/** The request as whoever may change it sees it. Refusals: `absent`, `not-the-asker`, `stale-version`. */
const own = async ({ program, caller, tx }: Asking, id: string, version: number): Promise<Result<StoredRequest>> => {
  const found = await findRequest(tx, program.county, id)
  if (!found) return refuse('absent', 'absent')
  if (!isAsker(caller, found)) return refuse('rules', 'not-the-asker', { params: { name: found.by_name } })
  return found.version === version ? accept(found) : refuse('rules', 'stale-version', { may: [String(found.version)] })
}

const save = async (asking: Asking, request: StoredRequest, action: string): Promise<Result<string>> => {
  const { program, tx } = asking
  if (!(await saveRequest(tx, program.county, request, program.now())))
    return refuse('rules', 'stale-version', { may: [String(request.version + 1)] })
  trace(asking, action, request)
  return accept(request.id)
}

/** Other columns or choices; what was answered is answered anew. */
export const redraftRequest = async (
  asking: Asking,
  id: string,
  { version, columns, ...draft }: Draft & { readonly version: number },
): Promise<Result<string>> => {
  const found = await own(asking, id, version)
  if (!found.ok) return found
  const next = moved(found.value.state, 'redraft')
  if (!next.ok) return next
  const problems = draftProblems(asking.program, found.value.region, { ...draft, columns })
  if (problems.length > 0) return invalid(problems)
  return save(asking, { ...found.value, ...draft, columns: keyed(columns), state: next.value }, 'redraft')
}

/** A sensitive fact fills a form only where it is said why. */
const needProblems = (answers: readonly Answer[]): readonly Problem[] =>
  answers.flatMap(({ by, sensitive, column }, at) =>
    by !== null && sensitive && column.need === undefined
      ? [{ path: `columns.${at}.need`, code: 'need-required' }]
      : [],
  )

/**
 * Answers, asks, ends or withdraws a request. Refusals besides own(): `no-such-act`, `invalid-input`, `not-on-list`, those of
 * askOwners(). `permits`: the lists that say all that may be put on a level.
 */
export const actOnRequest = async (
  asking: Asking,
  id: string,
  { version, act, asks }: ActOnRequest,
  permits: (level: number) => Permits,
): Promise<Result<string>> => {
  const { program, tx } = asking
  const found = await own(asking, id, version)
  if (!found.ok) return found
  const request = found.value
  const next = moved(request.state, act)
  if (!next.ok) return next
  const answers = answersOf(program, request)
  const problems = act === 'answer' ? needProblems(answers) : []
  if (problems.length > 0) return invalid(problems)
  if (act === 'ask') {
    const asked = await askOwners(program, tx, request, { answers, asked: asks, permits: permits(request.level) })
    if (!asked.ok) return asked
  }
  if (act === 'finish' || act === 'withdraw') await endAsks(tx, program.county, id, program.now())
  return save(asking, { ...request, state: next.value }, act)
}

export const presentLine = (request: StoredRequest, names: ReadonlyMap<string, string>): RequestLine => ({
  id: request.id,
  version: request.version,
  state: request.state,
  title: request.title,
  asker: request.asker,
  region: request.region,
  regionName: names.get(request.region) ?? request.region,
  level: request.level,
  every: request.every,
  last: request.last,
  period: request.period,
  columns: request.columns.length,
  byName: request.by_name,
  changedAt: request.changed_at.toISOString(),
})

/** The whole request: what is held of each column, what is asked, what may be done. Refusal: `absent`. */
export const requestBody = async (asking: Asking, id: string): Promise<Result<RequestBody>> => {
  const { program, caller, tx } = asking
  const request = await findRequest(tx, program.county, id)
  if (!request) return refuse('absent', 'absent')
  const answers = answersOf(program, request)
  const asks = await asksOf(tx, program.county, id)
  const matches = answers.flatMap(({ by, others }) => [...(by ? [by] : []), ...others])
  const ledgers = ledgersAmong(
    program,
    matches.map(({ candidate }) => candidate),
  )
  const fresh = await freshnessOf(program, tx, request.region, ledgers)
  const names = await namesOf(tx, [request.region], todayOf(program))
  const reasons = new Map(asks.flatMap(({ fields }) => fields.map(({ key, reason }) => [key, reason] as const)))
  const shown = (match: Answer['others'][number]): MatchBody => presentMatch(program, match, caller.language, fresh)
  const owner = (answer: Answer) => {
    const keeper = ownerOfColumn(program.packs, answer, answers, request.level)
    return {
      owner: keeperTitle(program.packs, keeper, caller.language),
      ofOffice: keeper.organisation !== undefined,
    }
  }
  return accept({
    ...presentLine(request, names),
    basis: request.basis,
    createdAt: request.created_at.toISOString(),
    regions: (await regionsOf(program, tx, request)).length,
    answers: answers.map((answer) => ({
      key: answer.column.key,
      title: answer.column.title,
      pick: answer.column.pick ?? null,
      need: answer.column.need ?? null,
      state: answer.state,
      by: answer.by && shown(answer.by),
      others: answer.others.map(shown),
      sensitive: answer.sensitive,
      ...(answer.state === 'missing' ? owner(answer) : { owner: null, ofOffice: false }),
      asked: reasons.get(answer.column.key) ?? null,
    })),
    asks: { sent: asks.length, answered: asks.filter(({ answered_at }) => answered_at !== null).length },
    may: isAsker(caller, request) ? [...actsOf(request.state)] : [],
  })
}
