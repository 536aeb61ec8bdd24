import { z } from 'zod'

/** GET /api/v1/sums: whether the numbers are those of the records, by the nightly comparison; for the system administrator. */
export const SumsStates = z.object({
  differences: z.number().int().describe('numbers that differed, of all; what mends them is `lingyan rebuild`'),
  items: z.array(
    z.object({
      key: z.string().describe('of the ledger, or matters-<process>'),
      title: z.string(),
      computedAt: z.string().describe('when all of it was last computed anew'),
      comparedAt: z.string().nullable().describe('null: not yet'),
      differences: z.number().int(),
      waitingSince: z.string().nullable().describe('of the oldest change that is not in the numbers yet'),
    }),
  ),
})
export type SumsStates = z.infer<typeof SumsStates>
