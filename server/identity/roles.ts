import type { Position, Role } from '../../kernel/access/index.ts'
import { NOTHING, type Scope, scopeOf } from '../../kernel/access/index.ts'
import type { HeldPosition } from '../../store/identity/positions.ts'
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

/** The scope that a position has under its role; nothing where the role is unknown. */
export const scopeOfPosition = (position: Position, role: Role | undefined): Scope =>
  role === undefined ? NOTHING : scopeOf(position, role)

/** The role's title in the words of its pack; its key where no pack declares it. */
export const roleTitle = (program: Pick<Program, 'packs'>, key: string, language: Language): string => {
  const role = roleOf(program, key)
  return role === undefined ? key : program.packs.words(role.title, language)
}
