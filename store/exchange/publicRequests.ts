import type { Tx } from '../database.ts'

/** What is kept of a request that may go out in public form; the presenter decides what of it does. */
export interface PublicRequest {
  readonly id: string
  readonly number: string
  readonly process: string
  readonly category: string | null
  readonly region: string
  readonly subject: string
  readonly body: string
  readonly address: string
  readonly lon: number | null
  readonly lat: number | null
  readonly step: string
  readonly responsible: string
  readonly lodgedAt: Date
  /** When it last moved on. */
  readonly movedAt: Date
  readonly dueAt: Date | null
  readonly closedAt: Date | null
  readonly outcome: string | null
  /** Whether its lodger allowed the subject to be shown. */
  readonly publish: boolean
}

export interface PublicFilter {
  readonly process: string
  /** Lodged within, both included. */
  readonly since: Date
  readonly until: Date
  readonly numbers?: readonly string[]
  /** Any of these. */
  readonly categories?: readonly string[]
  readonly state?: 'open' | 'closed'
}

const COLUMNS = (
  tx: Tx,
) => tx`id, number, process, category, region, subject, body, address, lon, lat, step, responsible,
  lodged_at "lodgedAt", greatest(lodged_at, step_since, answered_at, closed_at) "movedAt", due_at "dueAt", closed_at "closedAt", outcome,
  coalesce((data ->> 'publish')::boolean, false) publish`

/** Newest first; never of a closed route. By number the window does not count. */
export const listPublicRequests = (
  tx: Tx,
  county: string,
  filter: PublicFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly PublicRequest[]> => {
  const { numbers, categories, state } = filter
  return tx<PublicRequest[]>`
    select ${COLUMNS(tx)} from matter
    where county = ${county} and process = ${filter.process} and not sealed
      ${
        numbers
          ? tx`and number = any (${numbers as string[]})`
          : tx`and lodged_at >= ${filter.since} and lodged_at <= ${filter.until}`
      }
      ${categories ? tx`and category = any (${categories as string[]})` : tx``}
      ${state === 'open' ? tx`and closed_at is null` : tx``}
      ${state === 'closed' ? tx`and closed_at is not null` : tx``}
    order by lodged_at desc, id desc limit ${page.limit} offset ${page.offset}`
}

export interface NamedPlace {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly lon: number | null
  readonly lat: number | null
}

const standing = (tx: Tx, county: string, day: string) => tx`
  r.code >= ${county} and r.code < ${`${county}:`} and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})`

/** Towns and villages that a written address names, the lowest and longest first. */
export const listNamedIn = (tx: Tx, county: string, text: string, day: string): Promise<readonly NamedPlace[]> => tx<
  NamedPlace[]
>`
  select r.code, r.name, r.level::int, r.lon, r.lat from region r
  where ${standing(tx, county, day)} and r.level in (4, 5) and length(r.name) >= 2 and strpos(${text}, r.name) > 0
  order by r.level desc, length(r.name) desc, r.code limit 50`

/** Villages nearest to a point, with their boundary where it is known. */
export const listNear = (
  tx: Tx,
  county: string,
  at: { readonly lon: number; readonly lat: number },
  day: string,
): Promise<readonly (NamedPlace & { readonly geometry: unknown })[]> => tx<(NamedPlace & { geometry: unknown })[]>`
  select r.code, r.name, r.level::int, r.lon, r.lat, s.geometry from region r left join region_shape s on s.code = r.code
  where ${standing(tx, county, day)} and r.level = 5 and r.lon is not null and r.lat is not null
  order by power((r.lon - ${at.lon}) * cos(radians(${at.lat})), 2) + power(r.lat - ${at.lat}, 2), r.code limit 12`

/** Of these codes, where they lie. */
export const listPlaces = async (tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, NamedPlace>> => {
  const rows = await tx<NamedPlace[]>`select distinct on (code) code, name, level::int, lon, lat from region
    where code = any (${codes as string[]}) order by code, valid_from desc`
  return new Map(rows.map((row) => [row.code, row]))
}
