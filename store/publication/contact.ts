import { copyRows } from '../copy.ts'
import type { Sql, Tx } from '../database.ts'

/** What may be published of a region, organisation or desk: office numbers and areas, never a person's own number. */
export interface PublicContact {
  readonly subject: string
  readonly phone: string
  readonly hotline: string
  readonly area: string
}

/** Of these subjects, those that have one. */
export const listContacts = async (
  sql: Sql | Tx,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, PublicContact>> => {
  const rows = await sql<PublicContact[]>`select subject, phone, hotline, area from public_contact
    where subject = any (${subjects as string[]})`
  return new Map(rows.map((row) => [row.subject, row]))
}

export const putContact = async (tx: Sql | Tx, contact: PublicContact, now: Date): Promise<void> => {
  await tx`insert into public_contact (subject, phone, hotline, area, changed_at)
    values (${contact.subject}, ${contact.phone}, ${contact.hotline}, ${contact.area}, ${now})
    on conflict (subject) do update set phone = excluded.phone, hotline = excluded.hotline, area = excluded.area,
      changed_at = excluded.changed_at`
}

/** Many at once, by the owner: the demo. */
export const copyContacts = (tx: Tx, contacts: readonly PublicContact[], now: Date): Promise<void> =>
  copyRows(
    tx,
    'public_contact',
    ['subject', 'phone', 'hotline', 'area', 'changed_at'],
    contacts.map((one) => [one.subject, one.phone, one.hotline, one.area, now]),
  )
