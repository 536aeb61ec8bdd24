import type { Kept as KeptByOrganisation, Position, Role } from '../../kernel/access/index.ts'
import { isKeeper, type Keeper, keeperAt, keptFor, type Ledger } from '../../kernel/ledger/index.ts'
import { type Result, refuse } from '../../kernel/refusal/index.ts'
import type { StaffCaller } from '../caller.ts'
import type { Packs } from '../packs.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { getLedger, type Kept, ledgersOf } from './definitions.ts'

type Today = Pick<Program, 'packs' | 'now'>

/** Who keeps a ledger today. */
export const keeperOf = (program: Pick<Program, 'now'>, { ledger }: { readonly ledger: Ledger }): Keeper =>
  keeperAt(ledger, todayOf(program))

/** What people call a keeper: the office where it is one, else the role; its key where no pack says. */
export const keeperTitle = (
  packs: Packs,
  { role, organisation }: Keeper,
  language: StaffCaller['language'],
): string => {
  const declared = packs.role(role)
  const office = declared?.offices?.find(({ key }) => key === organisation)
  return packs.words(office?.title ?? declared?.title ?? role, language)
}

/** One role, or one office, keeps a ledger; a programme of its own reads and never writes. */
export const mayKeep = (program: Pick<Program, 'now'>, { position }: StaffCaller, kept: Kept): boolean =>
  position !== null && !kept.ledger.computed && isKeeper(position, keeperOf(program, kept))

/** What a position keeps for its organisation today, for its scope. */
export const keptByPosition = (program: Today, position: Position, role: Role): KeptByOrganisation | undefined =>
  role.reach === 'organisation'
    ? keptFor(
        position,
        role,
        [...ledgersOf(program.packs).values()].map(({ ledger }) => ledger),
        todayOf(program),
      )
    : undefined

/** Whoever acts for an organisation opens the ledgers that it keeps, and no other; whoever sees by region opens all of them there. */
export const opensLedger = ({ role, acting }: StaffCaller, { ledger }: Kept): boolean =>
  role?.reach !== 'organisation' || (acting.scope.kept?.ledgers.includes(ledger.key) ?? false)

/** A ledger that the caller may open. Refusal: `absent` where no pack declares it, or another organisation keeps it. */
export const openLedger = (program: Pick<Program, 'packs'>, caller: StaffCaller, key: string): Result<Kept> => {
  const kept = getLedger(program.packs, key)
  return kept.ok && !opensLedger(caller, kept.value) ? refuse('absent', 'absent') : kept
}

/** Every ledger that the caller may open. */
export const openLedgers = ({ packs }: Pick<Program, 'packs'>, caller: StaffCaller): readonly Kept[] =>
  [...ledgersOf(packs).values()].filter((kept) => opensLedger(caller, kept))
