/**
 * A key that nobody else has: 128 random bits in hexadecimal, for an Idempotency-Key or what is kept on the phone. Not
 * crypto.randomUUID, which no browser has on plain HTTP; not the server's uuidv7, which is 2.5 KB that a phone would load first.
 */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
