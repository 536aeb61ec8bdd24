import type { Position, Role } from '../../kernel/access/index.ts'
import { type Scope, scopeOf } from '../../kernel/access/index.ts'
import type { HeldPosition } from '../../store/identity/positions.ts'
import { keptByPosition } from '../ledger/keeper.ts'
import type { Program } from '../program.ts'
import type { Language } from '../words.ts'

/** The role that a pack declares; undefined where no pack does (any more): such a position opens nothing. */
export const roleOf = (program: Pick<Program, 'packs'>, key: string): Role | undefined => program.packs.role(key)

/** What the kernel calls a position. */
export const toPosition = (held: HeldPosition): Position => ({
  id: held.id,
  role: held.role,
  region: held.region,
  ...(held.org === null ? {} : { org: held.org }),
})

/**
 * What a position sees under its role today, with what it keeps for its organisation, and the role as it is held: who keeps nothing for his
 * organisation opens no ledger.
 */
export const heldToday = (
  program: Program,
  position: Position,
  role: Role,
): { readonly role: Role; readonly scope: Scope } => {
  const scope = scopeOf(position, role)
  if (role.reach !== 'organisation') return { role, scope }
  const kept = keptByPosition(program, position, role)
  if (kept !== undefined) return { role, scope: { ...scope, kept } }
  return { role: { ...role, abilities: role.abilities.filter((ability) => ability !== 'ledgers') }, scope }
}

/** The role's title in the words of its pack; its key where no pack declares it. */
export const roleTitle = (program: Pick<Program, 'packs'>, key: string, language: Language): string => {
  const role = roleOf(program, key)
  return role === undefined ? key : program.packs.words(role.title, language)
}
