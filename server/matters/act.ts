import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import {
  type Action,
  type Context,
  decide,
  fold,
  type Json,
  type MatterState,
  typedOf,
} from '../../kernel/workflow/index.ts'
import { claimAttachments } from '../../store/attachment.ts'
import type { Tx } from '../../store/database.ts'
import { findMatter } from '../../store/matter/find.ts'
import { appendToMatter } from '../../store/matter/write.ts'
import { traceOf } from '../audit.ts'
import type { Caller } from '../caller.ts'
import { waysOut } from '../notify/ways.ts'
import type { Program } from '../program.ts'
import { claimOf } from '../uploads/index.ts'
import { actorOf, contextOf, positioned } from './context.ts'
import { policyOf } from './policy.ts'
import { announce, rowsOf } from './rows.ts'
import { keepAfter, keepStanding, type Standing, takeStanding } from './standing.ts'

export interface ActInput {
  readonly id: string
  /** Number of entries that the one who acts has seen. */
  readonly version: number
  readonly action: string
  readonly data: Readonly<Record<string, unknown>>
  /** Past instant at which it really happened (historical import); default now. */
  readonly at?: Date
  /** What its uploads are claimed by; default the caller's key. */
  readonly claim?: string
}
export interface Acted {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly step: string
  readonly stage: string
  readonly closedAt: string | null
}

/**
 * Takes one act on a matter in the caller's sight. Refusals: `absent`; `stale-version` (who did what meanwhile); those of the
 * kernel's decide(); `unknown-attachment`, `unknown-matter` (input). Exactly one of two acts on the same version is kept: the other
 * fails at the commit with LY409, and write() lets it look again.
 */
export const actOnMatter = async (
  program: Program,
  caller: Caller,
  input: ActInput,
  tx: Tx,
): Promise<Result<Acted>> => {
  const seated = positioned(caller)
  if (!seated.ok) return seated
  const [known, policy, directory, ways] = await Promise.all([
    takeStanding(program, caller.acting.scope, input.id, input.version) ?? findMatter(tx, program.county, input.id),
    policyOf(program),
    program.directory(),
    waysOut(program),
  ])
  if (known === undefined) return refuse('absent', 'absent')
  const { matter, history } = known
  if (history.length !== input.version) return stale(program, caller, known)
  const context = contextOf(policy, directory, matter, input.at ?? program.now())
  const standing =
    'state' in known
      ? known
      : { matter, history, tracking: trackingIn(known.matter.orgs), state: fold(context, history) }
  const { state, tracking } = standing
  const data = input.data as Readonly<Record<string, Json>>
  const decided = decide(context, state, { action: input.action, actor: actorOf(caller), data })
  const bound = decided.ok ? await bindReferences(program, caller, input, { context, state }, tx) : decided
  if (!bound.ok || !decided.ok) {
    keepStanding(program, standing)
    return bound.ok ? (decided as Result<never>) : bound
  }
  const after = decided.value
  const rows = rowsOf(program, context, context.matter, standing, after, {
    tracking,
    number: matter.number,
    subject: matter.subject,
    ways,
  })
  // the matter it goes into was answered already: the job takes this one on at once
  const lapseAt = bound.value.mergedIntoAnswered ? context.now : rows.lapseAt
  const object = { kind: 'matter', id: matter.id }
  const detail = { action: input.action, seq: after.state.version }
  const trace = traceOf(program, caller, { action: 'matter.act', object, region: matter.region, detail })
  appendToMatter(tx, { ...rows, lapseAt, before: state }, trace)
  keepAfter(program, tx, { matter, tracking, history: [...history, ...after.entries], state: after.state })
  announce(program, tx, rows)
  return accept(actedOn(matter.id, matter.number, after.state))
}

export const trackingIn = (orgs: readonly string[]): readonly string[] => orgs.filter((org) => org.startsWith('track:'))

export const actedOn = (id: string, number: string, state: MatterState): Acted => ({
  id,
  number,
  version: state.version,
  step: state.step,
  stage: state.stage,
  closedAt: state.closedAt,
})

/** Says what was done since the version that was seen, and the version to look at. */
const stale = (program: Program, caller: Caller, { matter, history }: Known): Result<never> => {
  const last = history.at(-1)
  const process = program.packs.set.packs
    .flatMap((pack) => pack.processes ?? [])
    .find((one) => one.key === matter.process)
  const action = last && process?.steps[last.from ?? '']?.actions[last.action]
  const who =
    last?.actor.kind === 'staff' ? last.actor.name : program.packs.words(`actor.${last?.actor.kind}`, caller.language)
  return refuse('rules', 'stale-version', {
    params: {
      version: history.length,
      who,
      action: action ? program.packs.words(action.title, caller.language) : (last?.action ?? ''),
    },
    may: [String(history.length)],
  })
}

interface Deciding {
  readonly context: Context
  readonly state: MatterState
}
type Known = Pick<Standing, 'matter' | 'history'>

/** What an act names besides itself: uploads become the matter's, other matters must be in sight and not wait for this one. */
const bindReferences = async (
  program: Program,
  caller: Caller,
  input: ActInput,
  { context, state }: Deciding,
  tx: Tx,
): Promise<Result<{ readonly mergedIntoAnswered: boolean }>> => {
  const action = context.process.steps[state.step]?.actions[input.action]
  const data = typedOf({ data: input.data as Readonly<Record<string, Json>> })
  const named = referencesOf(action, data)
  const problems: Problem[] = []
  let mergedIntoAnswered = false
  for (const [key, id] of named.matters) {
    const other = await findMatter(tx, program.county, id)
    const usable =
      other && (action?.effect !== 'merge' || (other.matter.merged_into === null && other.matter.closed_at === null))
    mergedIntoAnswered ||= action?.effect === 'merge' && other?.matter.answered_at != null
    if (!usable) problems.push({ path: `data.${key}`, code: other ? 'matter-not-open' : 'unknown-matter' })
  }
  if (named.files.length > 0) {
    const claim = claimOf(program, input.claim ?? caller.key)
    const bind = {
      county: program.county,
      // an id that is none would be an error of the database, not an unknown file
      ids: named.files.filter((id) => UUID.test(id)),
      claim,
      matter: context.matter.id,
      region: context.matter.region,
    }
    if ((await claimAttachments(tx, bind)) < named.files.length)
      problems.push({ path: 'data.files', code: 'unknown-attachment' })
  }
  return problems.length === 0
    ? accept({ mergedIntoAnswered })
    : refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const referencesOf = (action: Action | undefined, data: Readonly<Record<string, Json>>) => {
  const fields = action?.fields ?? []
  const matters = fields
    .filter((field) => field.type === 'matter' && typeof data[field.key] === 'string')
    .map((field) => [field.key, data[field.key] as string] as const)
  const files = fields
    .filter((field) => field.type === 'files' && Array.isArray(data[field.key]))
    .flatMap((field) => data[field.key] as readonly string[])
  return { matters, files }
}
