import type { Role } from '../../kernel/access/index.ts'
import { ancestorsOf, DEFAULT_LAYERS, type GridLayer } from '../../kernel/place/index.ts'
import type { Directory } from '../../kernel/workflow/index.ts'
import type { Database, Sql, Tx } from '../database.ts'

interface DeskRow {
  readonly desk: string
  readonly role: string
  readonly region: string
}

/** Desks that somebody holds on `day` (YYYY-MM-DD). */
export const listDesks = (sql: Sql | Tx, county: string, day: string): Promise<readonly DeskRow[]> => sql<DeskRow[]>`
  select distinct p.desk, p.role, p.region from position p join account a on a.id = p.account
  where p.county = ${county} and a.disabled_at is null and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
  order by p.role, p.region, p.desk`

/** A directory over these desks. Of several desks of one role in a region (departments) `deskAt` names the first by name. */
export const directoryOf = (
  desks: readonly DeskRow[],
  roles: ReadonlyMap<string, Role>,
  layers: readonly GridLayer[] = DEFAULT_LAYERS,
): Directory => {
  const byDesk = new Map(desks.map((row) => [row.desk, row]))
  const byPlace = new Map<string, string>()
  for (const { desk, role, region } of desks) {
    const place = `${role} ${region}`
    if (!byPlace.has(place)) byPlace.set(place, desk)
  }
  const deskAt: Directory['deskAt'] = (role, region) => byPlace.get(`${role} ${region}`)
  return {
    deskAt,
    live: (desk) => byDesk.has(desk),
    regionOf: (desk) => byDesk.get(desk)?.region,
    above: (desk) => {
      const row = byDesk.get(desk)
      const role = row && roles.get(row.role)?.reportsTo
      if (row === undefined || role === undefined) return undefined
      for (const region of [row.region, ...ancestorsOf(row.region, layers)]) {
        const found = deskAt(role, region)
        if (found !== undefined && found !== desk) return found
      }
      return undefined
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
      const desks = await listDesks(database.app, county, day)
      held = { directory: directoryOf(desks, roles, layers), version, day }
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
