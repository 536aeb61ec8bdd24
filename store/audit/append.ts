import type { Tx } from '../database.ts'
import { type AuditRow, atText, canonical, clean, cleanDetail } from './row.ts'

/**
 * Writes rows in the caller's transaction: what was done and its trace are committed together or not at all.
 * `mac` is keyed and made by the program, so that a row put in from elsewhere shows.
 */
export const insertAudit = async (tx: Tx, rows: readonly AuditRow[], mac: (bytes: string) => Buffer): Promise<void> => {
  if (rows.length === 0) return
  const columns = rows.map((row) => auditColumns(row, mac))
  await tx`insert into audit ${tx(columns.map((one) => ({ ...one, detail: tx.json(one.detail as never) })))}`
}

/** The columns of a row, with its mac: also for a statement that writes the trace together with what was done. */
export const auditColumns = (given: AuditRow, mac: (bytes: string) => Buffer) => {
  const row = {
    ...given,
    actor: clean(given.actor),
    actorName: clean(given.actorName),
    objectId: clean(given.objectId),
    detail: cleanDetail(given.detail),
  }
  return {
    county: row.county,
    id: row.id,
    at: row.at,
    actor: row.actor,
    actor_name: row.actorName,
    position: row.position,
    action: row.action,
    object_kind: row.objectKind,
    object_id: row.objectId,
    region: row.region,
    result: row.result,
    detail: row.detail,
    mac: mac(canonical({ ...row, at: atText(row.at) })),
  }
}
export type AuditColumns = ReturnType<typeof auditColumns>
