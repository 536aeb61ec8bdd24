import type { Scope } from '../../kernel/access/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Actor, Context, Directory, MatterFacts } from '../../kernel/workflow/index.ts'
import type { Fixed } from '../../store/matter/record.ts'
import type { Caller } from '../caller.ts'
import type { Policy } from './policy.ts'

/** The facts as lodged: category and seal of the row are a fold, the fold begins with these. */
export const factsOf = (matter: Fixed): MatterFacts => {
  const found = known.get(matter)
  if (found !== undefined) return found
  const facts = lodgedFacts(matter)
  known.set(matter, facts)
  return facts
}

/** What is remembered of a matter is asked for with every act on it, and with every list that it stands in. */
const known = new WeakMap<Fixed, MatterFacts>()

const lodgedFacts = (matter: Fixed): MatterFacts => ({
  id: matter.id,
  process: matter.process,
  region: matter.region,
  category: matter.lodged_category,
  channel: matter.channel,
  lodgedAt: matter.lodged_at.toISOString(),
  sealed: matter.lodged_sealed,
  owner: matter.owner,
  text: `${matter.subject}\n${matter.body}`,
  data: matter.data,
})

/** What the rules of a matter need to know; under the process and the numbers of the day that it began. */
export const contextOf = (policy: Policy, directory: Directory, matter: Fixed, now: Date): Context => ({
  process: policy.process(matter.process, matter.version),
  params: policy.parameters(matter.process, matter.parameters),
  calendar: policy.calendar,
  directory,
  matter: factsOf(matter),
  now: now.toISOString(),
  ...(policy.layers && { layers: policy.layers }),
  inList: policy.inList(matter.process),
})

/** Whoever acts, as the kernel knows him. An anonymous resident acts by the tracking code that opened the matter. */
export const actorOf = (caller: Caller): Actor =>
  caller.kind === 'staff' && caller.position
    ? { kind: 'staff', position: caller.position, name: caller.account.name }
    : { kind: 'resident', id: caller.kind === 'resident' ? caller.resident : null }

/** Staff see matters through a position; without one there is nothing to act as. */
export const positioned = (caller: Caller): Result<null> =>
  caller.kind === 'staff' && caller.position === null ? refuse('absent', 'absent') : accept(null)

export const scopeCovers = (scope: Scope, region: string): boolean => region >= scope.lo && region < scope.hi
