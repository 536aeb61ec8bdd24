import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/**
 * One family of algorithms. `sm`: SM3, HMAC-SM3 and SM4 (GM/T 0004, GM/T 0002; asked for by GB/T 39786-2021);
 * `international`: SHA-256, HMAC-SHA-256 and AES-256-GCM. All of them are those of Node's own OpenSSL.
 */
export interface Suite {
  readonly name: SuiteName
  /** Byte that names the suite in stored values; never reused. */
  readonly id: number
  readonly hash: 'sm3' | 'sha256'
  /** Lengths in bytes of the keys that sealing wants. */
  readonly keyLengths: readonly number[]
  /** Nonce, tag and ciphertext in one; `bound` is authenticated with it but not stored. */
  readonly seal: (keys: SealKeys, plain: Buffer, bound: Buffer) => Buffer
  /** The plain bytes; undefined where the key, the bytes or what is bound differ. */
  readonly open: (keys: SealKeys, sealed: Buffer, bound: Buffer) => Buffer | undefined
}
export type SuiteName = 'sm' | 'international'
/** Key objects, not bytes: OpenSSL takes a key in once, which costs more than using it (measured: 64 against 13 µs per mac). */
export type SealKeys = readonly KeyObject[]

/** Cuts key material into the keys that a suite wants. */
export const sealKeys = (suite: Suite, material: Buffer): SealKeys => {
  let at = 0
  return suite.keyLengths.map((length) => {
    at += length
    return createSecretKey(material.subarray(at - length, at))
  })
}

/** A suite is only ever given the keys that it asked for. */
const nth = (keys: SealKeys, at: number): KeyObject => {
  const key = keys[at]
  if (key === undefined) throw new Error('a suite got keys of another one')
  return key
}

export const digestWith = (suite: Suite, data: Uint8Array | string): Buffer =>
  createHash(suite.hash).update(data).digest()
export const macWith = (suite: Suite, key: KeyObject, data: Uint8Array | string): Buffer =>
  createHmac(suite.hash, key).update(data).digest()

const GCM_NONCE = 12
const GCM_TAG = 16

const international: Suite = {
  name: 'international',
  id: 1,
  hash: 'sha256',
  keyLengths: [32],
  seal: (keys, plain, bound) => {
    const nonce = randomBytes(GCM_NONCE)
    const cipher = createCipheriv('aes-256-gcm', nth(keys, 0), nonce).setAAD(bound)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  },
  open: (keys, sealed, bound) => {
    if (sealed.length < GCM_NONCE + GCM_TAG) return undefined
    const decipher = createDecipheriv('aes-256-gcm', nth(keys, 0), sealed.subarray(0, GCM_NONCE)).setAAD(bound)
    decipher.setAuthTag(sealed.subarray(GCM_NONCE, GCM_NONCE + GCM_TAG))
    const body = decipher.update(sealed.subarray(GCM_NONCE + GCM_TAG))
    try {
      return Buffer.concat([body, decipher.final()])
    } catch {
      return undefined
    }
  },
}

const CBC_IV = 16
const HMAC_TAG = 32

/** OpenSSL 3 in Node offers SM4 without GCM, so it is SM4-CBC, then HMAC-SM3 over everything, under two keys. */
const sm: Suite = {
  name: 'sm',
  id: 2,
  hash: 'sm3',
  keyLengths: [16, 32],
  seal: (keys, plain, bound) => {
    const iv = randomBytes(CBC_IV)
    const cipher = createCipheriv('sm4-cbc', nth(keys, 0), iv)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([iv, smTag(keys, iv, body, bound), body])
  },
  open: (keys, sealed, bound) => {
    if (sealed.length < CBC_IV + HMAC_TAG + 16 || sealed.length % 16 !== 0) return undefined
    const iv = sealed.subarray(0, CBC_IV)
    const tag = sealed.subarray(CBC_IV, CBC_IV + HMAC_TAG)
    const body = sealed.subarray(CBC_IV + HMAC_TAG)
    // the tag first: padding is looked at only in bytes that we wrote ourselves
    if (!timingSafeEqual(tag, smTag(keys, iv, body, bound))) return undefined
    const decipher = createDecipheriv('sm4-cbc', nth(keys, 0), iv)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
}

/** The length of `bound` goes in first, so that no byte can move between it and the ciphertext. */
const smTag = (keys: SealKeys, iv: Buffer, body: Buffer, bound: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  return macWith(sm, nth(keys, 1), Buffer.concat([length, bound, iv, body]))
}

export const SUITES: Readonly<Record<SuiteName, Suite>> = { sm, international }
