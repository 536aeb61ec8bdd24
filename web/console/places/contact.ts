import type { z } from 'zod'
import type { PublicContactBody } from '../../../server/contract/publicContact.ts'

/** What residents may call of a region or an office. */
export type Contact = z.infer<typeof PublicContactBody>
