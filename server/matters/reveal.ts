import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Tx } from '../../store/database.ts'
import { findMatter } from '../../store/matter/find.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import type { Program } from '../program.ts'
import { positioned } from './context.ts'

export interface Contact {
  readonly name: string
  readonly phone: string
}

/** Name and phone of who lodged it, in clear; the reading and its reason are kept in the audit. Refusals: `absent`, `no-contact`. */
export const revealContact = async (
  program: Program,
  caller: StaffCaller,
  id: string,
  reason: string,
  tx: Tx,
): Promise<Result<Contact>> => {
  const seated = positioned(caller)
  if (!seated.ok) return seated
  const found = await findMatter(tx, program.county, id)
  if (found === undefined) return refuse('absent', 'absent')
  const { contact_name_cipher: name, contact_phone_cipher: phone, region } = found.matter
  if (name === null && phone === null) return refuse('rules', 'no-contact')
  appendAudit(program, tx, caller, {
    action: 'matter.reveal',
    object: { kind: 'matter', id },
    region,
    detail: { reason, fields: [...(name ? ['name'] : []), ...(phone ? ['phone'] : [])] },
  })
  const { decrypt } = program.crypto
  return accept({
    name: name === null ? '' : decrypt('contact-name', name),
    phone: phone === null ? '' : decrypt('contact-phone', phone),
  })
}
