import { copyRows } from '../copy.ts'
import type { Tx } from '../database.ts'

/** Rows of places and people written at once, by the owner or the system role: a founding import, the demo. */

export interface RegionRow {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly kind: string
  /** YYYY-MM-DD; the last day is the day before `validTo`. */
  readonly validFrom: string
  readonly validTo?: string | null
  readonly lon?: number
  readonly lat?: number
  /** Type of a grid and what it covers. */
  readonly form?: string
  readonly area?: string
  /** GeoJSON geometry. */
  readonly shape?: object
}
export const copyRegions = async (tx: Tx, rows: readonly RegionRow[]): Promise<void> => {
  const columns = ['code', 'name', 'level', 'kind', 'valid_from', 'valid_to', 'lon', 'lat', 'form', 'area']
  const cells = rows.map((r) => [
    r.code,
    r.name,
    r.level,
    r.kind,
    r.validFrom,
    r.validTo,
    r.lon,
    r.lat,
    r.form ?? '',
    r.area ?? '',
  ])
  await copyRows(tx, 'region', columns, cells)
  const shaped = rows.flatMap((row) => (row.shape === undefined ? [] : [[row.code, row.shape]]))
  await copyRows(tx, 'region_shape', ['code', 'geometry'], shaped)
}

export interface OrganisationRow {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly hierarchy: string
  readonly kind: string
  readonly region: string
  readonly parent: string | null
}
export const copyOrganisations = (tx: Tx, rows: readonly OrganisationRow[], validFrom: string): Promise<void> =>
  copyRows(
    tx,
    'organisation',
    ['code', 'name', 'short_name', 'hierarchy', 'kind', 'region', 'parent', 'valid_from'],
    rows.map((r) => [r.code, r.name, r.shortName, r.hierarchy, r.kind, r.region, r.parent, validFrom]),
  )

export interface AccountRow {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly phoneCipher: Uint8Array
}
export interface PositionRow {
  readonly id: string
  readonly account: string
  readonly role: string
  readonly region: string
  readonly org: string | null
  readonly title: string
}
export const copyPeople = async (
  tx: Tx,
  people: { readonly accounts: readonly AccountRow[]; readonly positions: readonly PositionRow[] },
  common: { readonly county: string; readonly passwordHash: string; readonly at: Date; readonly validFrom: string },
): Promise<void> => {
  const { county, passwordHash, at, validFrom } = common
  await copyRows(
    tx,
    'account',
    ['id', 'county', 'login', 'name', 'phone_cipher', 'password_hash', 'password_changed_at', 'created_at'],
    people.accounts.map((a) => [a.id, county, a.login, a.name, a.phoneCipher, passwordHash, at, at]),
  )
  await copyRows(
    tx,
    'position',
    ['id', 'county', 'account', 'role', 'region', 'org', 'title', 'valid_from'],
    people.positions.map((p) => [p.id, county, p.account, p.role, p.region, p.org, p.title, validFrom]),
  )
}

export interface HouseholdCopy {
  readonly id: string
  readonly region: string
  readonly door: string
  readonly head: string
  readonly phoneCipher: Uint8Array | null
  readonly persons: number
  readonly worker: string | null
}
export const copyHouseholds = (tx: Tx, county: string, rows: Iterable<HouseholdCopy>): Promise<void> =>
  copyRows(
    tx,
    'household',
    ['county', 'id', 'region', 'door', 'head_name', 'phone_cipher', 'persons', 'worker'],
    (function* () {
      for (const r of rows) yield [county, r.id, r.region, r.door, r.head, r.phoneCipher, r.persons, r.worker]
    })(),
  )

export interface SuccessionCopy {
  readonly id: string
  readonly kind: string
  readonly on: string
  readonly from: string
  readonly to: string
  readonly document: string
}
export const copySuccessions = (tx: Tx, rows: readonly SuccessionCopy[]): Promise<void> =>
  copyRows(
    tx,
    'region_succession',
    ['id', 'kind', 'on_date', 'from_code', 'to_code', 'document'],
    rows.map((r) => [r.id, r.kind, r.on, r.from, r.to, r.document]),
  )

export interface AliasCopy {
  readonly net: string
  readonly foreignCode: string
  readonly region: string
  readonly name: string
}
export const copyAliases = (tx: Tx, county: string, rows: readonly AliasCopy[], validFrom: string): Promise<void> =>
  copyRows(
    tx,
    'grid_alias',
    ['county', 'net', 'foreign_code', 'region', 'name', 'valid_from'],
    rows.map((r) => [county, r.net, r.foreignCode, r.region, r.name, validFrom]),
  )

/** Fresh statistics, so that the first questions after a bulk load are planned well. */
export const analyse = async (tx: Tx, tables: readonly string[]): Promise<void> => {
  for (const table of tables) await tx.unsafe(`analyze ${table}`)
}
