import { accept, type Problem, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope, type Tx } from '../../store/database.ts'
import { findOpenNumber } from '../../store/publication/figures.ts'
import type { Caller } from '../caller.ts'
import { nobody } from '../caller.ts'
import { lodgeMatter } from '../matters/lodge.ts'
import type { Program } from '../program.ts'
import { residentProcess } from '../publication/process.ts'
import { readPhone, subjectOf } from '../publication/report.ts'
import { publisherOf } from '../publication/scope.ts'
import { write } from '../write.ts'

/** What a client sends for a resident, whatever the interface. */
export interface Sent {
  readonly region: string
  readonly subject: string
  readonly body: string
  readonly category: string | null
  readonly address: string
  readonly lon: number | null
  readonly lat: number | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly sameAs: string | null
  readonly channel: string
}
export interface Receipt {
  readonly id: string
  readonly number: string
  /** Kept nowhere in clear. */
  readonly code: string
}
interface Sender {
  readonly program: Program
  readonly caller: Caller
  readonly request: Request
  /** Under which a repeated sending is known; null: each sending is a new request. */
  readonly idempotencyKey: string | null
  /** Whose keys they are; default the caller's. */
  readonly key?: string
  /** Further rows of the same transaction. */
  readonly also?: (tx: Tx, lodged: { readonly id: string; readonly number: string }) => Promise<unknown>
}

/**
 * Lodges what a resident's client sent, once however often it is sent under one key. Refusals: `no-resident-process`; those of
 * lodgeMatter(); `contactPhone` wrong, `sameAs` no open request of that village (input). The tracking code lies sealed in the
 * table of replies.
 */
export const lodgeSent = async (sender: Sender, sent: Sent): Promise<Result<Receipt>> => {
  const { program, request } = sender
  const process = residentProcess(program)
  if (process === undefined) return refuse('rules', 'no-resident-process')
  const phone = sent.contactPhone ? readPhone(sent.contactPhone) : null
  const same = sent.sameAs ? await openNumber(program, sent.region.slice(0, 12), sent.sameAs) : null
  const problems: Problem[] = [
    ...(phone === undefined ? [{ path: 'contactPhone', code: 'invalid_format' }] : []),
    ...(same === undefined ? [{ path: 'sameAs', code: 'unknown-matter' }] : []),
  ]
  if (problems.length > 0) return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
  // what comes in here is a resident's, whoever else is signed in beside
  const { caller } = sender
  const lodger = caller.kind === 'staff' ? nobody(program.county, caller.key, caller.language) : caller
  const call = {
    program,
    caller: { ...lodger, key: sender.key ?? lodger.key },
    idempotencyKey: sender.idempotencyKey,
    body: sent,
    params: null,
    request,
  }
  const done = await write<{ id: string; number: string; sealedCode: string }>(call, async (tx) => {
    const { sameAs: _, contactPhone: __, ...rest } = sent
    const lodged = await lodgeMatter(
      program,
      lodger,
      {
        ...rest,
        process: process.key,
        subject: sent.subject || subjectOf(sent.body),
        contactPhone: phone ?? null,
        attachments: [],
        data: { ...sent.data, ...(same && { 'same-as': same }) },
      },
      tx,
    )
    if (!lodged.ok) return lodged
    const { id, number, trackingCode } = lodged.value
    await sender.also?.(tx, { id, number })
    const sealedCode = program.crypto.encrypt('receipt', trackingCode).toString('base64')
    return accept({ body: { id, number, sealedCode } })
  })
  if (!done.ok) return done
  if (!('body' in done.value)) return refuse('absent', 'absent')
  const { id, number, sealedCode } = done.value.body
  return accept({ id, number, code: program.crypto.decrypt('receipt', Buffer.from(sealedCode, 'base64')) })
}

const openNumber = (program: Program, village: string, number: string): Promise<string | undefined> =>
  inScope(program.database, publisherOf(program.county, village), (tx) =>
    findOpenNumber(tx, program.county, village, number),
  )
