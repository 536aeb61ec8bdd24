import type { Kept, Position, Role } from '../access/index.ts'
import { after } from '../place/index.ts'
import type { Keeper, Ledger } from './types.ts'

type KeptBy = Pick<Ledger, 'keeper' | 'keeperFrom'>

const whole = (keeper: string | Keeper): Keeper => (typeof keeper === 'string' ? { role: keeper } : keeper)

/** Everybody whom the definition names as keeper, of whatever day. */
export const keepersOf = ({ keeper, keeperFrom = [] }: KeptBy): readonly Keeper[] => [whole(keeper), ...keeperFrom]

/** Who keeps a ledger on a day (YYYY-MM-DD). */
export const keeperAt = ({ keeper, keeperFrom = [] }: KeptBy, day: string): Keeper =>
  keeperFrom.findLast(({ from }) => from <= day) ?? whole(keeper)

/** Whether any keeper of it is an organisation: only then its records are seen otherwise than by region. */
export const isKeptByOrganisations = (ledger: KeptBy): boolean =>
  keepersOf(ledger).some(({ organisation }) => organisation !== undefined)

/** Region and last part of an organisation's code, where it has the form `<kind>-<region>-<last part>`. */
const partsOf = (org: string | undefined): readonly [region: string, office: string] | undefined => {
  const [, region, office] = /^[^-]+-(\d+)-(.+)$/.exec(org ?? '') ?? []
  return region === undefined || office === undefined ? undefined : [region, office]
}

/** Who an organisation is as a keeper, with one of its roles; the role alone where the code says no office. */
export const keeperOfOrganisation = (role: string, org: string): Keeper => {
  const office = partsOf(org)?.[1]
  return { role, ...(office !== undefined && { organisation: office }) }
}

/** Whether one who holds the position is that keeper. */
export const isKeeper = ({ role, org, region }: Pick<Position, 'role' | 'org' | 'region'>, keeper: Keeper): boolean => {
  if (role !== keeper.role || keeper.organisation === undefined) return role === keeper.role
  const parts = partsOf(org)
  return parts?.[0] === region && parts[1] === keeper.organisation
}

/**
 * What a position keeps for its organisation on a day, with the range of regions in which it does; undefined where that is nothing. Of a role
 * that sees by region its scope says all.
 */
export const keptFor = (
  position: Position,
  { reach }: Pick<Role, 'reach'>,
  ledgers: readonly (KeptBy & Pick<Ledger, 'key'>)[],
  day: string,
): Kept | undefined => {
  if (reach !== 'organisation') return undefined
  const kept = ledgers.filter((ledger) => {
    const keeper = keeperAt(ledger, day)
    return keeper.organisation !== undefined && isKeeper(position, keeper)
  })
  if (kept.length === 0) return undefined
  return { ledgers: kept.map(({ key }) => key), lo: position.region, hi: after(position.region) }
}

/** One text for each keeper, to compare and group by: `bookkeeper`, `clerk:treasury`. readKeeper(keeperName(x)) is x. */
export const keeperName = ({ role, organisation }: Keeper): string =>
  organisation === undefined ? role : `${role}:${organisation}`

export const readKeeper = (name: string): Keeper => {
  const [role = '', organisation] = name.split(':')
  return { role, ...(organisation !== undefined && { organisation }) }
}
