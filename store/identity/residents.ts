import type { Sql, Tx } from '../database.ts'

/**
 * Notes a request for a code by `subject` (keyed digest of a phone or an address), unless it is one too many: then gives the
 * seconds to wait instead. One at a time per subject: two requests at the same moment see each other.
 */
export const noteCodeRequest = async (
  tx: Tx,
  county: string,
  subject: Buffer,
  given: { id: string; now: Date; perMinute: number; perDay: number },
): Promise<number | undefined> => {
  const { id, now, perMinute, perDay } = given
  await tx`select pg_advisory_xact_lock(hashtextextended(${`code/${county}/${subject.toString('hex')}`}, 0))`
  const last = async (count: number, seconds: number): Promise<number | undefined> => {
    const since = new Date(now.getTime() - seconds * 1000)
    const [row] = await tx<{ at: Date }[]>`select at from code_request
      where county = ${county} and subject = ${subject} and at > ${since} order by at desc offset ${count - 1} limit 1`
    return row && Math.max(1, Math.ceil(seconds - (now.getTime() - row.at.getTime()) / 1000))
  }
  const wait = (await last(perDay, 86_400)) ?? (await last(perMinute, 60))
  if (wait !== undefined) return wait
  await tx`insert into code_request (county, subject, at, id) values (${county}, ${subject}, ${now}, ${id})`
  return undefined
}

/** One code per phone: a new one replaces the last. */
export const setCode = async (
  tx: Tx,
  code: { county: string; phone: Buffer; digest: Buffer; expiresAt: Date },
): Promise<void> => {
  await tx`insert into resident_code (county, phone_digest, code_digest, attempts, expires_at)
    values (${code.county}, ${code.phone}, ${code.digest}, 0, ${code.expiresAt})
    on conflict (county, phone_digest) do update
      set code_digest = excluded.code_digest, attempts = 0, expires_at = excluded.expires_at`
}

/**
 * One try at the code of a phone. Counted before it is compared, in one statement: however many tries come at once, no
 * more than `most` are compared. The digest to compare with, or undefined where there is none (left).
 */
export const tryCode = async (
  sql: Sql | Tx,
  { county, phones, most, now }: { county: string; phones: readonly Buffer[]; most: number; now: Date },
): Promise<{ phone: Buffer; digest: Buffer } | undefined> =>
  (
    await sql<{ phone: Buffer; digest: Buffer }[]>`
    update resident_code set attempts = attempts + 1
    where county = ${county} and phone_digest in ${sql(phones as Buffer[])} and attempts < ${most} and expires_at > ${now}
    returning phone_digest phone, code_digest digest`
  )[0]

/** Uses the code up. False where somebody else just did. */
export const removeCode = async (tx: Tx, county: string, phone: Buffer, digest: Buffer): Promise<boolean> => {
  const removed = await tx`delete from resident_code
    where county = ${county} and phone_digest = ${phone} and code_digest = ${digest}`
  return removed.count === 1
}

export interface Resident {
  readonly id: string
  readonly phoneCipher: Buffer
  readonly nameCipher: Buffer | null
}

/** The resident with this phone, made at first sight. `phones`: its digests under every key held, newest first. */
export const getOrAddResident = async (
  tx: Tx,
  resident: { county: string; id: string; phones: readonly Buffer[]; phoneCipher: Buffer; now: Date },
): Promise<string> => {
  const { county, id, phones, phoneCipher, now } = resident
  const known = await tx<{ id: string }[]>`
    select id from resident where county = ${county} and phone_digest in ${tx(phones as Buffer[])}`
  if (known[0]) return known[0].id
  await tx`insert into resident (county, id, phone_digest, phone_cipher, created_at)
    values (${county}, ${id}, ${phones[0] as Buffer}, ${phoneCipher}, ${now})
    on conflict (county, phone_digest) do nothing`
  const [row] = await tx<{ id: string }[]>`
    select id from resident where county = ${county} and phone_digest = ${phones[0] as Buffer}`
  return row?.id ?? id
}

export const findResident = async (sql: Sql | Tx, county: string, id: string): Promise<Resident | undefined> =>
  (
    await sql<Resident[]>`select id, phone_cipher "phoneCipher", name_cipher "nameCipher" from resident
      where county = ${county} and id = ${id}`
  )[0]

export const setResidentName = async (tx: Tx, county: string, id: string, nameCipher: Buffer | null): Promise<void> => {
  await tx`update resident set name_cipher = ${nameCipher} where county = ${county} and id = ${id}`
}
