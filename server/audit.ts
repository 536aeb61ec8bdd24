import { uuidv7 } from 'uuidv7'
import { type AuditColumns, auditColumns, insertAudit } from '../store/audit/append.ts'
import type { AuditRow, Detail } from '../store/audit/row.ts'
import { later, type Tx } from '../store/database.ts'
import type { Caller } from './caller.ts'
import type { Program } from './program.ts'

/** One thing done, to be kept in the audit. */
export interface Trace {
  /** What and what was done to it: `matter.act`, `matter.reveal`, `session.sign-in`. */
  readonly action: string
  readonly object: { readonly kind: string; readonly id: string }
  /** Where; default the actor's region, else the county. */
  readonly region?: string
  /** Default `done`; otherwise the code of the refusal. */
  readonly result?: string
  /** No personal data and no secrets in here: the audit is kept for years and read by auditors. */
  readonly detail?: Detail
}

/** Who did it, as the audit names him. */
export interface AuditActor {
  /** `staff:<account>`, `resident:<id>`, `nobody:<keyed digest of the address>`, `system`. */
  readonly actor: string
  readonly name: string
  readonly position: string | null
  readonly region?: string
}

export const SYSTEM: AuditActor = { actor: 'system', name: '', position: null }

export const auditActor = (caller: Caller): AuditActor => ({
  actor: caller.key,
  name: caller.kind === 'staff' ? caller.account.name : '',
  position: caller.kind === 'staff' ? (caller.position?.id ?? null) : null,
  ...(caller.kind === 'staff' && caller.position ? { region: caller.position.region } : {}),
})

/**
 * Keeps what was done, in the transaction that does it: both are committed or neither. One insert that travels along with the
 * statements after it and the commit: it need not be awaited, a failure fails the commit. Reading of personal data in clear counts as something done.
 */
export const appendAudit = (
  program: Pick<Program, 'crypto' | 'county' | 'now'>,
  tx: Tx,
  who: AuditActor | Caller,
  ...traces: readonly Trace[]
): Promise<void> => {
  const rows = traces.map((trace) => rowOf(program, who, trace))
  const written = insertAudit(tx, rows, (bytes) => program.crypto.mac('audit', bytes))
  later(tx, written)
  return written
}

/** The same for a statement that writes the trace together with what was done (see appendToMatter). */
export const traceOf = (
  program: Pick<Program, 'crypto' | 'county' | 'now'>,
  who: AuditActor | Caller,
  trace: Trace,
): AuditColumns => auditColumns(rowOf(program, who, trace), (bytes) => program.crypto.mac('audit', bytes))

const rowOf = (program: Pick<Program, 'county' | 'now'>, who: AuditActor | Caller, trace: Trace): AuditRow => {
  const actor = 'key' in who ? auditActor(who) : who
  return {
    county: program.county,
    id: uuidv7(),
    at: program.now(),
    actor: actor.actor,
    actorName: actor.name,
    position: actor.position,
    action: trace.action,
    objectKind: trace.object.kind,
    objectId: trace.object.id,
    region: trace.region ?? actor.region ?? program.county,
    result: trace.result ?? 'done',
    detail: trace.detail ?? {},
  }
}
