import { later, type Tx } from './database.ts'

export interface WriteKey {
  readonly county: string
  readonly actor: string
  readonly key: string
  /** Digest of address and body: the same key with another request is refused. */
  readonly digest: Buffer
}

/**
 * The first reply to a repeated write; undefined for a new key. Two requests with one new key at the same time:
 * an advisory lock within the transaction lets the second wait for the first.
 */
export const findReply = async (
  tx: Tx,
  key: WriteKey,
): Promise<{ status: number; body: unknown } | 'other-request' | undefined> => {
  later(tx, tx`select pg_advisory_xact_lock(hashtextextended(${`${key.county}/${key.actor}/${key.key}`}, 0))`)
  const [row] = await tx<{ status: number; response: unknown; request_digest: Buffer }[]>`
    select status, response, request_digest from idempotency
    where county = ${key.county} and actor = ${key.actor} and key = ${key.key}`
  if (row === undefined) return undefined
  return row.request_digest.equals(key.digest) ? { status: row.status, body: row.response } : 'other-request'
}

/** Goes out with the commit. */
export const saveReply = (tx: Tx, key: WriteKey, status: number, body: unknown, now: Date): void =>
  later(
    tx,
    tx`insert into idempotency (county, key, actor, request_digest, status, response, created_at)
    values (${key.county}, ${key.key}, ${key.actor}, ${key.digest}, ${status}, ${tx.json(body as never)}, ${now})`,
  )
