import { uuidv7 } from 'uuidv7'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { getOrAddResident, noteCodeRequest, removeCode, setCode, tryCode } from '../../store/identity/residents.ts'
import { appendAudit } from '../audit.ts'
import type { Program } from '../program.ts'
import { settingsOf } from '../settings.ts'
import { type Language, words } from '../words.ts'
import { attemptFrom } from './attempt.ts'
import { openSession } from './sessions.ts'
import { inIdentity, type Opened } from './signIn.ts'

const TRIES = 5

/** What a code's digest is made of: a code belongs to its phone. */
const codeOf = (phone: string, code: string): string => `${phone}/${code}`

/**
 * Sends a code to a phone, known or not: the answer is the same. Limited per phone and per network address; a refused request
 * counts for nothing, so that waiting helps.
 */
export const sendCode = async (
  program: Program,
  given: { readonly phone: string; readonly address: string; readonly language: Language },
): Promise<Result<{ minutes: number; demoCode?: string }>> => {
  if (!program.sender) return refuse('limit', 'no-sender')
  const settings = await settingsOf(program)
  const minutes = settings['resident.code-minutes']
  const now = program.now()
  const code = program.crypto.randomText('0123456789', 6)
  const phone = program.crypto.mac('phone', given.phone)
  const limited = await inIdentity(program, async (tx) => {
    const note = (subject: Buffer, perMinute: number, perDay: number) =>
      noteCodeRequest(tx, program.county, subject, { id: uuidv7(), now, perMinute, perDay })
    const byAddress = await note(
      program.crypto.mac('address', given.address),
      settings['resident.address-codes-per-minute'],
      settings['resident.address-codes-per-day'],
    )
    if (byAddress !== undefined) return byAddress
    const byPhone = await note(phone, settings['resident.codes-per-minute'], settings['resident.codes-per-day'])
    if (byPhone !== undefined) return byPhone
    const digest = program.crypto.mac('code', codeOf(given.phone, code))
    await setCode(tx, { county: program.county, phone, digest, expiresAt: new Date(now.getTime() + minutes * 60_000) })
    return undefined
  })
  if (limited !== undefined) return refuse('limit', 'too-often', { params: { seconds: limited } })
  const params = { code, minutes: String(minutes) }
  const text = words('notice.resident-code', given.language, params)
  try {
    await program.sender.send({ channel: 'sms', to: given.phone, template: 'notice.resident-code', params, text })
  } catch {
    return refuse('limit', 'sender-away')
  }
  return accept(program.demo ? { minutes, demoCode: code } : { minutes })
}

/** By the code that was sent: five tries, then a new code is needed. The resident is made at first sight. */
export const signInResident = async (
  program: Program,
  given: { readonly phone: string; readonly code: string; readonly address: string },
): Promise<Result<Opened>> => {
  const settings = await settingsOf(program)
  const fromAddress = attemptFrom(program, given.address, settings)
  if (!fromAddress.ok) return fromAddress
  const { county, crypto } = program
  const now = program.now()
  const phones = crypto.macs('phone', given.phone)
  const kept = await tryCode(program.database.app, { county, phones, most: TRIES, now })
  const right = kept !== undefined && crypto.isMac('code', codeOf(given.phone, given.code), kept.digest)
  if (!kept || !right) return refusedCode(program, phones[0] as Buffer)
  fromAddress.value.succeeded()
  return inIdentity(program, async (tx) => {
    if (!(await removeCode(tx, county, kept.phone, kept.digest))) return refuse('input', 'wrong-phone-code')
    const phoneCipher = crypto.encrypt('phone', given.phone)
    const resident = await getOrAddResident(tx, { county, id: uuidv7(), phones, phoneCipher, now })
    const opened = await openSession(program, tx, { account: null, resident, position: null, strength: 'password' })
    appendAudit(
      program,
      tx,
      { actor: `resident:${resident}`, name: '', position: null },
      { action: 'session.sign-in', object: { kind: 'resident', id: resident } },
    )
    return accept(opened)
  })
}

const refusedCode = async (program: Program, phone: Buffer): Promise<Result<never>> => {
  await inIdentity(program, async (tx) =>
    appendAudit(
      program,
      tx,
      { actor: 'nobody', name: '', position: null },
      {
        action: 'session.sign-in',
        object: { kind: 'phone', id: phone.toString('hex', 3, 15) },
        result: 'wrong-phone-code',
      },
    ),
  )
  return refuse('input', 'wrong-phone-code')
}
