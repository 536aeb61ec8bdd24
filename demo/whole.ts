import type { Crypto } from '../server/crypto/index.ts'
import { newTrackingCode, trackingDigest, trackingOrg } from '../server/identity/tracking.ts'
import { rowsOf } from '../server/matters/rows.ts'
import type { Program } from '../server/program.ts'
import type { BulkMatter } from '../store/matter/bulk.ts'
import { bigrams } from '../store/matter/words.ts'
import type { Life } from './life.ts'
import type { Seeded } from './seeded.ts'

/** What is said in a matter, and by whom. */
export interface Said {
  readonly subject: string
  readonly body: string
  readonly address: string
  /** Longitude and latitude, where somebody marked the place. */
  readonly at: readonly [number, number] | null
  readonly contact: { readonly name: string; readonly phone: string } | null
}

/** A matter that waits for its number. */
export interface Planned {
  /** Epoch ms. */
  readonly lodgedAt: number
  /** Called once, in order of lodging. */
  readonly whole: (number: string) => BulkMatter
}

/** Codes drawn from the demo's own stream, so that the same seed gives the same county. */
export const seededCrypto = (program: Program, random: Seeded): Crypto => ({
  ...program.crypto,
  randomText: (alphabet, length) =>
    Array.from({ length }, () => alphabet.charAt(random.between(0, alphabet.length - 1))).join(''),
})

/** All that the program keeps of a matter after its life. */
export const wholeOf = (
  program: Program,
  crypto: Crypto,
  life: Pick<Life, 'facts' | 'context' | 'entries' | 'state'>,
  said: Said,
  number: string,
): BulkMatter => {
  const { facts, context, entries, state } = life
  const { subject, body, address, at, contact } = said
  const digest = trackingDigest(crypto, newTrackingCode(crypto))
  const around = { tracking: [trackingOrg(digest)], number, subject }
  return {
    rows: rowsOf(program, context, facts, null, { entries, state, notices: [] }, around),
    lodged: {
      number,
      version: context.process.version,
      parameters: context.params.key,
      owner: facts.owner,
      tracking_digest: digest,
      channel: facts.channel,
      subject,
      body,
      address,
      lon: at?.[0] ?? null,
      lat: at?.[1] ?? null,
      contact_name_cipher: contact && crypto.encrypt('contact-name', contact.name),
      contact_phone_cipher: contact && crypto.encrypt('contact-phone', contact.phone),
      data: facts.data,
      lodged_at: facts.lodgedAt,
      lodged_category: facts.category,
      lodged_sealed: facts.sealed,
    },
    words: bigrams(`${subject} ${body} ${address}`),
  }
}
