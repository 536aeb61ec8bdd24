import { z } from 'zod'

/** Every refusal leaves in this shape; never a stack. */
export const ProblemBody = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
})
export const ErrorBody = z.object({
  code: z.string(),
  message: z.string(),
  problems: z.array(ProblemBody),
  /** What would be accepted instead. */
  may: z.array(z.string()).optional(),
})
export type ErrorBody = z.infer<typeof ErrorBody>

/** Refusal kind → status. */
export const STATUS = { input: 400, identity: 401, absent: 404, rules: 409, limit: 429 } as const
