import { covers, type Scope } from '../../kernel/access/index.ts'
import type { Entry, MatterState } from '../../kernel/workflow/index.ts'
import { afterCommit, type Database, type Tx } from '../../store/database.ts'
import type { Fixed } from '../../store/matter/record.ts'
import type { Program } from '../program.ts'

/** How a matter stood after its last act here. */
export interface Standing {
  readonly matter: Fixed
  /** `track:<hex>`, beside the organisations that the state names. */
  readonly tracking: readonly string[]
  readonly history: readonly Entry[]
  readonly state: MatterState
}

/** Matters are acted on again soon after: so many are remembered, the longest untouched forgotten first. */
const MOST = 1000
const remembered = new WeakMap<Database['slots'], Map<string, Standing>>()

/**
 * The standing of a matter at `version`, where it is remembered and in scope; it is taken out, so that of two acts at once, and of an
 * act that is tried again, only the first relies on it. Nothing rests on its being right: the database refuses to append to another
 * version, or out of scope.
 */
export const takeStanding = (program: Program, scope: Scope, id: string, version: number): Standing | undefined => {
  const held = remembered.get(program.database.slots)
  const standing = held?.get(id)
  if (held === undefined || standing === undefined) return undefined
  held.delete(id)
  const { matter, state, tracking } = standing
  const guard = { region: matter.region, orgs: [...state.orgs, ...tracking], owner: matter.owner, sealed: state.sealed }
  return state.version === version && covers(scope, guard) ? standing : undefined
}

/** The same for looking only: it stays where it is. The caller has seen the matter at that version. */
export const standingAt = (program: Program, id: string, version: number): Standing | undefined => {
  const standing = remembered.get(program.database.slots)?.get(id)
  return standing?.state.version === version ? standing : undefined
}

export const keepStanding = (program: Program, standing: Standing): void => {
  const held = remembered.get(program.database.slots) ?? new Map<string, Standing>()
  remembered.set(program.database.slots, held)
  held.delete(standing.matter.id)
  held.set(standing.matter.id, standing)
  const [oldest] = held.keys()
  if (held.size > MOST && oldest !== undefined) held.delete(oldest)
}

/** The same once the transaction is committed. */
export const keepAfter = (program: Program, tx: Tx, standing: Standing): void => {
  afterCommit(tx, () => keepStanding(program, standing))
}
