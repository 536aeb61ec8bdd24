import { accept, type Result, refuse } from '../kernel/refusal/index.ts'
import { type Acting, inScope, type Tx } from '../store/database.ts'
import { findReply, saveReply } from '../store/idempotency.ts'
import type { Call, Reply } from './route.ts'

/** Carries a result out of a transaction that must leave nothing behind. */
class Refused extends Error {
  readonly result: Result<never>
  constructor(result: Result<unknown>) {
    super('rolled back')
    this.result = result as Result<never>
  }
}

/** A lost race for a matter's next entry (store/migrations/0021), a deadlock, a failed serialization: nothing was written. */
const LOST = new Set(['LY409', '40P01', '40001'])

/** Somebody else wrote the same key, or a record of the same grain (store/ledger), at the same moment. */
const TAKEN = /^idempotency_pk$|^ledger_.*_grain$/

const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (LOST.has(String(error.code)) || ('constraint_name' in error && TAKEN.test(String(error.constraint_name))))

/**
 * One writing transaction. A repeated `Idempotency-Key` of the same caller gets the first reply again (another body under
 * the same key is refused); a refusal rolls back everything. `work` may run twice: where somebody else was quicker, or the key is known, it looks again.
 * What it sets off outside the database goes through afterCommit().
 */
export const write = async <T>(
  call: Pick<Call, 'program' | 'caller' | 'idempotencyKey' | 'body' | 'params' | 'request'>,
  work: (tx: Tx) => Promise<Result<Reply<T>>>,
  acting: Acting = call.caller.acting,
): Promise<Result<Reply<T>>> => {
  const { database } = call.program
  const key =
    call.idempotencyKey === null
      ? null
      : { county: acting.county, actor: call.caller.key, key: call.idempotencyKey, digest: digestOf(call) }
  try {
    return await inScope(database, acting, atOnce).catch((error: unknown) => {
      // a refusal under a key may be that of a repeated request, which gets its first reply
      const looksAgain = error instanceof Refused ? key !== null : isLost(error)
      if (looksAgain) return inScope(database, acting, key === null ? atOnce : unlessKnown)
      throw error
    })
  } catch (error) {
    if (error instanceof Refused) return error.result
    throw error
  }

  /** Nothing is asked for first: most keys are new, and a known one fails at the commit. */
  async function atOnce(tx: Tx): Promise<Result<Reply<T>>> {
    const result = orThrow(await work(tx))
    const { value } = result
    if (key !== null && 'body' in value) saveReply(tx, key, value.status ?? 200, value.body, call.program.now())
    return result
  }

  async function unlessKnown(tx: Tx): Promise<Result<Reply<T>>> {
    const known = key && (await findReply(tx, key))
    if (known === 'other-request') throw new Refused(refuse('rules', 'idempotency-reused'))
    if (known) throw new Refused(accept(again<T>(known)))
    return atOnce(tx)
  }

  function digestOf(of: typeof call): Buffer {
    const what = JSON.stringify([of.request.method, new URL(of.request.url).pathname, of.body ?? null])
    return call.program.crypto.digest(Buffer.from(what))
  }
}

/** What write() would answer, refusals included; its transaction is undone, no key is looked at, and nothing outside the database happens. */
export const rehearse = async <T>(
  { program, caller }: Pick<Call, 'program' | 'caller'>,
  work: (tx: Tx) => Promise<Result<Reply<T>>>,
): Promise<Result<Reply<T>>> => {
  try {
    return await inScope(program.database, caller.acting, async (tx): Promise<Result<Reply<T>>> => {
      throw new Refused(await work(tx))
    })
  } catch (error) {
    if (error instanceof Refused) return error.result
    throw error
  }
}

/** A reply that named no status was kept as 200: it gets its route's own again. */
const again = <T>({ status, body }: { readonly status: number; readonly body: unknown }): Reply<T> =>
  status === 200 ? { body: body as T } : { status, body: body as T }

const orThrow = <T>(result: Result<T>): { readonly ok: true; readonly value: T } => {
  if (!result.ok) throw new Refused(result)
  return result
}
