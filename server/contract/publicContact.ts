import { z } from 'zod'

const PhoneNumber = z
  .string()
  .trim()
  .regex(/^(|[\d+() -]{3,30})$/)

/** What residents may call and read of a region, an organisation or a desk. Empty: nothing is published. */
export const PublicContactBody = z.object({
  subject: z.string(),
  phone: PhoneNumber.describe('office phone; never a person’s own'),
  hotline: PhoneNumber.describe('supervision phone, where it has its own'),
  area: z.string().trim().max(200).describe('what a grid covers, in words'),
})
export const PutPublicContact = PublicContactBody.omit({ subject: true })
