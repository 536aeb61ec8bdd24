import { accept, type Result, refuse } from '../kernel/refusal/index.ts'
import { type Acting, inScope, type Tx } from '../store/database.ts'
import { findReply, saveReply } from '../store/idempotency.ts'
import type { Call, Reply } from './route.ts'

/** Carries a refusal out of a transaction, so that everything in it is rolled back. */
class Refused extends Error {
  readonly result: Result<never>
  constructor(result: Result<never>) {
    super('refused')
    this.result = result
  }
}

/**
 * One writing transaction. A repeated `Idempotency-Key` of the same caller gets the first reply again (another body under
 * the same key is refused); a refusal rolls back everything.
 */
export const write = async <T>(
  call: Pick<Call, 'program' | 'caller' | 'idempotencyKey' | 'body' | 'params' | 'request'>,
  work: (tx: Tx) => Promise<Result<Reply<T>>>,
  acting: Acting = call.caller.acting,
): Promise<Result<Reply<T>>> => {
  try {
    return await inScope(call.program.database, acting, async (tx) => {
      if (call.idempotencyKey === null) return orThrow(await work(tx))
      const key = { county: acting.county, actor: call.caller.key, key: call.idempotencyKey, digest: digestOf(call) }
      const before = await findReply(tx, key)
      if (before === 'other-request') throw new Refused(refuse('rules', 'idempotency-reused'))
      if (before) return accept({ status: before.status, body: before.body as T })
      const result = orThrow(await work(tx))
      if ('body' in result.value)
        await saveReply(tx, key, result.value.status ?? 200, result.value.body, call.program.now())
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return error.result
    throw error
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
