import type { Acting } from '../../store/database.ts'
import type { Crypto } from '../crypto/index.ts'

/** Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: read over the phone and copied from a slip of paper. 23 signs. */
const ALPHABET = '34679ACDEFGHJKMNPQRTWXY'
const LENGTH = 12

/** A code that opens one matter to whoever has it: 12 signs, 54 bits; guessing is limited by address. */
export const newTrackingCode = (crypto: Crypto): string => crypto.randomText(ALPHABET, LENGTH)

/** As people write it, in any case, with blanks and hyphens; undefined where it can't be one. */
export const readTrackingCode = (text: string): string | undefined => {
  const code = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : undefined
}

/** In groups of four, as it is shown. */
export const showTrackingCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code

/** What is stored in `matter.tracking_digest`; in `orgs` as `track:` and its hex. */
export const trackingDigest = (crypto: Crypto, code: string): Buffer => crypto.mac('tracking', code)
export const trackingOrg = (digest: Uint8Array): string => `track:${Buffer.from(digest).toString('hex')}`

/** What the holder of a code may see: the one matter it belongs to. Made under any of the keys held. */
export const trackingActing = (crypto: Crypto, county: string, code: string): Acting => ({
  county,
  scope: { lo: '', hi: '', orgs: crypto.macs('tracking', code).map(trackingOrg) },
})
