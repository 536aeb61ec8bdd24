import type { Sql, Tx } from '../database.ts'
import { type HeldPosition, positionJson } from './positions.ts'

/**
 * `password`: one factor; `sso`: one factor, by single sign-on (no password of ours to expire); `full`: two factors.
 */
export type Strength = 'password' | 'sso' | 'full'

export interface NewSession {
  readonly digest: Buffer
  readonly account: string | null
  readonly resident: string | null
  readonly county: string
  readonly position: string | null
  readonly strength: Strength
  readonly now: Date
  readonly expiresAt: Date
}

export const addSession = async (tx: Sql | Tx, session: NewSession): Promise<void> => {
  await tx`insert into session
      (token_digest, account, resident, county, position, strength, created_at, seen_at, expires_at)
    values (${session.digest}, ${session.account}, ${session.resident}, ${session.county}, ${session.position},
      ${session.strength}, ${session.now}, ${session.now}, ${session.expiresAt})`
}

export interface LiveSession {
  readonly account: string | null
  readonly resident: string | null
  readonly county: string
  readonly position: string | null
  readonly strength: Strength
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly name: string | null
  readonly login: string | null
  readonly passwordChangedAt: Date | null
  readonly totpConfirmedAt: Date | null
  readonly countyName: string | null
  /** Those valid on the day asked for. */
  readonly positions: readonly HeldPosition[]
}

/** One round trip: the session with its account and the positions valid on `day`. Idle, expired and disabled ones are not found. */
export const findSession = async (
  sql: Sql,
  digest: Buffer,
  { now, idleSince, day }: { now: Date; idleSince: Date; day: string },
): Promise<LiveSession | undefined> =>
  (
    await sql<LiveSession[]>`
    select s.account, s.resident, s.county, s.position, s.strength, s.seen_at "seenAt", s.expires_at "expiresAt",
      a.name, a.login, a.password_changed_at "passwordChangedAt", a.totp_confirmed_at "totpConfirmedAt",
      (select r.name from region r where r.code = s.county order by r.valid_to desc nulls first limit 1) "countyName",
      coalesce((select jsonb_agg(${positionJson(sql)} order by p.valid_from, p.id) from position p
        where p.account = a.id and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})), '[]') positions
    from session s left join account a on a.id = s.account
    where s.token_digest = ${digest} and s.expires_at > ${now}
      and (s.resident is not null or (s.seen_at > ${idleSince} and a.disabled_at is null))`
  )[0]

export const touchSession = async (sql: Sql, digest: Buffer, now: Date): Promise<void> => {
  await sql`update session set seen_at = ${now} where token_digest = ${digest} and seen_at < ${now}`
}

export const setSessionPosition = async (tx: Tx, digest: Buffer, position: string): Promise<void> => {
  await tx`update session set position = ${position} where token_digest = ${digest}`
}

export const removeSession = async (tx: Sql | Tx, digest: Buffer): Promise<void> => {
  await tx`delete from session where token_digest = ${digest}`
}

/** Ends every session of an account. */
export const removeSessionsOf = async (tx: Tx, account: string): Promise<void> => {
  await tx`delete from session where account = ${account}`
}

/** Sessions past their end, and codes and requests for codes that no limit looks at any more. */
export const sweepSessions = async (tx: Tx, now: Date): Promise<void> => {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000)
  await tx`delete from session where expires_at < ${now}`
  await tx`delete from resident_code where expires_at < ${now}`
  await tx`delete from code_request where at < ${yesterday}`
}
