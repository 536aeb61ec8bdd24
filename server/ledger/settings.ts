import { z } from 'zod'
import { isoDate } from '../../kernel/ledger/days.ts'
import type { Setting } from '../setting.ts'

const MOST_DAYS = 3660

/** Ledger → days after the end of a period, from which day on: takes the place of what the pack says of that ledger; no rule: never by itself. */
const CloseAfter = z.record(
  z.string().max(64),
  z
    .array(
      z.strictObject({
        from: z.string().refine((text) => isoDate(text) !== undefined),
        days: z.number().int().min(0).max(MOST_DAYS),
      }),
    )
    .max(20)
    .refine((rules) => rules.every(({ from }, at) => at === 0 || from > (rules[at - 1]?.from ?? ''))),
)

export const LEDGER_SETTINGS = {
  'ledgers.close-after': { schema: CloseAfter, fallback: {}, about: 'ledgers' },
} as const satisfies Readonly<Record<string, Setting>>
