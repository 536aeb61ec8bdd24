import type { Role } from '../../kernel/access/index.ts'
import { ancestorsOf, DEFAULT_LAYERS, type GridLayer, type Succession, successorsOf } from '../../kernel/place/index.ts'
import type { Directory } from '../../kernel/workflow/index.ts'
import type { Database, Sql, Tx } from '../database.ts'
import { listSuccessionsBelow } from './successions.ts'

interface DeskRow {
  readonly desk: string
  readonly role: string
  readonly region: string
  /** Whether somebody holds it on the day; what was held once is kept, so that it is known who stands in for it. */
  readonly live: boolean
}

/** Every desk that was ever held, and whether somebody holds it on `day` (YYYY-MM-DD). */
export const listDesks = (sql: Sql | Tx, county: string, day: string): Promise<readonly DeskRow[]> => sql<DeskRow[]>`
  select p.desk, p.role, p.region,
    bool_or(a.disabled_at is null and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})) as live
  from position p join account a on a.id = p.account
  where p.county = ${county}
  group by p.desk, p.role, p.region
  order by live, p.role, p.region, p.desk`

/** What became of regions, by the register of successions; most have no line in it. */
const becameBy = (lines: readonly Succession[], day: string): ((region: string) => readonly string[]) => {
  const from = new Set(lines.map((line) => line.from))
  return (region) => (from.has(region) ? successorsOf(region, lines, '', day) : [region])
}

type Place = Pick<DeskRow, 'role' | 'region'>

/** A desk that nobody ever held is named by its place alone. */
const named = (desk: string): Place | undefined => {
  const [role = '', seat = ''] = desk.split('@')
  return /^\d+$/.test(seat) ? { role, region: seat } : undefined
}

/** A directory over these desks. Of several desks of one role in a region (departments) `deskAt` names the first by name. */
export const directoryOf = (
  desks: readonly DeskRow[],
  roles: ReadonlyMap<string, Role>,
  layers: readonly GridLayer[] = DEFAULT_LAYERS,
  became: (region: string) => readonly string[] = (region) => [region],
): Directory => {
  const byDesk = new Map(desks.map((row) => [row.desk, row]))
  const byPlace = new Map<string, string>()
  for (const { desk, role, region, live } of desks) {
    const place = `${role} ${region}`
    if (live && !byPlace.has(place)) byPlace.set(place, desk)
  }
  const deskAt: Directory['deskAt'] = (role, region) => byPlace.get(`${role} ${region}`)
  const placeOf = (desk: string): Place | undefined => byDesk.get(desk) ?? named(desk)
  const findAbove = (desk: string): string | undefined => {
    const place = placeOf(desk)
    const role = place && roles.get(place.role)?.reportsTo
    if (place === undefined || role === undefined) return undefined
    for (const region of [place.region, ...ancestorsOf(place.region, layers)]) {
      const found = deskAt(role, region)
      if (found !== undefined && found !== desk) return found
    }
    return undefined
  }
  // a list asks for each act of each of its rows; desks that nobody ever held are left out, or any word would be kept
  const aboveOf = new Map<string, string | undefined>()
  return {
    deskAt,
    live: (desk) => byDesk.get(desk)?.live === true,
    regionOf: (desk) => placeOf(desk)?.region,
    became,
    above: (desk) => {
      if (aboveOf.has(desk)) return aboveOf.get(desk)
      const found = findAbove(desk)
      if (byDesk.has(desk)) aboveOf.set(desk, found)
      return found
    },
  }
}

const versionOf = async (sql: Sql | Tx): Promise<string> => {
  const [row] = await sql<{ version: string }[]>`select version from register_version where register = 'positions'`
  return row?.version ?? ''
}

/** How long a copy is used without asking whether positions have changed. */
const UNASKED_MS = 1000

export interface DirectoryOptions {
  readonly database: Pick<Database, 'app'>
  readonly county: string
  readonly roles: readonly Role[]
  readonly layers?: readonly GridLayer[]
  /** Today in China, YYYY-MM-DD: positions begin and end with the day. */
  readonly today: () => string
}

/**
 * The directory of a county, kept in memory. A change of positions, by whatever process, shows within a second; the copy of
 * 6,000 workers is made anew only then, or when the day turns.
 */
export const openDirectory = (options: DirectoryOptions): (() => Promise<Directory>) => {
  const { database, county, layers, today } = options
  const roles = new Map(options.roles.map((role) => [role.key, role]))
  let held: { readonly directory: Directory; readonly version: string; readonly day: string } | undefined
  let asked = Number.NEGATIVE_INFINITY
  let asking: Promise<Directory> | undefined
  const ask = async (): Promise<Directory> => {
    // read before the desks: a change between the two is seen at the next asking
    const version = await versionOf(database.app)
    const day = today()
    if (held === undefined || held.version !== version || held.day !== day) {
      const [desks, lines] = await Promise.all([
        listDesks(database.app, county, day),
        listSuccessionsBelow(database.app, county),
      ])
      held = { directory: directoryOf(desks, roles, layers, becameBy(lines, day)), version, day }
    }
    asked = performance.now()
    return held.directory
  }
  return async () => {
    if (held !== undefined && performance.now() - asked < UNASKED_MS && held.day === today()) return held.directory
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
}
