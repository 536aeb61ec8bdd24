import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * One family of algorithms. `sm`: SM3, HMAC-SM3 and SM4 (GM/T 0004, GM/T 0002; asked for by GB/T 39786-2021);
 * `international`: SHA-256, HMAC-SHA-256 and AES-256-GCM. All of them are those of Node's own OpenSSL.
 */
export interface Suite {
  readonly name: SuiteName
  /** Byte that names the suite in stored values; never reused. */
  readonly id: number
  readonly hash: 'sm3' | 'sha256'
  /** Bytes of sub-key that `seal` wants. */
  readonly keyBytes: number
  /** Nonce, tag and ciphertext in one; `bound` is authenticated with it but not stored. */
  readonly seal: (key: Buffer, plain: Buffer, bound: Buffer) => Buffer
  /** The plain bytes; undefined where the key, the bytes or what is bound differ. */
  readonly open: (key: Buffer, sealed: Buffer, bound: Buffer) => Buffer | undefined
}
export type SuiteName = 'sm' | 'international'

export const digestWith = (suite: Suite, data: Uint8Array | string): Buffer =>
  createHash(suite.hash).update(data).digest()
export const macWith = (suite: Suite, key: Buffer, data: Uint8Array | string): Buffer =>
  createHmac(suite.hash, key).update(data).digest()

const GCM_NONCE = 12
const GCM_TAG = 16

const international: Suite = {
  name: 'international',
  id: 1,
  hash: 'sha256',
  keyBytes: 32,
  seal: (key, plain, bound) => {
    const nonce = randomBytes(GCM_NONCE)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  },
  open: (key, sealed, bound) => {
    if (sealed.length < GCM_NONCE + GCM_TAG) return undefined
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, GCM_NONCE)).setAAD(bound)
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
  keyBytes: 48,
  seal: (key, plain, bound) => {
    const iv = randomBytes(CBC_IV)
    const cipher = createCipheriv('sm4-cbc', key.subarray(0, 16), iv)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([iv, smTag(key, iv, body, bound), body])
  },
  open: (key, sealed, bound) => {
    if (sealed.length < CBC_IV + HMAC_TAG + 16 || sealed.length % 16 !== 0) return undefined
    const iv = sealed.subarray(0, CBC_IV)
    const tag = sealed.subarray(CBC_IV, CBC_IV + HMAC_TAG)
    const body = sealed.subarray(CBC_IV + HMAC_TAG)
    // the tag first: padding is looked at only in bytes that we wrote ourselves
    if (!timingSafeEqual(tag, smTag(key, iv, body, bound))) return undefined
    const decipher = createDecipheriv('sm4-cbc', key.subarray(0, 16), iv)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
}

/** The length of `bound` goes in first, so that no byte can move between it and the ciphertext. */
const smTag = (key: Buffer, iv: Buffer, body: Buffer, bound: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  return macWith(sm, key.subarray(16, 48), Buffer.concat([length, bound, iv, body]))
}

export const SUITES: Readonly<Record<SuiteName, Suite>> = { sm, international }
