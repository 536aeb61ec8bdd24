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

/** Rows of a county, the newest first: a range of the primary key, or of the index of the actor or the object. */
export const listAudit = (sql: Sql | Tx, county: string, filter: AuditFilter): Promise<readonly AuditRow[]> => {
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
