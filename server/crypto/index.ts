import { createSecretKey, hkdfSync, type KeyObject, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { type KeyRing, openKeyRing } from './keys.ts'
import { digestWith, macWith, type SealKeys, SUITES, type Suite, type SuiteName, sealKeys } from './suite.ts'

export { addKey, isSuiteName, type KeyRing, newKeyRing } from './keys.ts'
export type { SuiteName } from './suite.ts'

/**
 * The one door to cryptography. `purpose` names what a value is for (`phone`, `tracking`, `contact-name` …): each has its own
 * sub-key, so that a value copied into another column neither opens nor compares equal.
 * Stored values name suite and key (see `header`), so that either can be changed while old values stay readable.
 */
export interface Crypto {
  readonly suite: SuiteName
  /** Plain digest (SM3 or SHA-256), 32 bytes; no secret in it. */
  readonly digest: (data: Uint8Array | string) => Buffer
  /** Keyed digest, 35 bytes, the same for the same data: for searching without storing, and to prove who wrote. */
  readonly mac: (purpose: string, data: Uint8Array | string) => Buffer
  /** The keyed digests of `data` under every key held, newest first: search with `= any (…)`. */
  readonly macs: (purpose: string, data: Uint8Array | string) => readonly Buffer[]
  /** Whether `mac` was made by us from `data`, under any key held; constant time. */
  readonly isMac: (purpose: string, data: Uint8Array | string, mac: Uint8Array) => boolean
  readonly encrypt: (purpose: string, text: string) => Buffer
  /** Throws CipherError where the bytes are not ours, were changed, or belong to another purpose. */
  readonly decrypt: (purpose: string, sealed: Uint8Array) => string
  /** The same for bytes, whole in memory: files of a few megabytes at most. */
  readonly seal: (purpose: string, plain: Uint8Array) => Buffer
  /** Throws as decrypt() does. */
  readonly open: (purpose: string, sealed: Uint8Array) => Buffer
  /** Random text of `bytes` (default 32) bytes, base64url. */
  readonly randomToken: (bytes?: number) => string
  /** `length` random characters of `alphabet`, each as likely as any other. */
  readonly randomText: (alphabet: string, length: number) => string
}

export class CipherError extends Error {
  override readonly name = 'CipherError'
}

/** Over the key ring in the data folder, made at first use. */
export const openCrypto = (dataFolder: string, suite: SuiteName = 'sm'): Crypto =>
  cryptoOf(openKeyRing(dataFolder, suite))

interface Key {
  readonly id: number
  readonly suite: Suite
  readonly macKey: (purpose: string) => KeyObject
  readonly sealKeys: (purpose: string) => SealKeys
}

const FORMAT = 1
/** A view, no copy. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Suite and key of a stored value: `[suite, key >> 8, key]`. */
const header = (key: Key): Buffer => Buffer.from([key.suite.id, key.id >> 8, key.id & 0xff])

export const cryptoOf = (ring: KeyRing): Crypto => {
  const keys = ring.keys.map(toKey).reverse()
  const [current] = keys
  if (current === undefined) throw new Error('a key ring holds at least one key')
  const named = (bytes: Uint8Array): Key | undefined =>
    keys.find((key) => bytes[0] === key.suite.id && bytes[1] === key.id >> 8 && bytes[2] === (key.id & 0xff))
  const macBy = (key: Key, purpose: string, data: Uint8Array | string): Buffer =>
    Buffer.concat([header(key), macWith(key.suite, key.macKey(purpose), data)])
  const seal = (purpose: string, plain: Uint8Array): Buffer => {
    const head = Buffer.concat([Buffer.from([FORMAT]), header(current)])
    return Buffer.concat([head, current.suite.seal(current.sealKeys(purpose), asBuffer(plain), head)])
  }
  const open = (purpose: string, sealed: Uint8Array): Buffer => {
    const bytes = asBuffer(sealed)
    const key = bytes[0] === FORMAT ? named(bytes.subarray(1)) : undefined
    const plain = key?.suite.open(key.sealKeys(purpose), bytes.subarray(4), bytes.subarray(0, 4))
    if (plain === undefined) throw new CipherError(`not a value of ours for ${purpose}`)
    return plain
  }
  return {
    suite: current.suite.name,
    digest: (data) => digestWith(current.suite, data),
    mac: (purpose, data) => macBy(current, purpose, data),
    macs: (purpose, data) => keys.map((key) => macBy(key, purpose, data)),
    isMac: (purpose, data, mac) => {
      const key = named(mac)
      if (key === undefined) return false
      const right = macBy(key, purpose, data)
      return right.length === mac.length && timingSafeEqual(right, mac)
    },
    seal,
    open,
    encrypt: (purpose, text) => seal(purpose, Buffer.from(text, 'utf8')),
    decrypt: (purpose, sealed) => open(purpose, sealed).toString('utf8'),
    randomToken: (bytes = 32) => randomBytes(bytes).toString('base64url'),
    randomText: (alphabet, length) =>
      Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
  }
}

/** Sub-keys by HKDF (RFC 5869) under the suite's own hash, made once per use and purpose. */
const toKey = ({ id, suite: name, secret }: KeyRing['keys'][number]): Key => {
  const suite = SUITES[name]
  const root = Buffer.from(secret, 'base64')
  const derive = (use: string, purpose: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync(suite.hash, root, Buffer.alloc(0), `lingyan/${use}/${purpose}`, bytes))
  const sealLength = suite.keyLengths.reduce((sum, length) => sum + length, 0)
  return {
    id,
    suite,
    macKey: once((purpose) => createSecretKey(derive('mac', purpose, 32))),
    sealKeys: once((purpose) => sealKeys(suite, derive('encrypt', purpose, sealLength))),
  }
}

const once = <T>(make: (purpose: string) => T): ((purpose: string) => T) => {
  const made = new Map<string, T>()
  return (purpose) => {
    const known = made.get(purpose)
    if (known !== undefined) return known
    const fresh = make(purpose)
    made.set(purpose, fresh)
    return fresh
  }
}
