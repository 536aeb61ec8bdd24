import { sha256 } from '@noble/hashes/sha2.js'

/** Name → digest of the key. */
export type Keys = Readonly<Record<string, string>>

const BYTES = 32

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A new key: 256 random bits in hex; made here, so that the server never has it. */
export const newKey = (): string => hexOf(crypto.getRandomValues(new Uint8Array(BYTES)))

/** What is kept of a key. Not by the browser's own digest: that is missing where the page is not served over HTTPS. */
export const digestOf = (key: string): string => hexOf(sha256(new TextEncoder().encode(key)))

/** What is wrong with the name of a new key; undefined where nothing is. */
export const nameProblem = (name: string, keys: Keys): 'empty' | 'signs' | 'twice' | undefined => {
  if (name === '') return 'empty'
  if (!/^[\w-]{1,40}$/.test(name)) return 'signs'
  return name in keys ? 'twice' : undefined
}
