import { uuidv7 } from 'uuidv7'
import {
  type Load,
  monthsDue,
  NO_LOAD,
  type Over,
  overQuota,
  plusLoad,
  type Quota,
  quotaOn,
} from '../../kernel/burden/index.ts'
import { type Answer, ownerOf } from '../../kernel/element/index.ts'
import { type Keeper, keeperName, readKeeper } from '../../kernel/ledger/index.ts'
import { bannedNames } from '../../kernel/pack/burden.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { type AskedField, type AskedLoad, addAsks, listLoads, type NewAsk } from '../../store/element/asks.ts'
import type { StoredRequest } from '../../store/element/requests.ts'
import { namesOf } from '../../store/place/regions.ts'
import { listSettings } from '../../store/settings.ts'
import type { ActOnRequest } from '../contract/element.ts'
import { keeperTitle } from '../ledger/keeper.ts'
import { officesFor } from '../ledger/seats.ts'
import { admitted, type Permits } from '../list/admission.ts'
import type { Packs } from '../packs.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { settingsOf } from '../settings.ts'
import { regionsOf } from './fill.ts'
import { ELEMENT_SETTINGS } from './settings.ts'
import { fieldOf } from './sources.ts'

/**
 * What may be asked of a village in a month, on a day (default today): by the county's own setting, else by its programmes, else by their
 * packs, else by default.
 */
export const quotaOf = async (program: Program, day = todayOf(program)): Promise<Quota> => {
  const [settings, set] = await Promise.all([settingsOf(program), listSettings(program.database.app, program.county)])
  const programmes = program.packs.programmes.filter(({ regions }) =>
    regions.some((root) => program.county.startsWith(root)),
  )
  const named = new Set(programmes.flatMap(({ packs }) => packs))
  const packs = program.packs.set.packs.filter(({ key }) => named.has(key))
  const fallback = {
    forms: ELEMENT_SETTINGS['burden.forms'].fallback,
    fields: ELEMENT_SETTINGS['burden.fields'].fallback,
    minutes: ELEMENT_SETTINGS['burden.minutes'].fallback,
  }
  const layers = [...packs, ...programmes].map(({ burden = [] }) => burden)
  const declared = quotaOn(fallback, layers, day)
  return {
    forms: set.has('burden.forms') ? settings['burden.forms'] : declared.forms,
    fields: set.has('burden.fields') ? settings['burden.fields'] : declared.fields,
    minutes: set.has('burden.minutes') ? settings['burden.minutes'] : declared.minutes,
  }
}

/** Whoever keeps the nearest, else whoever keeps ledgers at the level that the form asks. */
export const ownerOfColumn = (packs: Packs, answer: Answer, all: readonly Answer[], level: number): Keeper => {
  const owner = ownerOf(answer, all)
  if (owner !== null) return readKeeper(owner)
  const fits = packs.set.packs
    .flatMap((pack) => pack.roles ?? [])
    .find(
      ({ reach, levels, abilities }) => reach === 'region' && levels.includes(level) && abilities.includes('ledgers'),
    )
  return { role: fits?.key ?? '' }
}

const FORM: Pack = { key: 'form', version: '1', title: '', basis: [] }

/** What the rules forbid to ask is refused; what they allow with a reason, and what is sensitive, needs one. */
const titleProblems = (answer: Answer, need: string | undefined, path: string): readonly Problem[] => {
  const { title } = answer.column
  const place = { pack: FORM, path }
  const banned = bannedNames({ place, key: '', title, ...(need !== undefined && { need }) })
  if (banned.length > 0)
    return banned.map(({ basis = '' }) => ({ path, code: 'form-banned', params: { name: title, basis } }))
  return answer.sensitive && need === undefined ? [{ path: `${path}.need`, code: 'need-required' }] : []
}

type Asked = ActOnRequest['asks']

const askProblems = (program: Program, answers: readonly Answer[], asked: Asked): readonly Problem[] =>
  asked.flatMap(({ column, need }, at): readonly Problem[] => {
    const path = `asks.${at}`
    const answer = answers.find((one) => one.column.key === column)
    if (!answer) return [{ path: `${path}.column`, code: 'unknown-column' }]
    if (answer.by === null) return titleProblems(answer, need ?? answer.column.need, path)
    const ledger = fieldOf(program, answer.by.candidate.id)?.kept.ledger
    const by = program.packs.words(ledger?.title ?? answer.by.candidate.titles[0] ?? '', 'zh-CN')
    return [{ path: `${path}.column`, code: 'held-already', params: { name: answer.column.title, by } }]
  })

interface Passed {
  readonly region: string
  readonly month: string
  readonly over: Over
  readonly inTheWay: readonly string[]
}

/** The first limit that would be passed, and what stands in the way. */
const passedQuota = (
  loads: readonly AskedLoad[],
  asked: {
    readonly regions: readonly string[]
    readonly months: readonly string[]
    readonly more: Load
    readonly quota: Quota
  },
): Passed | undefined => {
  const there = Map.groupBy(loads, ({ region, month }) => `${region} ${month}`)
  for (const month of asked.months)
    for (const region of asked.regions) {
      const now = there.get(`${region} ${month}`) ?? []
      const [over] = overQuota(now.reduce<Load>(plusLoad, NO_LOAD), asked.more, asked.quota)
      if (over)
        return { region, month, over, inTheWay: [...new Set(now.map(({ title, asker }) => `${asker}：${title}`))] }
    }
  return undefined
}

const roomFor = async (
  program: Program,
  tx: Tx,
  request: StoredRequest,
  asked: { readonly regions: readonly string[]; readonly more: Load },
): Promise<Result<null>> => {
  const first = todayOf(program).slice(0, 7)
  const months = monthsDue({ every: request.every, first, last: request.last.slice(0, 7) })
  const last = months.at(-1) ?? first
  const loads = await listLoads(tx, program.county, { root: request.region, first, last })
  const passed = passedQuota(loads, { ...asked, months, quota: await quotaOf(program) })
  if (!passed) return accept(null)
  const { over, region, month, inTheWay } = passed
  const names = await namesOf(tx, [region], todayOf(program))
  return refuse('rules', `quota-${over.what}`, {
    params: {
      region: names.get(region) ?? region,
      month,
      most: over.most,
      now: over.now,
      more: over.more,
      inTheWay: inTheWay.join('；') || '—',
    },
  })
}

interface Owned {
  readonly owner: Keeper
  readonly fields: readonly AskedField[]
}

/** What is asked, by whom it is asked of. */
const byOwner = (
  program: Program,
  { level }: StoredRequest,
  { answers, asked }: { readonly answers: readonly Answer[]; readonly asked: Asked },
): readonly Owned[] => {
  const fields = asked.flatMap(({ column, reason }) => {
    const answer = answers.find((one) => one.column.key === column)
    if (!answer) return []
    const field: AskedField = { key: column, title: answer.column.title, reason }
    return [{ owner: keeperName(ownerOfColumn(program.packs, answer, answers, level)), field }]
  })
  return [...Map.groupBy(fields, ({ owner }) => owner)].map(([owner, some]) => ({
    owner: readKeeper(owner),
    fields: some.map(({ field }) => field),
  }))
}

/** Code of the organisation that is asked about each region; empty where a role is asked. Refusal: `no-such-office`. */
const officesOf = async (
  program: Program,
  tx: Tx,
  owner: Keeper,
  regions: readonly string[],
): Promise<Result<(region: string) => string>> => {
  if (owner.organisation === undefined) return accept(() => '')
  const officeOf = await officesFor(program, tx, owner, regions)
  if (regions.some((region) => officeOf(region) === undefined))
    return refuse('rules', 'no-such-office', { params: { office: keeperTitle(program.packs, owner, 'zh-CN') } })
  return accept((region) => officeOf(region) ?? '')
}

/**
 * Asks the owners for what nobody holds: one row for each region and owner. What an office is asked burdens no village, and need be on no
 * list of what villages may be asked. Refusals:
 * `invalid-input` (a column that is held, forbidden, or sensitive without a need), `nothing-asked`, `not-on-list`, `no-such-office`,
 * `quota-forms`, `quota-fields`, `quota-minutes`.
 */
export const askOwners = async (
  program: Program,
  tx: Tx,
  request: StoredRequest,
  given: { readonly answers: readonly Answer[]; readonly asked: Asked; readonly permits: Permits },
): Promise<Result<readonly NewAsk[]>> => {
  const { answers, asked, permits } = given
  if (asked.length === 0) return refuse('rules', 'nothing-asked')
  const problems = askProblems(program, answers, asked)
  if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  const perField = (await settingsOf(program))['burden.minutes-per-field']
  const regions = await regionsOf(program, tx, request)
  const owned = byOwner(program, request, given)
  const here = owned.filter(({ owner }) => owner.organisation === undefined).flatMap(({ fields }) => fields).length
  if (here > 0) {
    const listed = await admitted({ program, tx }, permits, request.id)
    if (!listed.ok) return listed
    const room = await roomFor(program, tx, request, {
      regions,
      more: { forms: 1, fields: here, minutes: here * perField },
    })
    if (!room.ok) return room
  }
  const { title, basis, asker, every, last } = request
  const common = { request: request.id, title, basis, asker, every, first: todayOf(program), last }
  const rows: NewAsk[] = []
  for (const { owner, fields } of owned) {
    const orgOf = await officesOf(program, tx, owner, regions)
    if (!orgOf.ok) return orgOf
    const own = { ...common, role: owner.role, fields, minutes: fields.length * perField }
    rows.push(...regions.map((region) => ({ ...own, id: uuidv7(), region, org: orgOf.value(region) })))
  }
  await addAsks(tx, program.county, rows, program.now())
  return accept(rows)
}
