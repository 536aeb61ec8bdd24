import { z } from 'zod'

/** POST /api/v1/processes/{key}/suggestions: what a resident said, as far as it is written down. */
export const SuggestFor = z.strictObject({
  subject: z.string().trim().max(60).default(''),
  body: z.string().trim().min(1).max(2000),
})
/** Categories that fit, best first, at most three; empty where nothing speaks for any. Nothing is decided by them. */
export const Suggestions = z.object({
  items: z
    .array(
      z.object({
        category: z.string().describe('code, as deep as the words allow'),
        title: z.string(),
        path: z.array(z.string()).describe('titles from the top down, its own last'),
        words: z.array(z.string()).describe('words of the text that speak for it; empty where only likeness does'),
      }),
    )
    .max(3),
})
export type SuggestFor = z.input<typeof SuggestFor>
export type Suggestions = z.infer<typeof Suggestions>
