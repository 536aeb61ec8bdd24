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

/** The lost race for a matter's next entry (store/migrations/0021), a deadlock, a failed serialization: nothing was written. */
const AGAIN = new Set(['LY409', '40P01', '40001'])

/**
 * One writing transaction. A repeated `Idempotency-Key` of the same caller gets the first reply again (another body under
 * the same key is refused); a refusal rolls back everything. `work` may run twice: where somebody else was quicker, it looks again.
 * What it sets off outside the database goes through afterCommit().
 */
export const write = async <T>(
  call: Pick<Call, 'program' | 'caller' | 'idempotencyKey' | 'body' | 'params' | 'request'>,
  work: (tx: Tx) => Promise<Result<Reply<T>>>,
  acting: Acting = call.caller.acting,
): Promise<Result<Reply<T>>> => {
  const once = (): Promise<Result<Reply<T>>> =>
    inScope(call.program.database, acting, (tx) =>
      call.idempotencyKey === null ? plain(tx) : keyed(tx, call.idempotencyKey),
    )
  try {
    return await once().catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && AGAIN.has(String(error.code))) return once()
      throw error
    })
  } catch (error) {
    if (error instanceof Refused) return error.result
    throw error
  }

  async function plain(tx: Tx): Promise<Result<Reply<T>>> {
    return orThrow(await work(tx))
  }

  async function keyed(tx: Tx, idempotencyKey: string): Promise<Result<Reply<T>>> {
    const key = { county: acting.county, actor: call.caller.key, key: idempotencyKey, digest: digestOf(call) }
    // sent together with what `work` reads first: a new key costs no round trip, and for a known one the work is rolled back
    const seen = findReply(tx, key)
    const [first, done] = await Promise.allSettled([seen, work(tx)])
    if (first.status === 'rejected') throw first.reason
    if (first.value === 'other-request') throw new Refused(refuse('rules', 'idempotency-reused'))
    if (first.value) throw new Refused(accept({ status: first.value.status, body: first.value.body as T }))
    if (done.status === 'rejected') throw done.reason
    const { value } = orThrow(done.value)
    if ('body' in value) saveReply(tx, key, value.status ?? 200, value.body, call.program.now())
    return accept(value)
  }

  function digestOf(of: typeof call): Buffer {
    const what = JSON.stringify([new URL(of.request.url).pathname, of.body ?? null])
    return call.program.crypto.digest(Buffer.from(what))
  }
}

const orThrow = <T>(result: Result<T>): { readonly ok: true; readonly value: T } => {
  if (!result.ok) throw new Refused(result)
  return result
}
