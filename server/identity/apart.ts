import { type Ability, clashOf, type HeldAbilities } from '../../kernel/access/index.ts'
import type { Tx } from '../../store/database.ts'
import { findPhone, listPhonesOf } from '../../store/identity/people.ts'
import { type HeldPosition, listPositions } from '../../store/identity/positions.ts'
import type { Program } from '../program.ts'
import { roleOf } from './roles.ts'

const abilitiesOf = (program: Program, held: Pick<HeldPosition, 'role' | 'from' | 'to'>): HeldAbilities => ({
  abilities: roleOf(program, held.role)?.abilities ?? [],
  from: held.from,
  to: held.to,
})
const isAdministration = ({ abilities }: HeldAbilities): boolean => abilities.some((one) => one.startsWith('admin.'))

/** Roles that administer anything. */
const administering = (program: Program): readonly string[] =>
  program.packs.set.packs
    .flatMap((pack) => pack.roles ?? [])
    .filter(({ abilities }) => abilities.some((one) => one.startsWith('admin.')))
    .map(({ key }) => key)

/** What other accounts of the same person hold: two accounts with one phone are one person with two names to sign in by. */
const heldElsewhere = async (
  program: Program,
  tx: Tx,
  account: string,
  phone: string | null,
): Promise<readonly HeldAbilities[]> => {
  if (phone === null) return []
  const others = await listPhonesOf(tx, program.county, administering(program))
  const same = others.filter(({ id, cipher }) => id !== account && program.crypto.decrypt('phone', cipher) === phone)
  const held = await Promise.all(same.map(({ id }) => listPositions(tx, id)))
  return held.flat().map((one) => abilitiesOf(program, one))
}

const phoneOf = async (program: Program, tx: Tx, account: string): Promise<string | null> => {
  const cipher = await findPhone(tx, account)
  return cipher === null ? null : program.crypto.decrypt('phone', cipher)
}

/** The pair of administrations that a further position would put into one hand, with whatever account. */
export const clashWith = async (
  program: Program,
  tx: Tx,
  account: string,
  added: HeldAbilities,
): Promise<readonly [Ability, Ability] | undefined> => {
  if (!isAdministration(added)) return undefined
  const own = (await listPositions(tx, account)).map((held) => abilitiesOf(program, held))
  const elsewhere = await heldElsewhere(program, tx, account, await phoneOf(program, tx, account))
  return clashOf([...own, ...elsewhere], added)
}

/** The same for a phone that an account gets. */
export const clashByPhone = async (
  program: Program,
  tx: Tx,
  account: string,
  phone: string,
): Promise<readonly [Ability, Ability] | undefined> => {
  const own = (await listPositions(tx, account)).map((held) => abilitiesOf(program, held)).filter(isAdministration)
  if (own.length === 0) return undefined
  const elsewhere = await heldElsewhere(program, tx, account, phone)
  return own.map((added) => clashOf(elsewhere, added)).find((clash) => clash !== undefined)
}
