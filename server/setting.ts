import type { z } from 'zod'

/** One setting: the rule that a value must meet, and what holds where none is stored. */
export interface Setting {
  readonly schema: z.ZodType
  readonly fallback: unknown
  /** Stored encrypted and never shown again. */
  readonly secret?: boolean
  /** Its keys are ledgers that have periods. */
  readonly byLedger?: boolean
}
