import { deskOf } from '../../kernel/access/index.ts'
import type { Keeper } from '../../kernel/ledger/index.ts'
import { widths } from '../../kernel/place/index.ts'
import type { Directory } from '../../kernel/workflow/index.ts'
import type { Sql, Tx } from '../../store/database.ts'
import { findOffices } from '../../store/place/organisations.ts'
import { schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'

/** Where a keeper sits: the region it is at home in, of those that a record is about, from the nearest up. */
const homesOf = (program: Program, role: string, region: string): readonly string[] => {
  const digits = widths(schemeOf(program).layers)
  const levels = program.packs.role(role)?.levels ?? []
  const homes = levels.toSorted((a, b) => b - a).map((level) => region.slice(0, digits[level - 1] ?? 0))
  return [...new Set(homes)].filter((home) => home !== '')
}

/** Code of the office that keeps a ledger for each region, today; undefined where there is none. Of a keeper that is an organisation. */
export const officesFor = async (
  program: Program,
  sql: Sql | Tx,
  { role, organisation = '' }: Keeper,
  regions: readonly string[],
): Promise<(region: string) => string | undefined> => {
  const homeOf = (region: string): string => homesOf(program, role, region)[0] ?? ''
  const found = await findOffices(sql, [...new Set(regions.map(homeOf))], organisation, todayOf(program))
  return (region) => found.get(homeOf(region))
}

export interface Seat {
  readonly desk: string
  /** The region that the desk is at home in. */
  readonly home: string
}

/** The desk of a ledger's keeper for each region, today; undefined where nobody sits there. */
export const seatsFor = async (
  program: Program,
  sql: Sql | Tx,
  keeper: Keeper,
  { directory, regions }: { readonly directory: Directory; readonly regions: readonly string[] },
): Promise<(region: string) => Seat | undefined> => {
  const { role } = keeper
  if (keeper.organisation === undefined)
    return (region) =>
      homesOf(program, role, region).flatMap((home) => {
        const desk = directory.deskAt(role, home)
        return desk === undefined ? [] : [{ desk, home }]
      })[0]
  const officeOf = await officesFor(program, sql, keeper, regions)
  return (region) => {
    const [home = ''] = homesOf(program, role, region)
    const org = officeOf(region)
    const desk = org && deskOf({ role, region: home, org })
    return desk && directory.live(desk) ? { desk, home } : undefined
  }
}
