import type { Role } from '../access/index.ts'
import { isoDate } from '../ledger/days.ts'
import type { Keeper, Ledger } from '../ledger/index.ts'
import type { Finding, Place } from './finding.ts'
import { finding, under } from './finding.ts'

interface Kept {
  readonly ledger: Ledger
  readonly place: Place
}

/** Records are guarded by region: whoever acts for organisations reaches them only where the ledger says for which of them he keeps it. */
const ofOffice = (at: Place, { key, offices = [], abilities }: Role, organisation: string): readonly Finding[] => {
  const may = offices.map((office) => office.key).join(', ') || '–'
  return [
    ...(offices.some((office) => office.key === organisation)
      ? []
      : [finding(at, 'unknown-office', { role: key, office: organisation, may })]),
    ...(abilities.includes('ledgers') ? [] : [finding(at, 'keeper-may-not', { role: key })]),
  ]
}

/** Whoever is at home in a village can't write about a town. */
const below = (at: Place, { key, levels }: Role, about: readonly number[]): readonly Finding[] =>
  Math.min(...levels) > Math.min(...about)
    ? [finding(at, 'keeper-below', { role: key, level: Math.min(...levels), about: Math.min(...about) })]
    : []

const named = (at: Place, keeper: Keeper, { levels }: Ledger, roles: ReadonlyMap<string, Role>): readonly Finding[] => {
  const role = roles.get(keeper.role)
  if (!role) return [finding(at, 'unknown-role', { role: keeper.role })]
  return [...below(at, role, levels), ...reaching(at, keeper, role)]
}

const reaching = (at: Place, keeper: Keeper, role: Role): readonly Finding[] => {
  const { organisation } = keeper
  if (role.reach === 'none') return [finding(at, 'keeper-without-reach', { role: role.key })]
  if (role.reach === 'region')
    return organisation === undefined ? [] : [finding(at, 'keeper-by-region', { role: role.key, office: organisation })]
  return organisation === undefined
    ? [finding(at, 'keeper-of-no-office', { role: role.key })]
    : ofOffice(at, role, organisation)
}

const dated = ({ ledger, place }: Kept): readonly Finding[] => {
  const days = (ledger.keeperFrom ?? []).map(({ from }) => from)
  const at = under(place, 'keeperFrom')
  const unordered = days.some((day, index) => index > 0 && day <= (days[index - 1] ?? ''))
  return [
    ...days.flatMap((day) => (isoDate(day) === undefined ? [finding(at, 'no-date', { date: day })] : [])),
    ...(unordered ? [finding(at, 'keepers-unordered', { ledger: ledger.key })] : []),
  ]
}

/** Who keeps a ledger, on every day: a role that there is, and where it acts for organisations, one of them that there is. */
export const keeperFindings = (kept: Kept, roles: ReadonlyMap<string, Role>): readonly Finding[] => {
  const { ledger, place } = kept
  const at = under(place, 'keeper')
  if (ledger.keeper === '') return [finding(at, 'no-keeper', { ledger: ledger.key })]
  const first = typeof ledger.keeper === 'string' ? { role: ledger.keeper } : ledger.keeper
  return [
    ...named(at, first, ledger, roles),
    ...(ledger.keeperFrom ?? []).flatMap((keeper, index) =>
      named(under(place, 'keeperFrom', index), keeper, ledger, roles),
    ),
    ...dated(kept),
  ]
}
