import { createHash, timingSafeEqual } from 'node:crypto'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Program } from '../program.ts'
import { count, throttled } from '../publication/throttle.ts'
import { settingsOf } from '../settings.ts'

/** Name under which the integrator is known; null for somebody without a key. */
export type Integrator = string | null

/** Source of an integrator's own numbers in exchange_key. */
export const sourceOf = (name: string): string => `open311:${name}`

/** Whose key it is. Refusals: `api-key` for one that nobody has; `too-often` where an address tries many. */
export const integratorOf = async (program: Program, request: Request, key: string): Promise<Result<Integrator>> => {
  if (key === '') return accept(null)
  const allowed = throttled(program, request, 'code')
  if (!allowed.ok) return allowed
  const digest = createHash('sha256').update(key).digest()
  const keys = (await settingsOf(program))['open311.keys']
  const found = Object.entries(keys).find(([, hex]) => timingSafeEqual(Buffer.from(hex, 'hex'), digest))
  if (found) return accept(found[0])
  count(program, request, 'code')
  return refuse('identity', 'api-key')
}
