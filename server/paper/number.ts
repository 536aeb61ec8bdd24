import type { Crypto } from '../crypto/index.ts'

const PURPOSE = 'paper'
const DIGITS = 6

const digitsOf = (mac: Buffer): string => String(mac.readUInt32BE(mac.length - 4) % 10 ** DIGITS).padStart(DIGITS, '0')

/** Number of a paper: that of its matter and six digits which follow from the matter, so that numbers can't be tried one after another. */
export const paperNumber = (crypto: Crypto, matter: { readonly id: string; readonly number: string }): string =>
  `${matter.number}-${digitsOf(crypto.mac(PURPOSE, matter.id))}`

/** As people type it, in any width, with blanks: the matter's number and the six digits; undefined where it can't be one. */
export const readPaperNumber = (text: string): { readonly number: string; readonly digits: string } | undefined => {
  const found = /^(\d{6}-\d{5,})-(\d{6})$/.exec(text.normalize('NFKC').replaceAll(/\s/g, ''))
  return found?.[1] && found[2] ? { number: found[1], digits: found[2] } : undefined
}

/** Whether the digits are those of the matter, under any key held. */
export const provesPaper = (crypto: Crypto, id: string, digits: string): boolean =>
  crypto.macs(PURPOSE, id).some((mac) => digitsOf(mac) === digits)
