import { civilDate } from '../../kernel/calendar/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { type Actor, type Context, fold, type MatterState, type Offer, offers } from '../../kernel/workflow/index.ts'
import { type Attachment, listAttachments } from '../../store/attachment.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { type Found, findMatter, findTracked } from '../../store/matter/find.ts'
import { listPeople } from '../../store/matter/names.ts'
import { listRelated, type Related } from '../../store/matter/search.ts'
import { bigrams } from '../../store/matter/words.ts'
import type { Caller } from '../caller.ts'
import { readTrackingCode, trackingActing } from '../identity/tracking.ts'
import type { Program } from '../program.ts'
import { actorOf, contextOf, positioned } from './context.ts'
import { policyOf } from './policy.ts'

/** A matter as its page needs it; presenters turn it into words. */
export interface Reading extends Found {
  readonly context: Context
  readonly state: MatterState
  readonly offers: readonly Offer[]
  readonly attachments: readonly Attachment[]
  readonly related: readonly Related[]
  /** Desk → names of whoever holds it today. */
  readonly people: ReadonlyMap<string, readonly string[]>
}

/** One matter in the caller's sight, with everything about it. Refusal: `absent`. */
export const readMatter = async (program: Program, caller: Caller, id: string): Promise<Result<Reading>> => {
  const seated = positioned(caller)
  if (!seated.ok) return seated
  return inScope(
    program.database,
    caller.acting,
    async (tx) => {
      const found = await findMatter(tx, program.county, id)
      return found === undefined
        ? refuse('absent', 'absent')
        : accept(await around(program, actorOf(caller), found, tx, true))
    },
    'general',
  )
}

/** The matter that a tracking code opens, as the resident sees it; no other matter is mentioned. Refusal: `absent`. */
export const trackMatter = async (program: Program, typed: string): Promise<Result<Reading>> => {
  const code = readTrackingCode(typed)
  if (code === undefined) return refuse('absent', 'absent')
  const acting = trackingActing(program.crypto, program.county, code)
  return inScope(
    program.database,
    acting,
    async (tx) => {
      const found = await findTracked(tx, program.county, program.crypto.macs('tracking', code))
      if (found === undefined) return refuse('absent', 'absent')
      return accept(await around(program, { kind: 'resident', id: null }, found, tx, false))
    },
    'general',
  )
}

const around = async (program: Program, actor: Actor, found: Found, tx: Tx, full: boolean): Promise<Reading> => {
  const { matter, history } = found
  const now = program.now()
  const [policy, directory] = await Promise.all([policyOf(program), program.directory()])
  const context = contextOf(policy, directory, matter, now)
  const state = fold(context, history)
  const desks = state.tasks.filter((task) => task.doneAt === null).map((task) => task.desk)
  const [attachments, related, people] = await Promise.all([
    listAttachments(tx, program.county, matter.id),
    full ? listRelated(tx, relationsOf(found)) : [],
    full && desks.length > 0 ? listPeople(tx, program.county, desks, civilDate(now.toISOString())) : [],
  ])
  const names = Map.groupBy(people, (one) => one.desk)
  return {
    ...found,
    context,
    state,
    offers: offers(context, state, actor),
    attachments,
    related,
    people: new Map([...names].map(([desk, held]) => [desk, held.map((one) => one.name)])),
  }
}

const relationsOf = ({ matter }: Found) => ({
  county: matter.county,
  id: matter.id,
  village: matter.region.slice(0, 12),
  at: matter.lodged_at,
  mergedInto: matter.merged_into,
  words: bigrams(`${matter.subject} ${matter.body} ${matter.address}`),
})
