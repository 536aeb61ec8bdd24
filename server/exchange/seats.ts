import { createHash } from 'node:crypto'
import type { Position } from '../../kernel/access/index.ts'
import type { DeskRule, Directory } from '../../kernel/workflow/index.ts'
import { roleOf, seatOf } from '../../kernel/workflow/index.ts'
import type { HeldSeat } from '../../store/exchange/holders.ts'
import type { Seats } from './history.ts'

/** Same text, same number: for choices that have no ground in the file. */
export const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0)

/** The posts that are held now. */
export const heldSeats = (held: readonly HeldSeat[]): Seats => {
  const byDesk = new Map(held.map((seat) => [seat.desk, seat]))
  return {
    positionAt: (desk) => {
      const seat = byDesk.get(desk)
      if (seat === undefined) return undefined
      const { id, role, region, org } = seat
      return org === null ? { id, role, region } : { id, role, region, org }
    },
    candidates: (rules, actor) => {
      const order = rules.map(({ role }) => role)
      return held
        .filter(
          ({ role, region }) =>
            order.includes(role) && (region.startsWith(actor.region) || actor.region.startsWith(region)),
        )
        .filter(({ role }, _, all) => role === firstThere(order, all))
        .map(({ desk }) => desk)
    },
  }
}

/** Only the role that the rules name first and that somebody holds: the others would change who answers by chance. */
const firstThere = (order: readonly string[], held: readonly HeldSeat[]): string | undefined =>
  order.find((role) => held.some((seat) => seat.role === role))

/** Everybody is there: for comparing rules without an installation. */
export const allSeats = (county: string): { readonly seats: Seats; readonly directory: Directory } => ({
  seats: {
    positionAt: (desk): Position => ({ id: desk, role: roleOf(desk), region: seatOf(desk) }),
    candidates: (rules: readonly DeskRule[], actor) =>
      rules
        .filter(({ role }) => role !== '*')
        .map(({ role, at }) => `${role}@${at === 'county' ? county : actor.region}`),
  },
  directory: {
    deskAt: (role, region) => `${role}@${region}`,
    live: () => true,
    regionOf: seatOf,
    above: () => undefined,
  },
})
