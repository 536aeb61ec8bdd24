import type { Tx } from '../database.ts'

/**
 * Gives a matter in the acting scope (the resident's) another name and phone, or none; what waits to be sent to the old phone is
 * taken back. False where the matter is out of reach.
 */
export const setOwnContact = async (
  tx: Tx,
  county: string,
  matter: string,
  to: { name: Buffer | null; phone: Buffer | null },
): Promise<boolean> => {
  const changed = await tx`update matter set contact_name_cipher = ${to.name}, contact_phone_cipher = ${to.phone}
    where county = ${county} and id = ${matter}`
  if (changed.count === 0) return false
  await tx`delete from outbox
    where county = ${county} and matter = ${matter} and channel = 'sms' and sent_at is null`
  return true
}
