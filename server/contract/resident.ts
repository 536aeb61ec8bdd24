import { z } from 'zod'

const Phone = z
  .string()
  .trim()
  .regex(/^1\d{10}$/)

/** POST /api/v1/resident/codes: the same answer for every phone. */
export const RequestCode = z.object({ phone: Phone })
export const CodeRequested = z.object({
  minutes: z.number().int().describe('how long the code is good for'),
  /** In the demo only, where nothing is sent. */
  demoCode: z.string().optional(),
})
/** POST /api/v1/resident/session */
export const ResidentSignIn = z.object({ phone: Phone, code: z.string().regex(/^\d{6}$/) })
export const ResidentBody = z.object({
  id: z.string(),
  phone: z.string().describe('masked: 138****8000'),
  name: z.string().nullable().describe('as the resident gave it; shown to nobody else unmasked'),
})
export const ChangeResident = z.object({ name: z.string().trim().max(40).nullable() })
export type ResidentBody = z.infer<typeof ResidentBody>
