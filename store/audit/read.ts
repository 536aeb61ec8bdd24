import type { Sql, Tx } from '../database.ts'
import type { AuditRow } from './row.ts'
import { leastId } from './seal.ts'

export interface AuditFilter {
  readonly actor?: string
  /** The whole word, or the part before a dot: `session` finds `session.sign-in`. */
  readonly action?: string
  readonly objectKind?: string
  readonly objectId?: string
  /** `done`, `refused` (anything else), or a code. */
  readonly result?: string
  /** Milliseconds between which it was written: from (included) to (excluded). */
  readonly from?: number
  readonly to?: number
  /** Id of the last row of the page before; newest come first. */
  readonly after?: string
  readonly limit: number
}

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Those of the ids that are matters on the closed route now. */
const sealedAmong = async (sql: Sql | Tx, county: string, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const asked = [...new Set(ids.filter((id) => UUID.test(id)))]
  if (asked.length === 0) return new Set()
  const rows = await sql<{ id: string }[]>`select id from sealed_among(${county}, ${asked}::uuid[]) as id`
  return new Set(rows.map(({ id }) => id))
}

/** That somebody acted on the closed route stays to be seen, and who and when; which matter, where and how does not. */
const withoutSealed = async (
  sql: Sql | Tx,
  county: string,
  rows: readonly AuditRow[],
): Promise<readonly AuditRow[]> => {
  const named = rows.filter((row) => row.objectKind === 'matter').map((row) => row.objectId)
  const sealed = await sealedAmong(sql, county, named)
  return rows.map((row) => (sealed.has(row.objectId) ? { ...row, objectId: '', region: county, detail: {} } : row))
}

/**
 * Rows of a county, the newest first: a range of the primary key, or of the index of the actor or the object. What was done to matters
 * on the closed route is without the matter, and nothing where that is asked for.
 */
export const listAudit = async (sql: Sql | Tx, county: string, filter: AuditFilter): Promise<readonly AuditRow[]> => {
  if (filter.objectId !== undefined && (await sealedAmong(sql, county, [filter.objectId])).size > 0) return []
  return withoutSealed(sql, county, await findAudit(sql, county, filter))
}

const findAudit = (sql: Sql | Tx, county: string, filter: AuditFilter): Promise<readonly AuditRow[]> => {
  const { actor, action, objectKind, objectId, result } = filter
  const before = filter.to === undefined ? LAST : leastId(filter.to)
  const upto = filter.after !== undefined && filter.after < before ? filter.after : before
  return sql<AuditRow[]>`
    select county, id, at, actor, actor_name "actorName", position, action, object_kind "objectKind", object_id "objectId",
      region, result, detail
    from audit where county = ${county} and id >= ${leastId(filter.from ?? 0)} and id < ${upto}
      ${actor === undefined ? sql`` : sql`and actor = ${actor}`}
      ${action === undefined ? sql`` : sql`and (action = ${action} or starts_with(action, ${`${action}.`}))`}
      ${objectKind === undefined ? sql`` : sql`and object_kind = ${objectKind}`}
      ${objectId === undefined ? sql`` : sql`and object_id = ${objectId}`}
      ${result === undefined ? sql`` : result === 'refused' ? sql`and result <> 'done'` : sql`and result = ${result}`}
    order by id desc limit ${filter.limit}`
}

/** All of them, page by page, in constant memory. */
export async function* eachAudit(
  sql: Sql,
  county: string,
  filter: Omit<AuditFilter, 'after' | 'limit'>,
): AsyncGenerator<AuditRow> {
  let after: string | undefined
  for (;;) {
    const page = await listAudit(sql, county, { ...filter, after, limit: 1000 })
    yield* page
    after = page.at(-1)?.id
    if (page.length < 1000 || after === undefined) return
  }
}

export const findHead = async (
  sql: Sql | Tx,
  county: string,
): Promise<{ seq: number; at: Date; digest: Buffer } | undefined> =>
  (
    await sql<{ seq: number; at: Date; digest: Buffer }[]>`
    select seq::float8 seq, at, digest from audit_seal where county = ${county} order by seq desc limit 1`
  )[0]
