import type { Role } from '../access/index.ts'
import { isoDate } from '../ledger/days.ts'
import { keepersOf, type Ledger } from '../ledger/index.ts'
import type { Finding, Place } from './finding.ts'
import { finding, under } from './finding.ts'

interface Kept {
  readonly ledger: Ledger
  readonly place: Place
}

/** Ten years: later than that nobody waits for a period to be closed. */
const MOST_DAYS = 3660

/** Whoever closes must see records by region and may close at all; who keeps a ledger does not look through his own work. */
const closer = ({ ledger, place }: Kept, roles: ReadonlyMap<string, Role>): readonly Finding[] => {
  if (ledger.closes === undefined) return []
  const at = under(place, 'closes')
  const role = roles.get(ledger.closes)
  if (!role) return [finding(at, 'unknown-role', { role: ledger.closes })]
  if (role.reach !== 'region' || !role.abilities.includes('ledgers.close'))
    return [finding(at, 'closer-may-not', { role: role.key })]
  return keepersOf(ledger).some((keeper) => keeper.role === role.key)
    ? [finding(at, 'closer-keeps', { role: role.key })]
    : []
}

const byItself = ({ ledger, place }: Kept): readonly Finding[] => {
  const rules = ledger.closesAfter ?? []
  const at = under(place, 'closesAfter')
  const unordered = rules.some(({ from }, index) => index > 0 && from <= (rules[index - 1]?.from ?? ''))
  return [
    ...rules.flatMap(({ from, days }) => [
      ...(isoDate(from) === undefined ? [finding(at, 'no-date', { date: from })] : []),
      ...(Number.isInteger(days) && days >= 0 && days <= MOST_DAYS
        ? []
        : [finding(at, 'no-amount', { amount: days, unit: 'natural-days' })]),
    ]),
    ...(unordered ? [finding(at, 'closes-unordered', { ledger: ledger.key })] : []),
  ]
}

/** Who closes a ledger's periods, and when they close by themselves. */
export const closingFindings = (kept: Kept, roles: ReadonlyMap<string, Role>): readonly Finding[] => {
  const { ledger, place } = kept
  if (ledger.closes === undefined && ledger.closesAfter === undefined) return []
  if (ledger.period === undefined)
    return [finding(under(place, 'period'), 'closes-without-period', { ledger: ledger.key })]
  return [...closer(kept, roles), ...byItself(kept)]
}
