import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Acting, Tx } from '../../store/database.ts'
import { findTrackedId } from '../../store/matter/find.ts'
import type { Caller } from '../caller.ts'
import { nobody } from '../caller.ts'
import { readTrackingCode, showTrackingCode, trackingActing } from '../identity/tracking.ts'
import { type Reading, readMatter, trackMatter } from '../matters/read.ts'
import type { Program } from '../program.ts'
import { count, throttled } from './throttle.ts'

/** One way to one's own request: by its code, or signed in. Everything on its page goes through it. */
export interface Door {
  /** Address of the page, without a slash at the end. */
  readonly at: string
  readonly acting: Acting
  /** Who acts through it. */
  readonly caller: Caller
  readonly reading: Reading
}

/**
 * By a tracking code. A code that opens nothing and one that can't be one get the same answer, and both count against the address:
 * 54 bits can't be guessed at twenty tries in ten minutes.
 */
export const openByCode = async (
  program: Program,
  request: Request,
  caller: Caller,
  typed: string,
): Promise<Result<Door>> => {
  const allowed = throttled(program, request, 'code')
  if (!allowed.ok) return allowed
  const reading = await trackMatter(program, typed)
  const code = readTrackingCode(typed)
  if (!reading.ok || code === undefined) {
    count(program, request, 'code')
    return refuse('absent', 'absent')
  }
  const holder = holderOf(program, caller, code)
  const { acting } = holder
  return accept({ at: `/t/${showTrackingCode(code)}`, acting, caller: holder, reading: reading.value })
}

/** Whoever holds the code: sees the matter that it opens and no other. */
const holderOf = (program: Program, caller: Caller, code: string): Caller => ({
  ...nobody(program.county, caller.key, caller.language),
  acting: trackingActing(program.crypto, program.county, code),
})

/** A key that fits, for an act without a look at the page first: who holds it, and how to find the matter in the act's own transaction. */
export interface Key {
  readonly caller: Caller
  /** The code in one spelling; what is done by it once is known by it. */
  readonly code: string
  /** Refusal: `absent`, which counts against the address like one of openByCode(). */
  readonly find: (tx: Tx) => Promise<Result<string>>
}

/** By a tracking code, as openByCode(). */
export const keyByCode = (program: Program, request: Request, caller: Caller, typed: string): Result<Key> => {
  const allowed = throttled(program, request, 'code')
  if (!allowed.ok) return allowed
  const absent = (): Result<never> => {
    count(program, request, 'code')
    return refuse('absent', 'absent')
  }
  const code = readTrackingCode(typed)
  if (code === undefined) return absent()
  const find = async (tx: Tx): Promise<Result<string>> => {
    const id = await findTrackedId(tx, program.county, program.crypto.macs('tracking', code))
    return id === undefined ? absent() : accept(id)
  }
  return accept({ caller: holderOf(program, caller, code), code, find })
}

/** Signed in by phone: one of one's own. */
export const openOwn = async (program: Program, caller: Caller, id: string): Promise<Result<Door>> => {
  if (caller.kind !== 'resident') return refuse('identity', 'not-signed-in')
  const reading = await readMatter(program, caller, id)
  return reading.ok ? accept({ at: `/my/${id}`, acting: caller.acting, caller, reading: reading.value }) : reading
}
