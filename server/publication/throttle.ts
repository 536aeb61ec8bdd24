import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { addressOf } from '../identity/address.ts'
import { type Attempts, attempts } from '../identity/attempts.ts'
import type { Program } from '../program.ts'

/**
 * How often one network address may do what costs something. A mobile network puts a whole village behind one address, so the numbers are
 * far above what one person does; they stop a script, not a neighbourhood.
 */
const LIMITS = {
  /** Requests lodged. */
  lodge: { most: 30, minutes: 10 },
  /** Forms sent, photos and all. */
  form: { most: 120, minutes: 10 },
  /** Tracking codes that open nothing. */
  code: { most: 20, minutes: 10 },
} as const

const kept = new WeakMap<Program['database'], Readonly<Record<keyof typeof LIMITS, Attempts>>>()

const counts = (program: Program): Readonly<Record<keyof typeof LIMITS, Attempts>> => {
  const known = kept.get(program.database)
  if (known) return known
  const made = {
    lodge: attempts(LIMITS.lodge.minutes * 60_000),
    form: attempts(LIMITS.form.minutes * 60_000),
    code: attempts(LIMITS.code.minutes * 60_000),
  }
  kept.set(program.database, made)
  return made
}

/** Whether the address may go on; says in how many seconds where it may not. Counts nothing by itself. */
export const throttled = (program: Program, request: Request, what: keyof typeof LIMITS): Result<null> => {
  const now = program.now()
  const one = counts(program)[what]
  const address = addressOf(request)
  const last = one.last(address, now)
  if (last === undefined || one.count(address, now) < LIMITS[what].most) return accept(null)
  const seconds = Math.ceil(LIMITS[what].minutes * 60 - (now.getTime() - last.getTime()) / 1000)
  return refuse('limit', 'too-often', { params: { seconds } })
}

export const count = (program: Program, request: Request, what: keyof typeof LIMITS): void => {
  counts(program)[what].add(addressOf(request), program.now())
}
