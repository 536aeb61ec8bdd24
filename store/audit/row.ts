/** What happened, as the audit keeps it. Never changed, and deleted by nobody but the owner of the database. */
export interface AuditRow {
  readonly county: string
  /** UUIDv7 made when the row is written: the order of ids is the order of writing. */
  readonly id: string
  readonly at: Date
  /** `staff:<account>`, `resident:<id>`, `nobody`, `system`. */
  readonly actor: string
  readonly actorName: string
  readonly position: string | null
  /** `session.sign-in`, `matter.reveal` …: what, then what was done. */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  readonly region: string
  /** `done`, or why not: the code of a refusal. */
  readonly result: string
  readonly detail: Detail
}
export type Detail = Readonly<Record<string, unknown>>

/** As stored: microseconds of `at` in the text, since the owner could change more than a Date shows. */
export type StoredRow = Omit<AuditRow, 'at'> & {
  /** `YYYY-MM-DDTHH:MM:SS.uuuuuuZ` */
  readonly at: string
  readonly mac: Buffer
}

/** PostgreSQL stores neither NUL nor halves of surrogate pairs; audit must never fail because of what somebody typed. */
export const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** Plain JSON of a detail (dates as text, undefined left out), as jsonb will give it back. */
export const cleanDetail = (detail: Detail): Detail =>
  JSON.parse(JSON.stringify(detail, (_key, value: unknown) => (typeof value === 'string' ? clean(value) : value)))

/** The bytes under the mac: one JSON array of all columns in a fixed order, keys of objects sorted. */
export const canonical = (row: Omit<StoredRow, 'mac'>): string =>
  JSON.stringify([
    1,
    row.county,
    row.id,
    row.at,
    row.actor,
    row.actorName,
    row.position,
    row.action,
    row.objectKind,
    row.objectId,
    row.region,
    row.result,
    sorted(row.detail),
  ])

/** jsonb keeps keys in an order of its own; the digest uses that of the code points. The first item tells lists from objects. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return ['[', ...value.map(sorted)]
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return ['{', ...entries.map(([key, inner]) => [key, sorted(inner)])]
}

/** A Date as the stored text: PostgreSQL keeps microseconds, a Date has milliseconds. */
export const atText = (at: Date): string => at.toISOString().replace('Z', '000Z')
