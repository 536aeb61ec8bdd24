import { z } from 'zod'

/** On what a ledger, a number or a list rests. */
export const Source = z.object({
  code: z.string().nullable().describe('row of the list of requirements; null for a law, which is cited as it is'),
  document: z.string(),
  says: z.string().describe('what it says there, in the words of the document; empty where only the document is known'),
})
export type Source = z.infer<typeof Source>
