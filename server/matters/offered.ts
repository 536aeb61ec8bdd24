import { type Entry, fold, type MatterState, type Permitted, permitted } from '../../kernel/workflow/index.ts'
import { type Database, inScope } from '../../store/database.ts'
import { findHistories } from '../../store/matter/find.ts'
import type { Fixed, ListedMatter } from '../../store/matter/record.ts'
import type { Caller } from '../caller.ts'
import type { Program } from '../program.ts'
import { actorOf, contextOf } from './context.ts'
import { policyOf } from './policy.ts'
import { standingAt } from './standing.ts'

/** How a matter stood after so many entries: histories are only added to, so that this never changes. */
interface Folded {
  readonly matter: Fixed
  readonly state: MatterState
}

/** So many are remembered, the longest unread forgotten first: a list is looked at again and again. */
const MOST = 2000
const folded = new WeakMap<Database['slots'], Map<string, Folded>>()

/**
 * Matter → what the caller may do with it now, by the same kernel and the same history as the matter's own page; nothing for those who
 * hold no position. The rows are those of a list that the caller was given.
 */
export const permittedOf = async (
  program: Program,
  caller: Caller,
  rows: readonly ListedMatter[],
): Promise<ReadonlyMap<string, readonly Permitted[]>> => {
  if (caller.kind !== 'staff' || caller.position === null || rows.length === 0) return new Map()
  const [policy, directory] = await Promise.all([policyOf(program), program.directory()])
  const now = program.now()
  const contextAt = (matter: Fixed) => contextOf(policy, directory, matter, now)
  const known = await knownOf(program, caller, rows, (matter, history) => fold(contextAt(matter), history))
  const actor = actorOf(caller)
  return new Map(
    rows.flatMap(({ id }) => {
      const one = known.get(id)
      return one ? [[id, permitted(contextAt(one.matter), one.state, actor)] as const] : []
    }),
  )
}

const knownOf = async (
  program: Program,
  caller: Caller,
  rows: readonly ListedMatter[],
  foldOf: (matter: Fixed, history: readonly Entry[]) => MatterState,
): Promise<ReadonlyMap<string, Folded>> => {
  const held = folded.get(program.database.slots) ?? new Map<string, Folded>()
  folded.set(program.database.slots, held)
  const known = new Map(
    rows.flatMap(({ id, entries }) => {
      const one = held.get(id)
      const found = one?.state.version === entries ? one : standingAt(program, id, entries)
      return found ? [[id, found] as const] : []
    }),
  )
  const unknown = rows.filter(({ id }) => !known.has(id))
  if (unknown.length > 0) {
    const ids = unknown.map(({ id }) => id)
    const found = await inScope(program.database, caller.acting, (tx) => findHistories(tx, program.county, ids))
    for (const { matter, history } of found) known.set(matter.id, { matter, state: foldOf(matter, history) })
  }
  for (const [id, one] of known) {
    held.delete(id)
    held.set(id, one)
  }
  for (const oldest of held.keys()) {
    if (held.size <= MOST) break
    held.delete(oldest)
  }
  return known
}
