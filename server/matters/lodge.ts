import { uuidv7 } from 'uuidv7'
import { civilDate } from '../../kernel/calendar/index.ts'
import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Context, Json, MatterFacts } from '../../kernel/workflow/index.ts'
import { lodge } from '../../kernel/workflow/index.ts'
import { claimAttachments } from '../../store/attachment.ts'
import type { Tx } from '../../store/database.ts'
import { bigrams } from '../../store/matter/words.ts'
import { addMatter } from '../../store/matter/write.ts'
import { traceOf } from '../audit.ts'
import type { Caller } from '../caller.ts'
import type { LodgeMatter } from '../contract/matter.ts'
import { newTrackingCode, trackingDigest, trackingOrg } from '../identity/tracking.ts'
import { waysOut } from '../notify/ways.ts'
import type { Program } from '../program.ts'
import { claimOf } from '../uploads/index.ts'
import { actorOf, positioned, scopeCovers } from './context.ts'
import { numberFor } from './numbers.ts'
import { policyOf } from './policy.ts'
import { registerWith } from './register.ts'
import { announce, rowsOf } from './rows.ts'
import { keepAfter } from './standing.ts'

export type LodgeInput = Omit<LodgeMatter, 'channel'> & {
  /** Key of a way in; default by who lodges: `web` a resident, `staff` on a resident's behalf. */
  readonly channel?: string | null
  /** Past instant at which it really began (historical import); default now. */
  readonly at?: Date
  /** What its uploads are claimed by; default the caller's key. */
  readonly claim?: string
}
export interface Lodged {
  readonly id: string
  readonly number: string
  /** Shown once; only its keyed digest is kept. */
  readonly trackingCode: string
  readonly step: string
  readonly version: number
}

/** What lodging rests on: the rules of the day, and that the input names only what is there. */
const rulesFor = async (program: Program, caller: Caller, input: LodgeInput, at: Date) => {
  const day = civilDate(at.toISOString())
  const [policy, directory, register, number, ways] = await Promise.all([
    policyOf(program),
    program.directory(),
    registerWith(program, input.region, day),
    numberFor(program, day),
    waysOut(program),
  ])
  const process = policy.processOn(input.process, day)
  if (!process.ok) return process
  const byStaff = process.value.lodgedBy === 'staff'
  if (byStaff && caller.kind !== 'staff')
    return refuse('input', 'unknown-process', { params: { process: input.process } })
  const params = policy.parametersOn(input.process, input.region, day)
  if (!params.ok) return params
  const inList = policy.inList(input.process)
  const unknownCategory = input.category != null && !inList('category', input.category)
  const problems = [
    ...regionProblems(program, caller, input.region, register.stood(input.region, day)),
    ...(unknownCategory ? [{ path: 'category', code: 'unknown-choice' }] : []),
    ...(byStaff ? unasked(input) : []),
  ]
  if (problems.length > 0) return invalid(problems)
  const context = {
    process: process.value,
    params: params.value,
    calendar: policy.calendar,
    directory,
    now: at.toISOString(),
    ...(policy.layers && { layers: policy.layers }),
    inList,
  }
  return accept({ context, number, ways })
}

const factsFrom = (caller: Caller, input: LodgeInput, at: Date): MatterFacts => ({
  id: uuidv7(),
  process: input.process,
  region: input.region,
  category: input.category ?? null,
  channel: input.channel ?? (caller.kind === 'staff' ? 'staff' : 'web'),
  lodgedAt: at.toISOString(),
  sealed: false,
  owner: caller.kind === 'resident' ? caller.resident : null,
  text: `${input.subject}\n${input.body}`,
  data: input.data as Readonly<Record<string, Json>>,
})

/**
 * Begins a matter under the numbers in force on that day. Refusals: `unknown-process`, `unknown-region`, `unknown-choice`,
 * `unknown-attachment`, `not-asked` (input); `no-version`, `no-parameters` and what the process bans (rules). Staff lodge within their region only.
 */
export const lodgeMatter = async (
  program: Program,
  caller: Caller,
  input: LodgeInput,
  tx: Tx,
): Promise<Result<Lodged>> => {
  const at = input.at ?? program.now()
  const seated = positioned(caller)
  if (!seated.ok) return seated
  const rules = await rulesFor(program, caller, input, at)
  if (!rules.ok) return rules
  const { context, number, ways } = rules.value
  const decided = lodge(context, factsFrom(caller, input, at), actorOf(caller))
  if (!decided.ok) return decided
  const { facts, state, entries } = decided.value
  const claimed = await claim(program, caller, input, tx, facts.id)
  if (!claimed.ok) return claimed
  const trackingCode = newTrackingCode(program.crypto)
  const digest = trackingDigest(program.crypto, trackingCode)
  const tracking = [trackingOrg(digest)]
  const around = { tracking, number, subject: input.subject, ways }
  const rows = rowsOf(program, { ...context, matter: facts }, facts, null, decided.value, around)
  const fixed = fixedOf(input, context, facts, number)
  const object = { kind: 'matter', id: facts.id }
  addMatter(
    tx,
    rows,
    { ...fixed, ...toldBy(program, input), tracking_digest: digest },
    bigrams(`${input.subject} ${input.body} ${input.address}`),
    traceOf(program, caller, { action: 'matter.lodge', object, region: facts.region }),
  )
  const matter = { ...fixed, id: facts.id, process: facts.process, region: facts.region, lodged_at: at }
  keepAfter(program, tx, { matter, tracking, history: entries, state })
  announce(program, tx, rows)
  return accept({ id: facts.id, number, trackingCode, step: state.step, version: state.version })
}

/** Where it is and who told it. */
const toldBy = (program: Program, input: LodgeInput) => ({
  address: input.address,
  lon: input.lon ?? null,
  lat: input.lat ?? null,
  contact_name_cipher: sealed(program, 'contact-name', input.contactName),
  contact_phone_cipher: sealed(program, 'contact-phone', input.contactPhone),
})

/** The columns that never change. */
const fixedOf = (
  input: LodgeInput,
  { process, params }: Pick<Context, 'process' | 'params'>,
  facts: MatterFacts,
  number: string,
) => ({
  number,
  version: process.version,
  parameters: params.key,
  owner: facts.owner,
  channel: facts.channel,
  subject: input.subject,
  body: input.body,
  data: facts.data,
  lodged_at: facts.lodgedAt,
  lodged_category: facts.category,
  lodged_sealed: facts.sealed,
})

const invalid = (problems: readonly Problem[]): Result<never> =>
  refuse('input', 'invalid-input', { problems, params: { count: problems.length } })

/** What a matter of offices keeps nothing of: whom to call, and where somebody lives. */
const UNASKED = ['contactName', 'contactPhone', 'address', 'lon', 'lat'] as const
const unasked = (input: LodgeInput): readonly Problem[] =>
  UNASKED.filter((key) => (input[key] ?? '') !== '').map((path) => ({ path, code: 'not-asked' }))

const sealed = (program: Program, purpose: string, text: string | null | undefined): Buffer | null =>
  text ? program.crypto.encrypt(purpose, text) : null

const regionProblems = (program: Program, caller: Caller, region: string, stands: boolean): readonly Problem[] => {
  const inCounty = region.startsWith(program.county)
  const mine = caller.kind !== 'staff' || scopeCovers(caller.acting.scope, region)
  return stands && inCounty && mine ? [] : [{ path: 'region', code: 'unknown-region' }]
}

/** Uploads of the same side only, each once. */
const claim = async (
  program: Program,
  caller: Caller,
  input: LodgeInput,
  tx: Tx,
  matter: string,
): Promise<Result<null>> => {
  const ids = [...new Set(input.attachments)]
  if (ids.length === 0) return accept(null)
  const bind = {
    county: program.county,
    ids,
    claim: claimOf(program, input.claim ?? caller.key),
    matter,
    region: input.region,
  }
  const bound = await claimAttachments(tx, bind)
  return bound === ids.length ? accept(null) : invalid([{ path: 'attachments', code: 'unknown-attachment' }])
}
